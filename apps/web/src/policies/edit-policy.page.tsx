import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { vaultId, type PolicyTerms } from '@esan/domain';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { m, q, readAgain, refreshAfter } from '../api/query.ts';
import { ChangeRefused } from '../lists/change-refused.tsx';
import { PolicyFields } from './policy-fields.tsx';
import { PolicyPreview } from './policy-preview.tsx';
import { useRights } from '../api/rights.ts';
import { useTimeZones } from './time-zones.tsx';
import { usePolicyDraft } from './use-policy-draft.ts';
import { paths, type PolicyPlace } from '../links/paths.ts';
import { useTypedName } from '../ui/forms/typed-name.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { Page } from '../ui/layout/page.tsx';
import { Skeleton } from '../ui/messages/skeleton.tsx';
import { docs } from '../words/docs.ts';
import { EditConsequence, useConsequence } from './edit-consequence.tsx';
import { usePolicyPlace } from '../links/route-places.ts';

type Policy = Reply<typeof api.getPolicy>['item'];
type Props = { place: PolicyPlace; policy: Policy; was: PolicyTerms; asOf: string; zones: readonly string[] };

function useSave(place: PolicyPlace) {
  const client = useQueryClient();
  const navigate = useNavigate();
  const update = useMutation({
    ...m(api.updatePolicy),
    onSuccess: async () => {
      await refreshAfter(client, api.updatePolicy);
      await navigate(paths.policy(place));
    },
  });
  const onReadAgain = () => {
    update.reset();
    void readAgain(client, api.getPolicy, api.listPolicyPoints);
  };
  return { update, onReadAgain };
}

function EditForm({ place, policy, was, asOf, zones }: Props) {
  const draft = usePolicyDraft(was, zones);
  const confirm = useTypedName(policy.name, JSON.stringify(draft.terms));
  const points = useQuery(q(api.listPolicyPoints, { params: place }));
  const consequence = useConsequence(draft.isChanged ? draft.terms : undefined, was, points.data);
  const whyNot = useRights(vaultId(place));
  const { update, onReadAgain } = useSave(place);
  const { terms } = draft;
  const mustConfirm = draft.isChanged && (consequence === undefined || consequence.total.count > 0 || consequence.isPartial);
  const unconfirmed = mustConfirm ? confirm.because : undefined;
  const because = whyNot('write-policy') ?? draft.because ?? (draft.isChanged ? unconfirmed : t`Nothing is changed yet.`);
  const save = () => terms !== undefined && update.mutate({ params: place, body: { terms, was } });
  return (
    <FormColumns
      label={t`Edit policy`}
      because={because}
      aside={terms === undefined ? null : <PolicyPreview terms={terms} asOf={asOf} vault={place} />}
      press={{ words: t`Save policy`, onPress: save, isPending: update.isPending }}
      cancel={paths.policy(place)}
    >
      <ChangeRefused error={update.error} onReadAgain={onReadAgain} />
      <PolicyFields draft={draft} zones={zones} asOf={asOf} />
      {draft.isChanged && terms !== undefined && (
        <EditConsequence asked={points} consequence={consequence} confirm={mustConfirm ? confirm : undefined} />
      )}
    </FormColumns>
  );
}

/** Changes a policy: whom that touches, and which of their restore points would expire at once. */
export function EditPolicyPage() {
  const place = usePolicyPlace();
  const { item, asOf } = useSuspenseQuery(q(api.getPolicy, { params: place })).data;
  const { zones, trouble } = useTimeZones();
  const back = <LinkButton to={paths.policy(place)}>{t`Go back to the policy`}</LinkButton>;
  return (
    <Page
      help={docs.manage}
      lead={t`A change applies to every item that uses the policy, and to the restore points that they already have.`}
    >
      {item.terms === null && (
        <EmptyState title={t`This policy cannot be edited here`} action={back}>
          <Trans>It has rules that the portal does not know, and would lose them.</Trans>
        </EmptyState>
      )}
      {trouble}
      {item.terms !== null && zones === undefined && trouble === null && <Skeleton lines={5} label={t`Reading the time zones`} />}
      {item.terms !== null && zones !== undefined && <EditForm place={place} policy={item} was={item.terms} asOf={asOf} zones={zones} />}
    </Page>
  );
}
