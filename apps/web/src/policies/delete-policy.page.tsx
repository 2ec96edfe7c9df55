import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { vaultId } from '@esan/domain';
import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { explainError } from '../api/messages.ts';
import { m, q, readAgain, refreshAfter } from '../api/query.ts';
import { useRights } from '../api/rights.ts';
import { fitsAddress } from '../links/address-room.ts';
import { paths, restoreItems, type PolicyPlace } from '../links/paths.ts';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { itemsWords } from '../words/policies.ts';
import { PolicyItems } from './policy-items.tsx';
import { usePolicyPlace } from '../links/route-places.ts';

type Policy = Reply<typeof api.getPolicy>['item'];

const blockerOf = ({ items }: Policy): string | undefined =>
  items === null || items.length === 0
    ? undefined
    : t`${itemsWords(items.length)} ${plural(items.length, { one: 'uses', other: 'use' })} it.`;

function Blockers({ policy }: { policy: Policy }) {
  const blocker = blockerOf(policy);
  if (blocker === undefined) {
    return (
      <Message tone="info" title={policy.items === null ? t`The items that use it could not be read; Azure decides.` : t`No item uses it.`}>
        <Trans>The policy cannot be brought back; another one of the same name can be created.</Trans>
      </Message>
    );
  }
  const items = restoreItems((policy.items ?? []).map(({ id }) => id));
  return (
    <>
      <Message
        tone="warn"
        title={t`The policy cannot be deleted: ${blocker}`}
        actions={
          fitsAddress(items) && (
            <LinkButton size="small" to={paths.itemWork({ do: 'change-policy', ...items })}>
              {t`Change their policy`}
            </LinkButton>
          )
        }
      >
        <Trans>Open each, then Change policy or delete the item; after that the policy is free.</Trans>
      </Message>
      <PolicyItems items={policy.items} />
    </>
  );
}

function DeleteForm({ place, policy }: { place: PolicyPlace; policy: Policy }) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const whyNot = useRights(vaultId(place));
  const remove = useMutation({
    ...m(api.deletePolicy),
    onSuccess: async () => {
      await navigate(paths.policies(), { replace: true });
      await refreshAfter(client, api.deletePolicy);
    },
    onError: () => readAgain(client, api.getPolicy),
  });
  const because = whyNot('delete-policy') ?? blockerOf(policy);
  return (
    <FormColumns
      label={t`Delete policy`}
      because={because}
      press={{ look: 'danger', onPress: () => remove.mutate({ params: place }), isPending: remove.isPending }}
      cancel={paths.policy(place)}
    >
      {remove.error !== null && <ProblemMessage explained={explainError(remove.error)} />}
      <Blockers policy={policy} />
    </FormColumns>
  );
}

/** Deletes a policy that no item uses; what uses it is listed with the way to each. */
export function DeletePolicyPage() {
  const place = usePolicyPlace();
  const { item } = useSuspenseQuery(q(api.getPolicy, { params: place })).data;
  return (
    <Page lead={t`The policy leaves the vault ${place.vault}.`}>
      <DeleteForm place={place} policy={item} />
    </Page>
  );
}
