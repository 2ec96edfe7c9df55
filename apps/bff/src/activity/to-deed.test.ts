import { describe, expect, test } from 'vitest';
import { startersOf } from './activity.handlers.ts';
import { spansOf } from './spans.ts';
import { deedsOf, toLogEvent } from './to-deed.ts';

const instance =
  '/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv/backupInstances/one';

/** An event as Azure's documentation shows one, about a backup instance. */
const event = (more: object = {}) => ({
  caller: 'rob@contoso.com',
  claims: { name: 'Rob Robertson', 'http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn': 'rob@contoso.com', appid: 'a' },
  correlationId: 'c',
  eventTimestamp: '2026-09-08T09:00:00.3810679Z',
  httpRequest: { clientRequestId: '27003b25-91d3-418f-8eb1-29e537dcb249', method: 'POST' },
  operationId: 'o',
  operationName: { value: 'Microsoft.DataProtection/backupVaults/backupInstances/backup/action', localizedValue: 'Back up' },
  resourceId: instance,
  status: { value: 'Started', localizedValue: 'Started' },
  ...more,
});

const name = (value: string) => ({ operationName: { value } });
const status = (value: string) => ({ status: { value } });
const told = (...events: object[]) => deedsOf(events.map(toLogEvent).filter((one) => one !== undefined));

describe('an event of the log', () => {
  test.each([
    ['write', 'configure'],
    ['backup/action', 'back-up'],
    ['restore/action', 'restore'],
    ['STOPPROTECTION/ACTION', 'stop'],
    ['suspendBackups/action', 'pause'],
    ['resumeProtection/action', 'resume'],
    ['delete', 'delete'],
    ['sync/action', 'other'],
  ])('of %s is told as %s', (what, kind) => {
    expect(told(event(name(`Microsoft.DataProtection/backupVaults/backupInstances/${what}`)))).toMatchObject([{ kind }]);
  });

  test.each([
    ['asks without a change', name('Microsoft.DataProtection/backupVaults/backupInstances/validateRestore/action')],
    ['is about a policy', name('Microsoft.DataProtection/backupVaults/backupPolicies/write')],
    ['is about another provider', name('Microsoft.Compute/disks/write')],
    ['says no operation', { operationName: null }],
    ['says no resource', { resourceId: '' }],
  ])('that %s is no deed', (_, more) => {
    expect(told(event(more))).toEqual([]);
  });

  test.each([
    ['a person', {}, { kind: 'person', name: 'Rob Robertson', account: 'rob@contoso.com' }],
    ['a person without a display name', { claims: {} }, { kind: 'person', name: 'rob@contoso.com', account: 'rob@contoso.com' }],
    ['an application', { caller: 'x', claims: { appid: '0b1f' } }, { kind: 'application', name: '0b1f', account: null }],
    [
      'an application without claims',
      { caller: 'Azure Backup', claims: null },
      { kind: 'application', name: 'Azure Backup', account: null },
    ],
    [
      'a managed identity',
      { caller: 'x', claims: { appid: '0b1f', xms_mirid: instance.replace(/\/backupInstances.*/, '') } },
      { kind: 'managed-identity', name: 'bv', account: null },
    ],
    ['nobody', { caller: null, claims: null }, null],
  ])('names %s', (_, more, by) => {
    expect(told(event(more))[0]?.by).toEqual(by);
  });
});

describe('the events of one piece of work', () => {
  test.each([
    ['begun', ['Started'], 'under-way'],
    ['accepted', ['Started', 'Accepted'], 'under-way'],
    ['done', ['Started', 'Accepted', 'Succeeded'], 'succeeded'],
    ['failed later', ['Started', 'Accepted', 'Failed'], 'failed'],
    ['refused', ['Started', 'Failed'], 'refused'],
  ])('tell that it is %s', (_, words, outcome) => {
    expect(told(...words.map((word) => event(status(word))))).toMatchObject([{ outcome }]);
  });

  test('are one deed from its first moment on, and those of another work another one', () => {
    const later = { eventTimestamp: '2026-09-08T09:10:00Z' };
    const deeds = told(event({ ...status('Succeeded'), ...later, httpRequest: null }), event(), event({ ...later, operationId: 'p' }));
    expect(deeds.map(({ at }) => at)).toEqual(['2026-09-08T09:10:00.000Z', '2026-09-08T09:00:00.381Z']);
    expect(deeds[1]).toMatchObject({ outcome: 'succeeded', requestId: '27003b25-91d3-418f-8eb1-29e537dcb249' });
  });

  test('of a deployment are those of each item, under one correlation id', () => {
    const write = name('Microsoft.DataProtection/backupVaults/backupInstances/write');
    const deeds = told(event({ ...write, operationId: 'p' }), event({ ...write, operationId: 'q', resourceId: `${instance}2` }));
    expect(deeds.map(({ kind, instanceId }) => [kind, instanceId])).toEqual([
      ['configure', instance],
      ['configure', `${instance}2`],
    ]);
  });
});

test('jobs that began near to each other are looked up in one stretch of the log', () => {
  const jobs = ['2026-09-08T01:00:00.000Z', '2026-09-08T06:00:00.000Z', '2026-09-06T00:00:00.000Z'].map((startedAt) => ({ startedAt }));
  expect(spansOf(jobs)).toEqual([
    { from: '2026-09-08T00:45:00.000Z', to: '2026-09-08T06:05:00.000Z', jobs: [jobs[1], jobs[0]] },
    { from: '2026-09-05T23:45:00.000Z', to: '2026-09-06T00:05:00.000Z', jobs: [jobs[2]] },
  ]);
});

const job = (of: string) =>
  ({ id: `${of}/jobs/1`, instanceId: of, startedAt: '2026-09-08T09:00:05Z', activityId: 'x', operation: 'backup' }) as const;
const other = `${instance}-too`;
const rob = (of: string) => event({ resourceId: of, operationId: of, httpRequest: { clientRequestId: 'x' } });
const odd = (more: object) => event({ operationId: 'odd', eventTimestamp: 'at noon', ...more });

describe('an event that cannot be read', () => {
  test.each([
    ['of an item leaves the jobs of that item without a name', odd({}), [other], [instance]],
    ['of an item in other letters as well', odd({ resourceId: instance.toUpperCase() }), [other], [instance]],
    ['of anything else leaves no job without one', odd({ resourceId: `${instance}s` }), [instance, other], []],
  ])('%s', (_, event, named, without) => {
    const { items, missing } = startersOf([job(instance), job(other)], [rob(instance), event, rob(other)], '2026-09-08T12:00:00Z');
    expect(items.map(({ jobId, starter }) => [jobId, starter.is])).toEqual(named.map((of) => [job(of).id, 'known']));
    expect(missing.map(({ id, problem }) => [id, problem.code])).toEqual(without.map((of) => [job(of).id, 'unreadable-record']));
  });
});
