import { api } from '@esan/contract';
import { parentIdOf } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { tryOne } from '../testing/set-of-one.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
afterAll(() => portal.close());

const seconds = 1000;
const elasticSan = () => ({ params: { subscriptionId: portal.subscriptionId, namespace: 'Microsoft.ElasticSan' } });

/** As an administrator who tidies up does. */
async function unregister(): Promise<void> {
  const { name } = await portal.azure.detail();
  const token = await portal.azure.token(`backup-admin@${name}.example`, 'arm');
  const path = `/subscriptions/${portal.subscriptionId}/providers/Microsoft.ElasticSan/unregister?api-version=2025-04-01`;
  await portal.azureAt(path, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  await portal.azure.advance(60 * seconds);
}

test('what needs a provider that is not registered is refused with its name and subscription; registered there and then, it works again', async () => {
  const { items } = await admin.get(api.listVolumes, { query: {} });
  const groupId = parentIdOf(items[0]?.id ?? '');
  const check = { groupId, volumes: [items[0]?.name ?? ''] };
  await unregister();
  const refused = await tryOne(admin, api.checkVolumes, check);
  expect(refused.problem).toMatchObject({
    code: 'provider-not-registered',
    provider: { namespace: 'Microsoft.ElasticSan', subscriptionId: portal.subscriptionId },
  });
  expect((await admin.get(api.getProvider, elasticSan())).item).toEqual({
    namespace: 'Microsoft.ElasticSan',
    state: 'not-registered',
    mayRegister: true,
  });
  expect((await admin.get(api.registerProvider, elasticSan())).item.state).toBe('registering');
  await portal.azure.advance(60 * seconds);
  expect((await admin.get(api.getProvider, elasticSan())).item.state).toBe('registered');
  expect((await tryOne(admin, api.checkVolumes, check)).problem).toBeUndefined();
});

test('somebody who may not register a provider is known before the press, and refused', async () => {
  const reader = await portal.person('reader');
  expect((await reader.get(api.getProvider, elasticSan())).item).toMatchObject({ state: 'registered', mayRegister: false });
  const { status, problem } = await reader.try(api.registerProvider, elasticSan());
  expect([status, problem]).toMatchObject([403, { code: 'not-allowed', action: 'Microsoft.ElasticSan/register/action' }]);
});

test.each([
  ['Enabled', false],
  ['PastDue', false],
  ['Warned', true],
  ['Disabled', true],
  ['disabled', true],
  ['Expired', true],
  ['Deleted', true],
])('a subscription that is %s: that nothing can be made in it is %s', async (state, isDisabled) => {
  await portal.azure.addFault({ kind: 'change-answer', action: '*', path: '/subscriptions', set: { 'value[].state': state } });
  const { items } = await admin.get(api.listSubscriptions, {});
  expect(items.map((one) => one.isDisabled)).toEqual([isDisabled]);
});

test('a change in a disabled subscription is refused as such', async () => {
  const message = `The subscription '${portal.subscriptionId}' is disabled and therefore marked as read only.`;
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.ElasticSan/register/action',
    status: 409,
    code: 'ReadOnlyDisabledSubscription',
    message,
  });
  const { status, problem } = await admin.try(api.registerProvider, elasticSan());
  expect([status, problem?.code, problem?.detail]).toEqual([409, 'subscription-read-only', message]);
});

test('a policy that refuses says what it wants', async () => {
  const tag = {
    result: 'True',
    expressionKind: 'Field',
    expression: 'tags[env]',
    path: 'tags[env]',
    targetValue: 'false',
    operator: 'Exists',
  };
  const info = { policyAssignmentDisplayName: 'Require env', evaluationDetails: { evaluatedExpressions: [tag] } };
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.ElasticSan/register/action',
    status: 403,
    code: 'RequestDisallowedByPolicy',
    message: "Resource 'v' was disallowed by policy.",
    additionalInfo: [{ type: 'PolicyViolation', info }],
  });
  const { status, problem } = await admin.try(api.registerProvider, elasticSan());
  expect([status, problem?.policies]).toEqual([
    403,
    [{ name: 'Require env', demands: [{ field: 'tags[env]', must: true, be: 'exists', values: [] }] }],
  ]);
});
