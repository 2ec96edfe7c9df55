import type { JobStatus, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import type { ItemDeed } from './item-work.ts';
import { seenState } from './seen-work.ts';

const keep = { points: 'keep', policyId: '/p/weekly' } as const;
const itemIn = (state: ProtectionState, policyId = '/p/daily') => ({ state, policyId });
const kindOf = (deed: ItemDeed, item: ReturnType<typeof itemIn> | undefined, points: 'keep' | 'expire' = 'keep') =>
  seenState(deed, { item, job: undefined, choice: { ...keep, points } })?.kind;

test.each<[ItemDeed, ReturnType<typeof itemIn> | undefined, string | undefined]>([
  ['stop-backup', itemIn('stopped'), 'ready'],
  ['stop-backup', itemIn('updating'), 'asking'],
  ['stop-backup', itemIn('protected'), undefined],
  ['stop-backup', itemIn('backups-paused'), undefined],
  ['resume-backup', itemIn('protected'), 'ready'],
  ['resume-backup', itemIn('stopped'), undefined],
  ['change-policy', itemIn('protected', '/P/WEEKLY'), 'ready'],
  ['change-policy', itemIn('updating', '/p/weekly'), 'asking'],
  ['change-policy', itemIn('protected'), undefined],
  ['change-policy', itemIn('updating'), undefined],
  ['undelete', undefined, 'ready'],
  ['undelete', itemIn('deleted'), undefined],
  ['stop-backup', undefined, undefined],
  ['back-up-now', itemIn('protected'), undefined],
])('%s shows on the item %j as %s', (deed, item, kind) => {
  expect(kindOf(deed, item)).toBe(kind);
});

test('backups that are stopped while their points expire are paused', () => {
  expect([kindOf('stop-backup', itemIn('backups-paused'), 'expire'), kindOf('stop-backup', itemIn('stopped'), 'expire')]).toEqual([
    'ready',
    undefined,
  ]);
});

test.each<[JobStatus, string, string | undefined]>([
  ['running', 'asking', undefined],
  ['cancelling', 'asking', undefined],
  ['completed', 'ready', undefined],
  ['completed-with-warnings', 'ready', undefined],
  ['failed', 'refused', 'quota-reached'],
  ['cancelled', 'refused', 'canceled'],
  ['unknown', 'refused', 'unknown-word'],
])('a backup whose job is %s shows as %s, for the reason %s', (status, kind, code) => {
  const problem = status === 'failed' ? { code: 'quota-reached' as const } : null;
  const state = seenState('back-up-now', {
    item: itemIn('protected'),
    job: { instanceId: '', activityId: '', status, said: '', problem },
    choice: keep,
  });
  expect([state?.kind, state?.kind === 'refused' ? state.problem.code : undefined]).toEqual([kind, code]);
});
