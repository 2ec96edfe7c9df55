import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { nextRuns } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { instancePlaceOf, paths, policyPlaceOf } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Time } from '../ui/time/time.tsx';

const nowhere = { subscriptionId: '', resourceGroup: '', vault: '', policy: '' };

type Props = { policyId: string; itemId: string | undefined; endedAt: string | null };

/**
 * All volumes of a plan were protected when it ended, which is now where `endedAt` is not known: when the first backup runs, or was due, and where to go
 * on. `itemId` is the protected item of an only volume.
 */
export function RunDone({ policyId, itemId, endedAt }: Props) {
  const params = policyPlaceOf(policyId);
  const { data } = useQuery({ ...q(api.getPolicy, { params: params ?? nowhere }), enabled: params !== undefined });
  const { terms = null } = data?.item ?? {};
  const asOf = data?.asOf ?? '';
  const [first] = terms === null ? [] : nextRuns(terms.schedule, endedAt ?? asOf, 1);
  const isPast = first !== undefined && asOf !== '' && first <= asOf;
  const at = itemId === undefined ? undefined : instancePlaceOf(itemId);
  return (
    <Message
      tone="good"
      title={
        first === undefined ? (
          t`The first backup runs by the policy.`
        ) : isPast ? (
          <Trans>
            The first backup was due <Time at={first} asOf={asOf} as="moment" />.
          </Trans>
        ) : (
          <>
            <Trans>
              The first backup runs <Time at={first} asOf={asOf} as="moment" />.
            </Trans>
          </>
        )
      }
      actions={
        <LinkButton appearance="primary" to={at === undefined ? paths.protectedItems() : paths.protectedItem(at)}>
          {at === undefined ? t`Open protected items` : t`Open protected item`}
        </LinkButton>
      }
    />
  );
}
