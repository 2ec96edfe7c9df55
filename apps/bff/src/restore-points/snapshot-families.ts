import type { SnapshotMoments } from '@esan/domain';
import type { Beside, Claimant, Family } from '../estate/graph/point-snapshots.ts';

const minuteMs = 60_000;
const minuteOf = (moment: string): number => Math.floor(Date.parse(moment) / minuteMs);

// A point is of some minutes after its snapshot was begun: of two for a disk (recorded 2025-11). As with the snapshot of a single point, more than an
// hour is no match.
const mostApart = 60;
const isOf = (point: number, snapshot: number): boolean => snapshot <= point && point - snapshot < mostApart;

/** A schedule backs up once a week at least; a day more, for it may be late. */
const mostBetween = 8 * 24 * 60;

/** The newest snapshot that an item's newest point can be of. */
const lastBy = (family: Family, newest: number): number => family.findLast((minute) => minute <= newest) ?? Number.NEGATIVE_INFINITY;

const mayBeOf = (family: Family, { newestAt }: Claimant): boolean =>
  newestAt !== null && isOf(minuteOf(newestAt), lastBy(family, minuteOf(newestAt)));

/** Its newest snapshot is of the item's newest point. */
const endsWith = (family: Family, item: Claimant): boolean =>
  mayBeOf(family, item) && lastBy(family, minuteOf(item.newestAt ?? '')) === family.at(-1);

/** Families as one, each moment with the first and the last of theirs; undefined where they do not tell of the same backups. */
function asOne(families: readonly Family[]): { first: number; last: number }[] | undefined {
  const [one = [], ...others] = families;
  if (others.some(({ length }) => length !== one.length)) return undefined;
  const moments = one.map((_, nth) => {
    const all = families.map((family) => family[nth] ?? 0);
    return { first: Math.min(...all), last: Math.max(...all) };
  });
  return moments.every(({ first, last }) => last - first < mostApart) ? moments : undefined;
}

const leastLate = 10;

/**
 * What snapshots tell of the points of an item between two moments, where they prove by themselves to be the item's: the newest of the family is of the
 * item's newest point, its oldest of the oldest one if that is in this time, and there is a family for every item that could be meant. Of several that may
 * be its own, those with newer snapshots among them, each must tell of the same backups until then: it does not matter whose is whose. Undefined is
 * everything else.
 */
export function momentsOf(item: Claimant, { families, items }: Beside, between: { from: string; to: string }): SnapshotMoments | undefined {
  const { oldestAt, newestAt } = item;
  const own = families.filter((family) => mayBeOf(family, item));
  const meant = items.filter((other) => own.some((family) => endsWith(family, other)));
  if (oldestAt === null || newestAt === null || own.length === 0 || meant.length > own.length) return undefined;
  const [from, to, oldest, newest] = [between.from, between.to, oldestAt, newestAt].map(minuteOf) as [number, number, number, number];
  const hasEnd = own.some((family) => endsWith(family, item));
  const moments = asOne(own.map((family) => family.filter((minute) => minute >= from && minute <= Math.min(to, newest))));
  const [begin] = moments ?? [];
  if (!hasEnd || moments === undefined) return undefined;
  const isWhole =
    oldest < from
      ? begin !== undefined && begin.first - from < mostBetween
      : oldest > to
        ? begin === undefined
        : begin !== undefined && isOf(oldest, begin.first);
  if (!isWhole) return undefined;
  const apart = [
    ...own.map((family) => newest - lastBy(family, newest)),
    ...(oldest < from || begin === undefined ? [] : [oldest - begin.first]),
  ];
  const spread = Math.max(0, ...moments.map(({ first, last }) => last - first));
  const late = Math.max(leastLate, 4 * Math.max(...apart)) + spread;
  return { taken: moments.map(({ first }) => new Date(first * minuteMs).toISOString()), lateMs: late * minuteMs };
}
