import { plural, t } from '@lingui/core/macro';
import { expiredAtOnce, expiryOf, type PolicyTerms, type ProtectionState, type TaggedPoint } from '@esan/domain';
import { momentWords } from '../ui/time/time-words.ts';
import { pointsWords } from '../words/policies.ts';

/** Of one item's points those that expire at once: how many, out of how many, and the oldest of them. */
export type ExpiringPoints = { count: number; of: number; oldest: string | null };

/** A point with its name, by which it has a page. */
export type NamedPoint = TaggedPoint & { name: string };

/** A point that expires at once, of which item, and when it would have expired as its policy is now. */
export type PointToDelete = NamedPoint & { instanceId: string; volumeName: string; until: string | null };

/** What becomes of an item's points at the moment at which a policy of these terms takes over. */
export function expiringOf(
  terms: PolicyTerms,
  points: readonly TaggedPoint[],
  as: { asOf: string; state: ProtectionState },
): ExpiringPoints {
  const gone = expiredAtOnce(terms, points, as).map(({ time }) => time);
  return { count: gone.length, of: points.length, oldest: gone.toSorted()[0] ?? null };
}

/** The points of an item that expire at once; `was` are the terms of now, where they are known. */
export function gonePoints(
  item: { instanceId: string; volumeName: string; state: ProtectionState; points: readonly NamedPoint[] },
  terms: PolicyTerms,
  { asOf, was }: { asOf: string; was: PolicyTerms | null },
): PointToDelete[] {
  const { instanceId, volumeName, state, points } = item;
  return expiredAtOnce(terms, points, { asOf, state }).map(({ name, time, tag }) => {
    const until = was === null ? null : expiryOf({ time, tag }, was);
    return { instanceId, volumeName, name, time, tag, until };
  });
}

/** All of several items together. */
export function expiringTogether(each: readonly ExpiringPoints[]): ExpiringPoints {
  const sum = (of: (one: ExpiringPoints) => number) => each.reduce((total, one) => total + of(one), 0);
  const oldest = each.flatMap((one) => one.oldest ?? []).toSorted()[0] ?? null;
  return { count: sum(({ count }) => count), of: sum((one) => one.of), oldest };
}

/** "12 of 30 restore points expire at once, the oldest from 3 Sept, 13:00." */
export function expiringSentence({ count, of, oldest }: ExpiringPoints, asOf: string, zone?: string): string {
  if (of === 0) return t`There is no restore point yet, so none expires.`;
  if (of === 1 && count === 0) return t`The only restore point does not expire at once.`;
  if (count === 0 || oldest === null) return t`None of the ${pointsWords(of)} expires at once.`;
  const from = momentWords(oldest, asOf, zone);
  if (of === 1) return t`The only restore point expires at once; it is from ${from}.`;
  return t`${count} of ${of} restore points ${plural(count, { one: 'expires at once, from', other: 'expire at once, the oldest from' })} ${from}.`;
}
