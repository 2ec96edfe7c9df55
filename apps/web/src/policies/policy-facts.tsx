import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { nextRuns } from '@esan/domain';
import { useQueries } from '@tanstack/react-query';
import { momentAt, useAzureNow } from '../api/azure-time.ts';
import { q } from '../api/query.ts';
import { paths, policyPlaceOf } from '../links/paths.ts';
import type { Essential } from '../ui/layout/essentials.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { Time } from '../ui/time/time.tsx';
import { policySentence, unknownTerms } from '../words/policies.ts';

const mostTold = 5;

/** What policies do for the items that follow them: each with its terms, and when the next backup runs by it. */
export function usePolicyFacts(policyIds: readonly string[]): Essential[] {
  const places = [...new Map(policyIds.map((id) => [id.toLowerCase(), id])).values()]
    .slice(0, mostTold)
    .flatMap((id) => policyPlaceOf(id) ?? []);
  const now = useAzureNow();
  const asked = useQueries({ queries: places.map((params) => q(api.getPolicy, { params })) });
  const isOnePerVault = new Set(places.map(({ vault }) => vault)).size === places.length;
  return places.map((at, index): Essential => {
    const { item, asOf: readAt = '' } = asked[index]?.data ?? {};
    // The page stays open beyond the moment at which the policy was read.
    const asOf = momentAt(now, readAt);
    const terms = item?.terms ?? null;
    const [next] = terms === null ? [] : nextRuns(terms.schedule, asOf, 1);
    return {
      label: places.length === 1 ? t`Policy` : isOnePerVault ? at.vault : `${at.vault}, ${at.policy}`,
      value: (
        <>
          <TextLink to={paths.policy(at)}>{at.policy}</TextLink>
          {item !== undefined && <>: {terms === null ? unknownTerms : policySentence(terms)}. </>}
          {next !== undefined && (
            <Trans>
              The next backup runs <Time at={next} asOf={asOf} as="moment" />.
            </Trans>
          )}
        </>
      ),
    };
  });
}
