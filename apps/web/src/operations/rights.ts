import { api } from '@esan/contract';
import { missingAction, parseResourceId, type Deed } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { rightWords } from '../words/rights.ts';

/** Why the signed-in person may not do something somewhere, in a sentence; undefined if they may, or if it is not known yet. */
export type WhyNot = (deed: Deed) => string | undefined;

/**
 * What the signed-in person may do at a resource, resource group or subscription, known before the press.
 * It never stands in the way by itself: while Azure has not answered, or does not, everything may be tried, and Azure refuses.
 */
export function useRights(scope: string | undefined): WhyNot {
  const isScope = scope !== undefined && parseResourceId(scope) !== undefined;
  const asked = useQuery({
    ...q(api.getRights, { query: { scope: scope ?? '' } }),
    enabled: isScope,
    // Roles change seldom; a grant made here asks again.
    staleTime: 60_000,
  });
  const permissions = asked.data?.item.permissions;
  return (deed) => {
    const missing = permissions === undefined ? undefined : missingAction(permissions, deed);
    return missing === undefined ? undefined : rightWords(deed, missing);
  };
}
