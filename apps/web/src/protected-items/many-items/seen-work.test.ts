import type { JobStatus, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import type { ItemDeed } from './item-work.ts';
import { backupsOf, seenState } from './seen-work.ts';

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
  ['undelete', itemIn('stopped'), 'ready'],
  ['undelete', itemIn('protected'), 'ready'],
  ['undelete', undefined, undefined],
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
    job: { instanceId: '', activityId: '', status, endedAt: null, said: '', problem },
    choice: keep,
  });
  expect([state?.kind, state?.kind === 'refused' ? state.problem.code : undefined]).toEqual([kind, code]);
});

const seenJob = (instanceId: string, status: JobStatus = 'completed', activityId = 'ONE') => ({
  instanceId,
  activityId,
  status,
  endedAt: status === 'running' ? null : '2026-09-08T08:00:00Z',
  said: '',
  problem: null,
});
const all = [seenJob('/i/A'), seenJob('/i/b')];

test.each<[string, Parameters<typeof backupsOf>[2], { isKnown: boolean; isOpen: boolean; found: number }]>([
  ['are being read, or cannot be', undefined, { isKnown: false, isOpen: false, found: 0 }],
  ['are those of each item', { items: all, missing: [], next: null }, { isKnown: true, isOpen: false, found: 2 }],
  [
    'are those of each item, whatever else is not told',
    { items: all, missing: [{}], next: 'more' },
    { isKnown: true, isOpen: false, found: 2 },
  ],
  ['lack those of a vault', { items: all.slice(1), missing: [{}], next: null }, { isKnown: false, isOpen: true, found: 1 }],
  ['are only the newest', { items: all.slice(1), missing: [], next: 'more' }, { isKnown: false, isOpen: true, found: 1 }],
  ['lack one that Azure may tell later', { items: all.slice(1), missing: [], next: null }, { isKnown: true, isOpen: true, found: 1 }],
  [
    'are of another press, too',
    { items: [seenJob('/i/a', 'failed', 'two'), ...all.slice(1)], missing: [], next: null },
    { isKnown: true, isOpen: true, found: 1 },
  ],
  ['run', { items: [seenJob('/i/a', 'running'), ...all.slice(1)], missing: [], next: null }, { isKnown: true, isOpen: true, found: 2 }],
])('when the jobs of a press %s, that is what is known of its backups', (_, jobs, { found, ...known }) => {
  const { byItem, ...rest } = backupsOf('one', ['/i/a', '/I/B'], jobs);
  expect({ ...rest, found: byItem.size }).toEqual({ ...known, found });
});

test('of several backups of one item, the newest counts', () => {
  const jobs = [seenJob('/i/a', 'completed'), seenJob('/i/a', 'failed')];
  expect(backupsOf('one', ['/i/a'], { items: jobs, missing: [], next: null }).byItem.get('/i/a')?.status).toBe('completed');
});
