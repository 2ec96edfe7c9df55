import { problemCodes, works, type PolicyDemand, type Problem } from '@esan/domain';
import { expect, test } from 'vitest';
import { ApiError } from './client.ts';
import { learnFindings } from './found-words.ts';
import { explain, explainError, explainLine, explainOutcome } from './messages.ts';

test.each([
  [{ code: 'throttled', retryAfterMs: 3_600_000 }, 'Azure asks for a wait of 1 h; try again after it.'],
  [{ code: 'throttled', retryAfterMs: 5000 }, 'Wait a minute, then try again.'],
  [{ code: 'entra-throttled', retryAfterMs: 600_000 }, 'Microsoft Entra ID asks for a wait of 10 min; try again after it.'],
  [{ code: 'entra-throttled' }, 'Wait a minute, then try again.'],
] satisfies [Problem, string][])('of %o the wait is said that was asked for', (problem, advice) => {
  expect(explain(problem).advice).toBe(advice);
});

test('a failure is told in our words, with what Azure said beneath', () => {
  expect(
    explain({ code: 'not-allowed', detail: 'No.', azureCode: 'AuthorizationFailed', correlationId: 'c-1', action: 'a/b/write' }),
  ).toEqual({
    happened: 'Your account lacks a role that this needs.',
    advice: 'Ask an owner of the subscription for it. A new role takes effect within minutes.',
    said: {
      code: 'AuthorizationFailed',
      message: 'No.',
      by: 'Azure',
      recommendedActions: undefined,
      correlationId: 'c-1',
      action: 'a/b/write',
    },
  });
});

test.each([
  [
    { code: 'provider-not-registered', provider: { namespace: 'Microsoft.ElasticSan' } },
    'The subscription is not registered for Microsoft.ElasticSan.',
  ],
  [{ code: 'provider-not-registered' }, 'The subscription is not registered for a resource provider that this needs.'],
  [{ code: 'subscription-read-only' }, 'The subscription is disabled, so nothing in it can be changed.'],
  [{ code: 'deny-assignment', denyAssignment: 'Lock of the stack' }, 'The deny assignment “Lock of the stack” forbids this.'],
  [{ code: 'deny-assignment' }, 'A deny assignment forbids this.'],
  [{ code: 'policy-denied', policies: [] }, 'A policy of Azure Policy forbids this.'],
  [{ code: 'policy-denied', policies: [{ name: 'A', demands: [] }] }, 'The policy “A” forbids this.'],
  [
    { code: 'policy-denied', policies: ['A', 'B', 'C'].map((name) => ({ name, demands: [] })) },
    'The policies “A”, “B” and “C” forbid this.',
  ],
  [{ code: 'blocked-for-hours' }, 'Azure has blocked this, because it was tried too often.'],
  [{ code: 'azure-unavailable' }, 'Azure did not answer.'],
  [{ code: 'azure-unavailable', detail: 'Internal error.' }, 'Azure failed at this, through no fault of yours.'],
  [{ code: 'secret-expired' }, "The portal's own client secret has expired."],
  [{ code: 'entra-unreachable' }, 'Microsoft Entra ID cannot be reached.'],
] satisfies [Problem, string][])('the cause is told, not the status: %j', (problem, happened) => {
  expect(explain(problem).happened).toBe(happened);
});

test('every failure has words of its own: what happened, and what to do', () => {
  const words = problemCodes.map((code) => explain({ code }));
  expect(new Set(words.map(({ happened }) => happened)).size).toBe(problemCodes.length);
  for (const { happened, advice } of words)
    expect([happened, advice]).toEqual([expect.stringMatching(/^[A-Z].*\.$/), expect.stringMatching(/^[A-Z].*\.$/)]);
});

