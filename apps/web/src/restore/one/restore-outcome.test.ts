import type { Job } from '@esan/domain';
import { expect, test } from 'vitest';
import { outcomeOf, patientLooks } from './restore-outcome.ts';

const job = (status: Job['status']): Job => ({
  id: '/jobs/one',
  name: 'one',
  subscriptionId: 's',
  resourceGroup: 'rg',
  vault: 'bv',
  operation: 'restore',
  operationName: 'Restore',
  instanceId: '/instances/one',
  volumeName: 'sql',
  san: 'san',
  status,
  said: '',
  trigger: 'on-demand',
  startedAt: '2026-09-08T13:05:00Z',
  endedAt: null,
  activityId: 'a',
  steps: [],
  destinationId: null,
  problem: null,
  warnings: [],
});

test.each([
  ['was just opened', { job: undefined, operation: undefined, looks: 0 }, 'accepting'],
  ['was looked for once too few', { job: undefined, operation: undefined, looks: patientLooks - 1 }, 'accepting'],
  ['was looked for long enough', { job: undefined, operation: undefined, looks: patientLooks }, 'absent'],
  ['is accepted, however slow its job is to show', { job: undefined, operation: 'running', looks: 100 }, 'accepting'],
  ['was refused before any job', { job: undefined, operation: 'failed', looks: 1 }, 'failed'],
  ['ended so long ago that its job is gone', { job: undefined, operation: 'succeeded', looks: patientLooks }, 'absent'],
  ['has a job that runs', { job: job('running'), operation: 'failed', looks: 100 }, 'running'],
  ['has a job that failed', { job: job('failed'), operation: 'running', looks: 1 }, 'failed'],
  ['has a job that was cancelled', { job: job('cancelled'), operation: undefined, looks: 1 }, 'cancelled'],
  ['is said a word of that nobody knows', { job: undefined, operation: 'unknown', looks: 1 }, 'unknown'],
  ['has a job whose word nobody knows', { job: job('unknown'), operation: 'running', looks: 1 }, 'unknown'],
  ['has a job that is done', { job: job('completed'), operation: undefined, looks: 100 }, 'restored'],
] as const)('a restore that %s', (_what, known, outcome) => {
  expect(outcomeOf(known)).toBe(outcome);
});
