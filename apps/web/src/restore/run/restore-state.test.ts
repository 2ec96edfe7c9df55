import type { Job } from '@esan/domain';
import { expect, test } from 'vitest';
import { patientLooks } from '../../api/operation.ts';
import { restoreStateOf, type Known, type RestoreState } from './restore-state.ts';

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

test.each<[string, Known, RestoreState]>([
  ['was just opened', { job: undefined, operation: undefined, looks: 0 }, 'accepting'],
  ['was looked for once too few', { job: undefined, operation: undefined, looks: patientLooks - 1 }, 'accepting'],
  ['was looked for long enough', { job: undefined, operation: undefined, looks: patientLooks }, 'not-started'],
  ['is accepted, however slow its job is to show', { job: undefined, operation: 'running', looks: 100 }, 'accepting'],
  ['was refused before any job', { job: undefined, operation: 'failed', looks: 1 }, 'failed'],
  ['ended so long ago that its job is gone', { job: undefined, operation: 'succeeded', looks: patientLooks }, 'not-started'],
  ['has a job that runs', { job: job('running'), operation: 'failed', looks: 100 }, 'running'],
  ['has a job that failed', { job: job('failed'), operation: 'running', looks: 1 }, 'failed'],
  ['has a job that was cancelled', { job: job('cancelled'), operation: undefined, looks: 1 }, 'cancelled'],
  ['is said a word of that nobody knows', { job: undefined, operation: 'unknown', looks: 1 }, 'unknown'],
  ['has a job whose word nobody knows', { job: job('unknown'), operation: 'running', looks: 1 }, 'unknown'],
  ['has a job that is done', { job: job('completed'), operation: undefined, looks: 100 }, 'restored'],
  ['is done, and nobody may look for its volume', { job: job('completed'), volume: null, operation: undefined, looks: 1 }, 'restored'],
  ['is done and its volume is there', { job: job('completed-with-warnings'), volume: 'there', operation: 'failed', looks: 1 }, 'restored'],
  ['is done and its volume is not there', { job: job('completed'), volume: 'missing', operation: 'succeeded', looks: 1 }, 'missing'],
  ['was refused at once', { job: undefined, operation: undefined, isRefused: true, looks: 0 }, 'failed'],
  ['was refused at once before, and has a job now', { job: job('running'), operation: undefined, isRefused: true, looks: 0 }, 'running'],
  ['cannot be looked for, and was accepted', { job: undefined, operation: 'running', isSought: false, looks: 9 }, 'accepting'],
  ['goes nobody knows where', { job: undefined, operation: undefined, isSought: false, looks: 0 }, 'unknown'],
])('a restore that %s', (_what, known, state) => {
  expect(restoreStateOf(known)).toBe(state);
});
