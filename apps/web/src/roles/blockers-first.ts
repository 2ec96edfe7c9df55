import type { Check } from '@esan/domain';
import { useState } from 'react';

const keyOf = ({ rule, about, role }: Check): string => [rule, about ?? '', role?.role ?? '', role?.scope ?? ''].join(' ').toLowerCase();

const ranks: Record<Check['verdict'], number> = { blocked: 0, attention: 1, ready: 2 };

/** Rules in their order: what holds up first, then what only may, then what is fine; of those alike the earlier one. */
export const blockersFirst = (checks: readonly Check[]): Check[] =>
  checks.toSorted((one, other) => ranks[one.verdict] - ranks[other.verdict]);

/** The same, in an order that stays as it was first seen: a rule that is met meanwhile does not move under the reader. */
export function useBlockersFirst(checks: readonly Check[]): readonly Check[] {
  const [order, setOrder] = useState<readonly string[]>([]);
  const known = new Set(order);
  const added = checks.filter((check) => !known.has(keyOf(check)));
  if (added.length > 0) setOrder([...order, ...new Set(blockersFirst(added).map(keyOf))]);
  const placeOf = (check: Check): number => {
    const at = order.indexOf(keyOf(check));
    return at < 0 ? order.length : at;
  };
  return checks.toSorted((one, other) => placeOf(one) - placeOf(other));
}
