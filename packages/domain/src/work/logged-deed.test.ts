import { describe, expect, test } from 'vitest';
import { loggedSince, logSpanOf, starterOf, type Actor, type BegunJob, type LoggedDeed, type Starter } from './logged-deed.ts';

const instanceId = '/subscriptions/s/resourceGroups/g/providers/Microsoft.DataProtection/backupVaults/v/backupInstances/i';
const job: BegunJob = {
  id: 'job',
  instanceId,
  operation: 'backup',
  startedAt: '2026-09-08T09:00:00.000Z',
  activityId: '0b1f0f43-6a3d-4a55-9a5e-0c4de1a0f001',
};
const ann: Actor = { kind: 'person', name: 'Ann Lee', account: 'ann@contoso.example' };
const bob: Actor = { kind: 'person', name: 'Bob Roy', account: 'bob@contoso.example' };
const pipeline: Actor = { kind: 'application', name: '0b1f0f43-6a3d-4a55-9a5e-0c4de1a0f00f', account: null };

const deed: LoggedDeed = {
  id: 'one',
  kind: 'back-up',
  action: 'Microsoft.DataProtection/backupVaults/backupInstances/backup/action',
  instanceId,
  at: '2026-09-08T08:59:58.000Z',
  by: ann,
  outcome: 'succeeded',
  requestId: null,
};
const exact: LoggedDeed = { ...deed, requestId: job.activityId.toUpperCase() };

const known = (by: Actor): Starter => ({ is: 'known', by });
const unknown = (because: 'not-yet' | 'not-logged' | 'several'): Starter => ({ is: 'unknown', because });

const later = '2026-09-08T12:00:00.000Z';

describe('who began a job', () => {
  test.each<[string, LoggedDeed[], Starter]>([
    ['nobody asked for it', [], unknown('not-logged')],
    ['the request has the job’s activity as its id', [exact], known(ann)],
    ['a request with its id came from an application', [{ ...exact, by: pipeline }], known(pipeline)],
    ['the request came long before the job', [{ ...exact, at: '2026-09-08T08:50:00.000Z' }], known(ann)],
    ['the press was repeated by the same person', [exact, { ...exact, id: 'two' }], known(ann)],
    ['two people sent the same id', [exact, { ...exact, id: 'two', by: bob }], unknown('several')],
    ['somebody else’s request stands beside it', [exact, { ...deed, id: 'two', by: bob }], known(ann)],
    ['the request was refused', [{ ...exact, outcome: 'refused' }], unknown('not-logged')],
    ['the request was refused and another one taken', [{ ...exact, by: bob, outcome: 'refused' }, exact], known(ann)],
    ['the work failed later', [{ ...exact, outcome: 'failed' }], known(ann)],
    ['the log does not say who', [{ ...exact, by: null }], unknown('not-logged')],
    ['a request without an id came right before', [deed], known(ann)],
    ['two requests without an id came right before', [deed, { ...deed, id: 'two', by: bob }], unknown('several')],
    ['two requests of one person came right before', [deed, { ...deed, id: 'two' }], unknown('several')],
    ['a request without an id came too early', [{ ...deed, at: '2026-09-08T08:57:00.000Z' }], unknown('not-logged')],
    ['a request without an id came after it', [{ ...deed, at: '2026-09-08T09:00:01.000Z' }], unknown('not-logged')],
    ['a request with another id came right before', [{ ...deed, requestId: 'another' }], unknown('not-logged')],
    ['it is a request for another item', [{ ...exact, instanceId: `${instanceId}2` }], unknown('not-logged')],
    ['it is a request for something else', [{ ...exact, kind: 'restore' }], unknown('not-logged')],
  ])('when %s', (_, deeds, expected) => {
    expect(starterOf(job, deeds, later)).toEqual(expected);
  });

  test('nobody is named by the time alone before the log is complete', () => {
    const soon = '2026-09-08T09:20:00.000Z';
    expect(starterOf(job, [deed], soon)).toEqual(unknown('not-yet'));
    expect(starterOf(job, [], soon)).toEqual(unknown('not-yet'));
    expect(starterOf(job, [exact], soon)).toEqual(known(ann));
    expect(starterOf(job, [deed], '')).toEqual(unknown('not-yet'));
  });

  test('a restore is begun by whoever asked for a restore', () => {
    expect(
      starterOf(
        { ...job, operation: 'restore' },
        [
          { ...exact, kind: 'restore' },
          { ...exact, by: bob },
        ],
        later,
      ),
    ).toEqual(known(ann));
  });
});

test('the log is asked from some time before a job to a little after it', () => {
  expect(logSpanOf(job)).toEqual({ from: '2026-09-08T08:45:00.000Z', to: '2026-09-08T09:05:00.000Z' });
});

test('the log is asked for a little less than the 90 days that it is kept, from a full hour on', () => {
  expect(loggedSince('2026-09-08T09:20:00.000Z')).toBe('2026-06-10T11:00:00.000Z');
  expect(loggedSince('2026-09-08T09:40:00.000Z')).toBe('2026-06-10T11:00:00.000Z');
  expect(loggedSince('')).toBeUndefined();
});
