import type { Check } from '@esan/domain';
import { useState } from 'react';

// What other rules are about is what was found (room, restores of today), which may be another at every look.
const isAsked = (rule: Check['rule']): boolean => ['snapshot-group', 'region', 'same-place'].includes(rule);

const keyOf = ({ rule, about, role }: Check): string =>
  [rule, isAsked(rule) ? (about ?? '') : '', role?.role ?? '', role?.scope ?? ''].join(' ').toLowerCase();

const ranks: Record<Check['verdict'], number> = { blocked: 0, attention: 1, ready: 2 };

/** Rules in their order: what holds up first, then what only may, then what is fine; of those alike the earlier one. */
export const blockersFirst = (checks: readonly Check[]): Check[] =>
  checks.toSorted((one, other) => ranks[one.verdict] - ranks[other.verdict]);

/**
 * The same, in an order that stays as it was first seen: a rule that is met meanwhile does not move under the reader. Where rules are gone and
 * others came, something else was asked, such as another resource group: they stand in an order of their own.
 */
export function useBlockersFirst(checks: readonly Check[]): readonly Check[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const known = new Set(order);
  const added = checks.filter((check) => !known.has(keyOf(check)));
  const now = new Set(checks.map(keyOf));
  const isOther = order.some((key) => !now.has(key));
  const kept = isOther ? [] : order;
  if (added.length > 0) setOrder([...kept, ...new Set(blockersFirst(isOther ? checks : added).map(keyOf))]);
  const placeOf = (check: Check): number => {
    const at = order.indexOf(keyOf(check));
    return at < 0 ? order.length : at;
  };
  return checks.toSorted((one, other) => placeOf(one) - placeOf(other));
}
