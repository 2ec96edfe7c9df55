import { api, type Reply } from '@esan/contract';
import { canChangePolicy, excessOf, sameId, vaultId, type PolicyInUse } from '@esan/domain';
import { useSuspenseQueries } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q, useProfile } from '../api/query.ts';
import { expiringOf, expiringSentence, gonePoints, type ExpiringPoints, type PointToDelete } from '../policies/expiring-points.ts';
import { PointsToDelete } from '../policies/points-to-delete.tsx';
import { NextRuns, PointCount } from '../policies/policy-preview.tsx';
import { useRights } from '../api/rights.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address-text.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { ChoiceList } from '../ui/forms/choice-list.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page, Section } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { docs } from '../words/docs.ts';
import { expiredAreDeleted, operationalTierOnly, termsWords, unknownTerms } from '../words/policies.ts';
import { protectionWord } from '../words/protection.tsx';
import { useAskedChange } from './protected-change.tsx';

type Instance = Reply<typeof api.getBackupInstance>['item'];
type Known = PolicyInUse & { terms: NonNullable<PolicyInUse['terms']> };

function useAsked(place: InstancePlace) {
  const { subscriptionId, resourceGroup, vault } = place;
  const [instance, policies, points] = useSuspenseQueries({
    queries: [
      q(api.getBackupInstance, { params: place }),
      q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault } }),
      q(api.listRestorePoints, { params: place }),
    ],
  });
  return { instance: instance.data.item, policies: policies.data.items, points: points.data.items, asOf: points.data.asOf };
}

const isKnown = (policy: PolicyInUse): policy is Known => policy.terms !== null;

function whyNotChosen(policy: PolicyInUse, instance: Instance): string | undefined {
  if (sameId(policy.id, instance.policyId)) return 'The policy of now';
  return policy.terms === null ? 'choose it in the Azure portal' : undefined;
}

function WhatChanges({
  policy,
  expiring,
  gone,
  asOf,
}: {
  policy: Known;
  expiring: ExpiringPoints;
  gone: readonly PointToDelete[];
  asOf: string;
}) {
  const budget = excessOf(policy.terms, useProfile());
  return (
    <>
      <Section title={`By ${policy.name}`}>
        <p>{termsWords(policy.terms)}.</p>
        <p>{operationalTierOnly}</p>
        <PointCount budget={budget} terms={policy.terms} />
      </Section>
      <Section title="Next backups">
        <NextRuns terms={policy.terms} asOf={asOf} />
      </Section>
      <Section title="Restore points that exist">
        <Message tone={expiring.count > 0 ? 'warn' : 'info'} title={<output>{expiringSentence(expiring, asOf)}</output>}>
          {expiring.count > 0 ? expiredAreDeleted : 'Points that exist take the retention of the new policy, too.'}
        </Message>
        {gone.length > 0 && <PointsToDelete points={gone} asOf={asOf} isOneItem />}
      </Section>
    </>
  );
}

function ChangeForm({ place }: { place: InstancePlace }) {
  const { instance, policies, points, asOf } = useAsked(place);
  const [chosenId, choose] = useAddressText('policy');
  const confirm = useTypedName(instance.volumeName, chosenId);
  const change = useAskedChange(place, (policyId: string) => call(api.changePolicy, { params: place, body: { policyId } }));
  const whyNot = useRights(vaultId(place));
  const chosen = policies
    .filter(isKnown)
    .find((policy) => chosenId !== undefined && sameId(policy.id, chosenId) && whyNotChosen(policy, instance) === undefined);
  const expiring = chosen === undefined ? undefined : expiringOf(chosen.terms, points, { asOf, state: instance.state });
  const item = { instanceId: instance.id, volumeName: instance.volumeName, state: instance.state, points };
  const gone = chosen === undefined ? [] : gonePoints(item, chosen.terms, { asOf, was: instance.policyTerms });
  const mustConfirm = expiring !== undefined && expiring.count > 0;
  const blocked = canChangePolicy(instance.state)
    ? whyNot('change-policy')
    : `The state is ${protectionWord(instance.state)}; only a protected item takes another policy.`;
  const open = chosen === undefined ? 'Choose another policy.' : undefined;
  const unconfirmed = mustConfirm ? confirm.because : undefined;
  const because = blocked ?? open ?? unconfirmed;
  const press = () => chosen !== undefined && change.mutate(chosen.id);
  return (
    <FormColumns
      label="Change policy"
      because={because}
      aside={
        chosen === undefined || expiring === undefined ? null : <WhatChanges policy={chosen} expiring={expiring} gone={gone} asOf={asOf} />
      }
      foot={
        <>
          <ActionButton appearance="primary" onPress={press} because={because} busy={change.isPending}>
            Change policy
          </ActionButton>
          <LinkButton to={paths.protectedItem(place)}>Cancel</LinkButton>
        </>
      }
    >
      {change.error !== null && <ProblemMessage explained={explainError(change.error)} />}
      <FieldStack>
        <PolicyChoices instance={instance} policies={policies} value={chosen?.id} onChange={choose} />
        {mustConfirm && <TypedNameInput of={confirm} />}
      </FieldStack>
    </FormColumns>
  );
}

type ChoicesProps = { instance: Instance; policies: readonly PolicyInUse[]; value: string | undefined; onChange: (id: string) => void };

function PolicyChoices({ instance, policies, value, onChange }: ChoicesProps) {
  const create = (
    <LinkButton size="small" to={paths.newPolicy(vaultId(instance))}>
      Create policy
    </LinkButton>
  );
  return (
    <Section title="Policy" end={create}>
      <ChoiceList
        label={`Choose a policy of ${instance.vault}`}
        choices={policies.map((policy) => ({
          value: policy.id,
          title: policy.name,
          detail: policy.terms === null ? unknownTerms : termsWords(policy.terms),
          because: whyNotChosen(policy, instance),
        }))}
        value={value}
        onChange={onChange}
      />
    </Section>
  );
}

function ChangePolicy({ place }: { place: InstancePlace }) {
  const { instance } = useAsked(place);
  return (
    <Page
      title={`Change policy of ${instance.volumeName}`}
      help={docs.manage}
      breadcrumb={[{ title: instance.volumeName, to: paths.protectedItem(place) }]}
      lead={`Now ${instance.policy}. Another policy of the vault ${instance.vault} holds for the next backups and for the points that exist.`}
    >
      <ChangeForm place={place} />
    </Page>
  );
}

/** Gives a protected item another policy of its vault: what becomes of its restore points, in numbers. */
export function ChangePolicyPage() {
  const [id] = useAddressText('instance');
  const place = id === undefined ? undefined : instancePlaceOf(id);
  if (place !== undefined) return <ChangePolicy place={place} />;
  return (
    <Page>
      <EmptyState
        title="No protected item is chosen yet"
        action={<LinkButton to={paths.protectedItems()}>Go to Protected items</LinkButton>}
      >
        Open a protected item, then Change policy.
      </EmptyState>
    </Page>
  );
}
