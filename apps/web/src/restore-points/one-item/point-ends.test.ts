import type { Expiry } from '@esan/domain';
import { expect, test } from 'vitest';
import { endsOf } from './point-ends.ts';
import type { PointRow } from './point-rows.ts';

const asOf = '2026-09-08T12:00:00Z';
const point = (id: string, expires: Expiry | null): PointRow => ({
  kind: 'point',
  id,
  time: '2026-09-01T13:00:00Z',
  day: '2026-09-01',
  asOf,
  tag: 'Default',
  policy: 'gold',
  state: 'complete',
  source: 'scheduled',
  isByTime: false,
  expires,
});
const until = (at: string): Expiry => ({ at, computed: true });

test('points past their expiry are overdue; those that expire next are still to come, soonest first', () => {
  const rows = [
    point('later', until('2026-09-11T13:00:00Z')),
    point('kept for ever', 'never'),
    point('not known', null),
    point('soon', until('2026-09-08T12:00:01Z')),
    point('now', until('2026-09-08T12:00:00Z')),
    point('gone long ago', until('2026-09-03T13:00:00Z')),
  ];
  const { overdue, next } = endsOf(rows, asOf);
  expect(overdue.map(({ row }) => row.id)).toEqual(['gone long ago', 'now']);
  expect(next.map(({ row }) => row.id)).toEqual(['soon', 'later']);
});
