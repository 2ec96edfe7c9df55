import { newestPointOf, standingOf, type PolicyTerms, type Standing } from '@esan/domain';
import type { WatchedItem } from '../estate/items-everywhere.ts';

const mostPolicies = 8;

/** How the protected items of a policy stand against it. */
export type Freshness = {
  policyId: string;
  policy: string;
  vault: string;
  terms: PolicyTerms | null;
  onTime: number;
  behind: number;
  failing: number;
  noPoint: number;
  notKnown: number;
  oldestAt: string | null;
};

/** How the items that back up stand against their policies: those with trouble first, then the largest. */
export function freshnessOf(items: readonly WatchedItem[]): { first: Freshness[]; total: number } {
  const backedUp = items.filter(({ state }) => state === 'protected');
  const all = [...Map.groupBy(backedUp, ({ policyId }) => policyId.toLowerCase()).values()].map(ofPolicy);
  const late = ({ behind, failing }: Freshness): number => behind + failing;
  const size = ({ onTime, noPoint, notKnown, ...one }: Freshness): number =>
    onTime + noPoint + notKnown + late({ onTime, noPoint, notKnown, ...one });
  const order = (one: Freshness, other: Freshness): number =>
    late(other) - late(one) || size(other) - size(one) || one.policy.localeCompare(other.policy, 'en');
  return { first: all.sort(order).slice(0, mostPolicies), total: all.length };
}

function ofPolicy(items: readonly WatchedItem[]): Freshness {
  const [first] = items;
  const count = (standing: Standing): number => items.filter((item) => standingOf(item) === standing).length;
  const newest = items.flatMap(({ health }) => newestPointOf(health) ?? []);
  return {
    policyId: first?.policyId ?? '',
    policy: first?.policy ?? '',
    vault: first?.vault ?? '',
    terms: first?.terms ?? null,
    onTime: count('protected'),
    behind: count('behind'),
    failing: count('failing'),
    noPoint: count('no-point'),
    notKnown: count('not-known'),
    oldestAt: newest.reduce<string | null>((oldest, at) => (oldest === null || at < oldest ? at : oldest), null),
  };
}
