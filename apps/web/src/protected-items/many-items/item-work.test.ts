import type { Deed, ProtectionState } from '@esan/domain';
import { expect, test } from 'vitest';
import { deedRight, deedTitles, whyNotItem, type ItemDeed, type WorkItem } from './item-work.ts';

const item = (state: WorkItem['state']): WorkItem => ({ state, policyId: '/p/daily', vault: 'bv' });
const keep = { points: 'keep', policyId: undefined } as const;

test.each<[ItemDeed, WorkItem['state'], string | undefined]>([
  ['back-up-now', 'protected', undefined],
  ['back-up-now', 'configuring', 'Its state is Configuring.'],
  ['stop-backup', 'backups-paused', undefined],
  ['stop-backup', 'stopped', 'Its state is Stopped, points kept.'],
  ['resume-backup', 'stopped', undefined],
  ['resume-backup', 'protected', 'Its state is Protected.'],
  ['change-policy', 'protected', undefined],
  ['change-policy', 'error', 'Its state is Protection error.'],
  ['undelete', 'deleted', undefined],
])('%s of an item that is %s is possible, or says why not', (deed, state, because) => {
  expect(whyNotItem(deed, item(state), keep)).toBe(because);
});

test('what is not there, and a policy that an item has already, are said', () => {
  expect(whyNotItem('stop-backup', undefined, keep)).toBe('It is not among those that your account sees.');
  expect(whyNotItem('change-policy', item('protected'), { points: 'keep', policyId: '/P/DAILY' })).toBe('It has this policy already.');
});

test.each<[states: ProtectionState[], right: Deed]>([
  [['backups-paused', 'backups-paused', 'protected'], 'resume-paused-backup'],
  [['backups-paused', 'stopped'], 'resume-backup'],
  [['stopped'], 'resume-backup'],
  [[], 'resume-backup'],
])('items that are %s are resumed by the right %s', (states, right) => {
  const rows = states.map((state) => ({ item: item(state) }));
  expect(deedRight('resume-backup', keep, rows)).toBe(right);
});

test('letting points expire takes another right than keeping them; titles count', () => {
  expect([deedRight('stop-backup', keep, []), deedRight('stop-backup', { ...keep, points: 'expire' }, [])]).toEqual([
    'stop-backup',
    'pause-backup',
  ]);
  expect([deedTitles.undelete(1), deedTitles['back-up-now'](3)]).toEqual(['Bring 1 deleted item back', 'Back up 3 items now']);
});
