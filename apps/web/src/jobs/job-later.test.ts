import type { Job } from '@esan/domain';
import { expect, test } from 'vitest';
import { laterJob } from './job-later.ts';

type Tried = Pick<Job, 'id' | 'operation' | 'status' | 'startedAt' | 'endedAt' | 'activityId'>;
const job = (id: string, hour: number, more: Partial<Tried> = {}): Tried => ({
  id,
  operation: 'backup',
  status: 'failed',
  startedAt: `2026-09-08T${String(hour).padStart(2, '0')}:00:00Z`,
  endedAt: null,
  activityId: id,
  ...more,
});
const failed = job('failed', 8);

test.each<[string, Tried[], string | undefined]>([
  ['nothing after it', [job('before', 7, { status: 'completed' }), failed], undefined],
  ['one that failed, too', [job('next', 9), failed], undefined],
  [
    'two that succeeded: the first',
    [job('second', 10, { status: 'completed' }), job('first', 9, { status: 'completed-with-warnings' })],
    'first',
  ],
  ['one under way', [job('now', 11, { status: 'running' }), job('next', 9)], 'now'],
  ['a restore that succeeded', [job('restore', 9, { status: 'completed', operation: 'restore' })], undefined],
])('after a backup that failed there is %s', (_, jobs, id) => {
  expect(laterJob(failed, jobs)?.id).toBe(id);
});

test('a restore is made good for by the next try of the same press alone', () => {
  const restore = job('restore', 8, { operation: 'restore', activityId: 'press' });
  const other = job('other', 9, { operation: 'restore', status: 'completed', activityId: 'another press' });
  const again = job('again', 10, { operation: 'restore', status: 'completed', activityId: 'PRESS' });
  expect([laterJob(restore, [other])?.id, laterJob(restore, [other, again])?.id]).toEqual([undefined, 'again']);
});