test.each([
  [{ field: 'tags[costCenter]', must: true, be: 'exists', values: [] }, 'The tag costCenter must be given.'],
  [{ field: "tags['old']", must: false, be: 'exists', values: [], found: 'x' }, 'The tag old must not be given.'],
  [{ field: 'tags.env', must: true, be: 'equals', values: ['prod'], found: '' }, 'The tag env must be prod; it was empty.'],
  [
    { field: 'location', must: true, be: 'in', values: ['westeurope', 'northeurope'], found: 'westus' },
    'The field location must be one of westeurope, northeurope; it was westus.',
  ],
  [{ field: 'location', must: false, be: 'in', values: ['westus'] }, 'The field location must not be westus.'],
  [{ field: 'name', must: true, be: 'like', values: ['bv-*'], found: 'x' }, 'The field name must meet like bv-*; it was x.'],
] satisfies [PolicyDemand, string][])('what a policy wants is a sentence: %j', (demand, sentence) => {
  expect(explain({ code: 'policy-denied', policies: [{ name: 'A', demands: [demand] }] }).said.wanted).toEqual([sentence]);
});

test('a wrong input is named', async () => {
  await learnFindings();
  expect(explain({ code: 'bad-request', field: 'rows', found: { is: 'input', field: 'rows', fault: 'at-most', most: 50 } }).found).toBe(
    '“rows” has more than 50 entries.',
  );
});

test.each([
  [{ code: 'azure-refused', detail: 'No.' }, 'Azure'],
  [{ code: 'entra-refused', detail: 'No.' }, 'Microsoft Entra ID'],
  [{ code: 'not-signed-in', detail: 'No.', azureCode: 'AADSTS50173' }, 'Microsoft Entra ID'],
  // The browser's own words.
  [{ code: 'unexpected', detail: 'x is undefined' }, undefined],
] satisfies [Problem, string | undefined][])('it is said whose words stand beneath a failure: %j', (problem, by) => {
  expect(explain(problem).said.by).toBe(by);
});

test('a call that failed and a fault of the portal both have words', () => {
  expect(explainError(new ApiError({ code: 'unreachable' })).happened).toBe("The portal's server cannot be reached.");
  expect(explainError(new TypeError('x is undefined'))).toMatchObject({
    happened: 'The portal failed.',
    said: { message: 'x is undefined' },
  });
});

test('of what nobody knows it is said which work it is and where one sees it, and not that it did not come about', () => {
  const told = works.map((work) => explainOutcome('It was not done.', { code: 'outcome-unknown', work }));
  expect(told[0]).toMatchObject({
    happened: 'It is not known whether the vault is being created.',
    advice:
      "Azure's answer did not come, and what Azure shows does not tell. Open Backup vaults in a minute: it is listed there if Azure has taken this. If it is not, create it again.",
  });
  for (const { happened } of told) expect(happened).toMatch(/^It is not known (how|whether) [a-zA-Z' ]+\.$/);
  expect(explainOutcome('The vault bv was not created.', { code: 'unknown-word', detail: 'Pondering' })).toMatchObject({
    happened: 'Azure says “Pondering” of this, which the portal does not know.',
    said: { message: undefined },
  });
});

test('what did not come about is told with its cause, unless the cause says no more', () => {
  expect(explainOutcome('The vault bv was not created.', { code: 'quota-reached' }).happened).toBe(
    'The vault bv was not created. A quota of the subscription is used up.',
  );
  expect(explainOutcome('The vault bv was not created.', { code: 'azure-refused' }).happened).toBe('The vault bv was not created.');
});

test.each([
  [
    { code: 'no-capacity', detail: 'It needs 9 GiB.', azureCode: 'Full', recommendedActions: ['Expand it.'] },
    'v-1: There is not enough free capacity for this.',
    'It needs 9 GiB. Expand it. (Full)',
  ],
  [
    { code: 'validation-failed', detail: 'The target is broken.' },
    'v-1: The target is broken.',
    'Correct what Azure names below, then try again.',
  ],
  [{ code: 'azure-refused' }, 'v-1: Azure refused this.', 'It did not say why. Look at it in the Azure portal, or try again.'],
] satisfies [Problem, string, string][])(
  'a line of a list tells the cause, then what Azure says and what to do: %j',
  (problem, sentence, detail) => {
    expect(explainLine('v-1', problem)).toMatchObject({ sentence: { words: sentence }, detail: { words: detail } });
  },
);
