import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { excessOf, sameId, type PolicyInUse, type SupportMatrix, type VaultPlace } from '@esan/domain';
import { Add16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { q, useProfile } from '../../api/query.ts';
import type { CostOf } from '../../policies/cost-text.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { NewPolicy } from '../../policies/new-policy.tsx';
import { PolicyPreview } from '../../policies/policy-preview.tsx';
import { paths, policyDraftFields, type ConfigureBackupDraft } from '../../links/paths.ts';
import { ActionButton, LinkButton } from '../../ui/layout/button.tsx';
import { ChoiceList, type Choice } from '../../ui/forms/choice-list.tsx';
import { OpenedPart, PartOpener, useKeysGoOn } from '../../ui/forms/opened-part.tsx';
import { Section } from '../../ui/layout/page.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { pointsWords, termsWords } from '../../words/policies.ts';
import { chosenIn, useCostOf, useBackupDraft } from './draft.ts';
import { useUsualGroup } from './usual-group.ts';
import { ChoiceMissing, ConfigureWizard } from './wizard.tsx';

/** The draft while no new policy is asked for. */
const closed: ConfigureBackupDraft = {
  newPolicy: undefined,
  ...Object.fromEntries(policyDraftFields.map((field) => [field, undefined])),
};

const choiceOf = ({ id, name, terms }: PolicyInUse, matrix: SupportMatrix): Choice => ({
  value: id,
  title: name,
  detail: termsWords(terms),
  end: terms === null ? undefined : pointsWords(excessOf(terms, matrix).points),
});

function NoPolicyYet({ vault }: { vault: string }) {
  return (
    <p>
      <Trans>The vault {vault} has no policy for Elastic SAN volumes yet. This one is Azure's default; change what you need.</Trans>
    </p>
  );
}

type Change = (patch: ConfigureBackupDraft) => void;

function Policies({
  asked,
  draft,
  change,
  vault,
  of,
}: {
  asked: ReturnType<typeof usePolicies>;
  draft: ConfigureBackupDraft;
  change: Change;
  vault: VaultPlace;
  of: CostOf | undefined;
}) {
  const matrix = useProfile();
  const policies = asked.data?.items;
  const { policyId } = chosenIn(draft);
  // What could not be read may be there.
  const isBare = policies?.length === 0 && asked.data?.missing.length === 0;
  const isOpen = draft.newPolicy !== undefined || isBare;
  const place = useKeysGoOn<HTMLElement>(draft.newPolicy === undefined ? '' : 'policy');
  const add = !isOpen && policies !== undefined && (
    <PartOpener name="policy">
      <ActionButton size="small" icon={<Add16Regular />} onPress={() => change({ newPolicy: 'yes' })}>
        {t`Create policy`}
      </ActionButton>
    </PartOpener>
  );
  return (
    <Section title={t`Backup policy`} end={add} place={place}>
      <ListTrouble noun={t`policies`} asked={asked} />
      {policies === undefined && asked.error !== null && (
        <LinkButton to={paths.configureBackup('vault', draft)}>{t`Choose another vault`}</LinkButton>
      )}
      {policies === undefined && asked.error === null && <Skeleton lines={3} label={t`Reading the policies`} />}
      {isBare && <NoPolicyYet vault={vault.vault} />}
      {policies !== undefined && policies.length > 0 && (
        <ChoiceList
          label={t`Choose a policy of ${vault.vault}`}
          choices={policies.map((policy) => choiceOf(policy, matrix))}
          value={policies.find(({ id }) => policyId !== undefined && sameId(id, policyId))?.id}
          onChange={(policy) => change({ ...closed, policy })}
        />
      )}
      {isOpen && policies !== undefined && (
        <OpenedPart name="policy" isApart>
          <Section title={t`New policy`}>
            <NewPolicy
              vault={vault}
              of={of}
              onCreated={(policy) => change({ ...closed, policy })}
              isMain={isBare}
              cancel={isBare ? undefined : () => change(closed)}
            />
          </Section>
        </OpenedPart>
      )}
    </Section>
  );
}

const usePolicies = ({ subscriptionId, resourceGroup, vault }: VaultPlace) =>
  useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault } }));

function whyNotNext(draft: ConfigureBackupDraft, chosen: PolicyInUse | undefined, isWaiting: boolean): string | undefined {
  if (chosen === undefined) return t`Choose a policy.`;
  if (draft.newPolicy !== undefined) return t`Create the policy, or cancel it.`;
  return isWaiting ? t`Where the vault has its snapshots is being read.` : undefined;
}

function PolicyStep({ draft, change, vault }: { draft: ConfigureBackupDraft; change: Change; vault: VaultPlace }) {
  const asked = usePolicies(vault);
  const { policyId, volumes } = chosenIn(draft);
  const costOf = useCostOf(volumes);
  const usual = useUsualGroup(vault);
  const chosen = asked.data?.items.find(({ id }) => policyId !== undefined && sameId(id, policyId));
  const terms = draft.newPolicy === undefined ? chosen?.terms : undefined;
  // The same presses make the same plan, however fast they are.
  const isWaiting = draft.snapshotGroup === undefined && usual.isReading;
  return (
    <ConfigureWizard
      step="policy"
      draft={draft}
      next={{
        label: t`Next: Readiness`,
        to: paths.configureBackup('readiness', { ...draft, snapshotGroup: draft.snapshotGroup ?? usual.group }),
        because: whyNotNext(draft, chosen, isWaiting),
      }}
      {...(terms === undefined || terms === null
        ? {}
        : { aside: <PolicyPreview terms={terms} asOf={asked.data?.asOf ?? ''} vault={vault} of={costOf} /> })}
    >
      <Policies asked={asked} draft={draft} change={change} vault={vault} of={costOf} />
    </ConfigureWizard>
  );
}

/** Second step: when backups are taken and how long they are kept. */
export function ConfigurePolicyPage() {
  const { draft, change } = useBackupDraft();
  const { volumes, vault } = chosenIn(draft);
  if (volumes.length === 0) return <ChoiceMissing step="policy" draft={draft} what="volume" />;
  if (vault === undefined) return <ChoiceMissing step="policy" draft={draft} what="vault" />;
  return <PolicyStep draft={draft} change={change} vault={vault} />;
}
