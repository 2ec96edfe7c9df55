import type { ListedJob } from '@esan/domain';
import { expect, test } from 'vitest';
import { pressesOnMany, pressGroups, pressPage, pressTitle } from './press-groups.ts';

const job = (name: string, activityId: string, more: Partial<ListedJob> = {}): ListedJob => ({
  id: name,
  name,
  vault: 'bv',
  operation: 'backup',
  operationName: 'Backup',
  instanceId: name,
  volumeName: name,
  san: '',
  status: 'running',
  said: '',
  trigger: 'on-demand',
  startedAt: '',
  endedAt: null,
  activityId,
  problem: null,
  ...more,
});

test('jobs of one press are told together, with the last try of each item; what a schedule began, a restore of the same press as backups and a job without one, each for itself', () => {
  const jobs = [
    job('a', 'PRESS'),
    job('b', 'press'),
    job('c', 'press', { trigger: 'scheduled' }),
    job('d', 'press', { operation: 'restore' }),
    job('e', ''),
    job('f', ''),
    job('g', 'other'),
    job('h', '6f1c2d3e-4b5a-4001-8000-000000000001', { operation: 'restore', status: 'failed', startedAt: '2026-09-01T10:00:00Z' }),
    job('i', '6F1C2D3E-4b5a-4002-8000-000000000002', { operation: 'restore' }),
    job('h2', '6f1c2d3e-4b5a-4003-8000-000000000003', { operation: 'restore', instanceId: 'h', startedAt: '2026-09-01T11:00:00Z' }),
    job('k', '6f1c2d3e-4b5b-4004-8000-000000000004', { operation: 'restore' }),
  ];
  expect(pressesOnMany(jobs).map((group) => group.jobs.map(({ name }) => name).join())).toEqual(['a,b', 'h2,i']);
  expect(pressGroups(jobs).map((group) => group.jobs.map(({ name }) => name).join())).toEqual([
    'a,b',
    'c',
    'd',
    'e',
    'f',
    'g',
    'h2,i',
    'k',
  ]);
});

const vault = '/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg/providers/Microsoft.DataProtection/backupVaults/bv';
const of = (name: string, more: Partial<ListedJob> = {}) =>
  job(`${vault}/backupJobs/${name}`, 'p', { volumeName: name, instanceId: `${vault}/backupInstances/${name}`, ...more });

test.each<[ListedJob[], string, string]>([
  [[of('a')], 'Backup of a', '/jobs/00000000-0000-0000-0000-000000000001/rg/bv/a'],
  [
    [of('a'), of('b')],
    'Backup of 2 items',
    '/item-work?do=back-up-now&vaults=00000000-0000-0000-0000-000000000001*rg*bv&items=0*a*0*b&intent=p',
  ],
  [[of('a', { operation: 'restore' }), of('b', { operation: 'restore' })], 'Restore of 2 volumes', '/jobs?operation=restore'],
])('jobs of a press, as many as %#, are called and found as they are', (jobs, title, page) => {
  expect(pressGroups(jobs).map((group) => [pressTitle(group), pressPage(group)])).toEqual([[title, page]]);
});
