import type { Job } from '@esan/domain';
import { expect, test } from 'vitest';
import { sourceOf } from './point-source.ts';

const job = (of: Partial<Job>): Job => ({
  id: '/jobs/1',
  name: '1',
  subscriptionId: 's',
  resourceGroup: 'rg',
  vault: 'bv',
  operation: 'backup',
  operationName: 'Backup',
  instanceId: '/vault/backupInstances/sql',
  volumeName: 'sql',
  san: 'san',
  status: 'completed',
  trigger: 'scheduled',
  startedAt: '2026-09-08T13:00:00Z',
  endedAt: '2026-09-08T13:06:00Z',
  activityId: 'a',
  steps: [],
  destinationId: null,
  problem: null,
  ...of,
});

test('a point belongs to the backup that was at work at its time', () => {
  const onDemand = job({ id: '/jobs/2', trigger: 'on-demand', startedAt: '2026-09-08T15:10:00Z', endedAt: '2026-09-08T15:16:00Z' });
  const found = sourceOf('2026-09-08T15:12:00Z', '/Vault/backupInstances/SQL', [onDemand, job({})]);
  expect(found?.trigger).toBe('on-demand');
});

test('a restore or a backup of another item says nothing about a point', () => {
  const others = [job({ operation: 'restore' }), job({ instanceId: '/vault/backupInstances/other' })];
  expect(sourceOf('2026-09-08T13:02:00Z', '/vault/backupInstances/sql', others)).toBeUndefined();
});

test('a point whose job has left the history has no known source', () => {
  expect(sourceOf('2026-07-01T13:02:00Z', '/vault/backupInstances/sql', [job({})])).toBeUndefined();
});
