import type { PointRow } from './point-rows.ts';

/** A restore point and the moment of its end. */
export type End = { row: PointRow; at: string };

/** The ends of an item's points, soonest first: those that have passed although the point is still there, and those to come. */
export function endsOf(rows: readonly PointRow[], asOf: string): { overdue: End[]; next: End[] } {
  const ends = rows
    .flatMap((row) => (row.kind === 'point' && row.expires !== null && row.expires !== 'never' ? [{ row, at: row.expires.at }] : []))
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const hasPassed = ({ at }: End) => Date.parse(at) <= Date.parse(asOf);
  return { overdue: ends.filter(hasPassed), next: ends.filter((end) => !hasPassed(end)) };
}
