import { api } from '@esan/contract';
import { missingAction, parseResourceId, type Deed } from '@esan/domain';
import { useQueries } from '@tanstack/react-query';
import { q } from './query.ts';
import { rightWords } from '../words/rights.ts';

/** Why the signed-in person may not do something somewhere, in a sentence; undefined if they may, or if it is not known yet. */
export type WhyNot = (deed: Deed) => string | undefined;

const isScope = (scope: string | undefined): scope is string => scope !== undefined && parseResourceId(scope) !== undefined;

// Roles change seldom; a assign made here asks again.
const rightsAt = (scope: string) => ({ ...q(api.getRights, { query: { scope } }), staleTime: 60_000 });

/**
 * What the signed-in person may do at a resource, resource group or subscription, known before the press.
 * It never stands in the way by itself: while Azure has not answered, or does not, everything may be tried, and Azure refuses.
 */
export const useRights = (scope: string | undefined): WhyNot => useRightsOfAll(isScope(scope) ? [scope] : []);

/** The same for several places at once, each asked once: a deed is off where none of them allows it, for the reason of the first. */
export function useRightsOfAll(scopes: readonly string[]): WhyNot {
  const asked = useQueries({ queries: [...new Set(scopes)].map(rightsAt) });
  return (deed) => {
    const missing = asked.map(({ data }) => (data === undefined ? undefined : missingAction(data.item.permissions, deed)));
    const [first] = missing;
    return first === undefined || missing.includes(undefined) ? undefined : rightWords(deed, first);
  };
}
