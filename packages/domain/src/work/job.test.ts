import { expect, test } from 'vitest';
import { isLate, usualMsOf, type Job } from './job.ts';

const minutes = 60_000;
const restoreOf = (instanceId: string, minutesTaken: number, changed: Partial<Job> = {}): Job => ({
  id: '',
  name: '',
  subscriptionId: '',
  resourceGroup: '',
  vault: '',
  operation: 'restore',
  operationName: 'Restore',
  instanceId,
  volumeName: '',
  san: '',
  status: 'completed',
  said: '',
  trigger: 'on-demand',
  startedAt: '2026-09-08T08:00:00Z',
  endedAt: new Date(Date.parse('2026-09-08T08:00:00Z') + minutesTaken * minutes).toISOString(),
  activityId: '',
  steps: [],
  destinationId: null,
  problem: null,
  warnings: [],
  ...changed,
});

test('what is usual is the middle one of the runs of that volume that ended well', () => {
  const jobs = [
    restoreOf('/a', 2),
    restoreOf('/A', 90),
    restoreOf('/a', 3),
    restoreOf('/b', 50),
    restoreOf('/a', 50, { operation: 'backup' }),
    restoreOf('/a', 50, { status: 'failed' }),
    restoreOf('/a', 50, { status: 'running', endedAt: null }),
  ];
  expect(usualMsOf(jobs, { operation: 'restore', instanceId: '/a' })).toBe(3 * minutes);
  expect(usualMsOf(jobs, { operation: 'restore', instanceId: '/c' })).toBeNull();
});

test('a run is held against the others, not against itself', () => {
  const own = restoreOf('/a', 90, { id: '/jobs/own' });
  expect(usualMsOf([own], own)).toBeNull();
  expect(usualMsOf([own, restoreOf('/a', 4, { id: '/jobs/before' })], own)).toBe(4 * minutes);
});

test('work is late after twice the usual time, and never where nothing is known', () => {
  expect([isLate(6 * minutes, 3 * minutes), isLate(6 * minutes + 1, 3 * minutes), isLate(900 * minutes, null)]).toEqual([
    false,
    true,
    false,
  ]);
});
