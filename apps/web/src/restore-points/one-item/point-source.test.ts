import type { Attempt } from '@esan/domain';
import { expect, test } from 'vitest';
import { sourcesIn } from './point-source.ts';

const backup = (of: Partial<Attempt>): Attempt => ({
  name: '1',
  status: 'completed',
  trigger: 'scheduled',
  startedAt: '2026-09-08T13:00:00Z',
  endedAt: '2026-09-08T13:06:00Z',
  ...of,
});

test('a point belongs to the backup that was at work at its time', () => {
  const onDemand = backup({ name: '2', trigger: 'on-demand', startedAt: '2026-09-08T15:10:00Z', endedAt: '2026-09-08T15:16:00Z' });
  expect(sourcesIn([onDemand, backup({})])('2026-09-08T15:12:00Z')?.trigger).toBe('on-demand');
});

test('a failed backup made no point: one on demand right after it is its own', () => {
  const failed = backup({ status: 'failed' });
  const onDemand = backup({ trigger: 'on-demand', startedAt: '2026-09-08T13:06:30Z', endedAt: '2026-09-08T13:12:00Z' });
  expect(sourcesIn([failed, onDemand])('2026-09-08T13:06:30Z')?.trigger).toBe('on-demand');
  expect(sourcesIn([failed])('2026-09-08T13:00:00Z')).toBeUndefined();
});

test('a point whose job has left the history has no known source', () => {
  expect(sourcesIn([backup({})])('2026-07-01T13:02:00Z')).toBeUndefined();
});
