import { t } from '@lingui/core/macro';
import { api, type Reply } from '@esan/contract';
import { canChangePolicy, excessOf, sameId, vaultId, type PolicyInUse } from '@esan/domain';
import { useSuspenseQueries } from '@tanstack/react-query';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { q, useProfile } from '../api/query.ts';
import { expiringOf, expiringSentence, gonePoints, type ExpiringPoints, type PointToDelete } from '../policies/expiring-points.ts';
import { PointsToDelete, UnforeseenPoints } from '../policies/points-to-delete.tsx';
import { NextRuns, PointCount } from '../policies/policy-preview.tsx';
import { useRights } from '../api/rights.ts';
import { paths } from '../links/paths.ts';
import { useAddressText } from '../ui/forms/address.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { ChoiceList } from '../ui/forms/choice-list.tsx';
import { FieldStack } from '../ui/forms/fields.tsx';
import { TypedNameInput, useTypedName } from '../ui/forms/typed-name.tsx';
import { FormColumns } from '../ui/forms/form-columns.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Section } from '../ui/layout/page.tsx';
import { ProblemMessage } from '../ui/messages/problem-message.tsx';
import { expiredAreDeleted, operationalTierOnly, termsWords, unknownTerms } from '../words/policies.ts';
import { protectionWord } from '../words/protection.tsx';
import { ItemTask, type Instance, type OfItem } from './item-task.tsx';
import { useAskedChange } from './protected-change.tsx';

type Known = PolicyInUse & { terms: NonNullable<PolicyInUse['terms']> };

const isKnown = (policy: PolicyInUse): policy is Known => policy.terms !== null;

function whyNotChosen(policy: PolicyInUse, instance: Instance): string | undefined {
  if (sameId(policy.id, instance.policyId)) return t`Current policy`;
  return policy.terms === null ? t`choose it in the Azure portal` : undefined;
}

function WhatChanges({
  policy,
  expiring,
  gone,
  points,
}: {
  policy: Known;
  expiring: ExpiringPoints;
  gone: readonly PointToDelete[];
  points: Reply<typeof api.listRestorePoints>;
}) {
  const { asOf } = points;
  const budget = excessOf(policy.terms, useProfile());
  return (
    <>
      <Section title={t`By ${policy.name}`}>
        <p>{termsWords(policy.terms)}.</p>
        <p>{operationalTierOnly}</p>
        <PointCount budget={budget} terms={policy.terms} />
      </Section>
      <Section title={t`Next backups`}>
        <NextRuns terms={policy.terms} asOf={asOf} />
      </Section>
      <Section title={t`Restore points that exist`}>
        {points.missing.length > 0 ? (
          <UnforeseenPoints policy={policy.name} points={points} />
        ) : (
          <Message tone={expiring.count > 0 ? 'warn' : 'info'} title={<output>{expiringSentence(expiring, asOf)}</output>}>
            {expiring.count > 0 ? expiredAreDeleted : t`Points that exist take the retention of the new policy, too.`}
          </Message>
        )}
        {gone.length > 0 && <PointsToDelete points={gone} asOf={asOf} isOneItem />}
      </Section>
    </>
  );
}

function ChangeForm({ place, instance }: OfItem) {
  const [inVault, ofItem] = useSuspenseQueries({
    queries: [q(api.listPolicies, { params: place }), q(api.listRestorePoints, { params: place })],
  });
  const [policies, { items: points, asOf }] = [inVault.data.items, ofItem.data];
  const [chosenId, choose] = useAddressText('policy');
  const confirm = useTypedName(instance.volumeName, chosenId);
  const change = useAskedChange({ place, instance }, (policyId: string) => call(api.changePolicy, { params: place, body: { policyId } }));
  const whyNot = useRights(vaultId(place));
  const chosen = policies
    .filter(isKnown)
    .find((policy) => chosenId !== undefined && sameId(policy.id, chosenId) && whyNotChosen(policy, instance) === undefined);
  const expiring = chosen === undefined ? undefined : expiringOf(chosen.terms, points, { asOf, state: instance.state });
  const item = { instanceId: instance.id, volumeName: instance.volumeName, state: instance.state, points };
  const gone = chosen === undefined ? [] : gonePoints(item, chosen.terms, { asOf, was: instance.policyTerms });
  // What could not be read may expire at once, too.
  const isUnread = ofItem.data.missing.length > 0;
  const mustConfirm = expiring !== undefined && (isUnread || expiring.count > 0);
  const blocked = canChangePolicy(instance.state)
    ? whyNot('change-policy')
    : t`The state is ${protectionWord(instance.state)}; only a protected item takes another policy.`;
  const open = chosen === undefined ? t`Choose another policy.` : undefined;
  const unconfirmed = mustConfirm ? confirm.because : undefined;
  const because = blocked ?? open ?? unconfirmed;
  const press = () => chosen !== undefined && change.mutate(chosen.id);
  return (
    <FormColumns
      label={t`Change policy`}
      because={because}
      aside={
        chosen === undefined || expiring === undefined ? null : (
          <WhatChanges policy={chosen} expiring={expiring} gone={gone} points={ofItem.data} />
        )
      }
      press={{ onPress: press, isPending: change.isPending }}
      cancel={paths.protectedItem(place)}
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
      {t`Create policy`}
    </LinkButton>
  );
  return (
    <Section title={t`Policy`} end={create}>
      <ChoiceList
        label={t`Choose a policy of ${instance.vault}`}
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

/** Gives a protected item another policy of its vault: what becomes of its restore points, in numbers. */
export const ChangePolicyPage = () => (
  <ItemTask
    deed={t`Change policy`}
    lead={({ policy, vault }) =>
      t`Now ${policy}. Another policy of the vault ${vault} holds for the next backups and for the points that exist.`
    }
    form={ChangeForm}
  />
);
