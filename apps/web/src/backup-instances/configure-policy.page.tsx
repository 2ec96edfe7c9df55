import { api } from '@esan/contract';
import { sameId, type Policy, type VaultPlace } from '@esan/domain';
import { Add16Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { ListTrouble } from '../operations/list-trouble.tsx';
import { paths, type ConfigureBackupDraft } from '../paths.ts';
import { BlockedButton } from '../ui/button.tsx';
import { ChoiceList } from '../ui/choice-list.tsx';
import { Section } from '../ui/page.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { policySentence } from '../words/policies.ts';
import { chosenIn, useDraft } from './configure-draft.ts';
import { closed, NewPolicy, opened } from './configure-new-policy.tsx';
import { PointCount } from './configure-point-count.tsx';
import { ChoiceMissing, ConfigureWizard } from './configure-wizard.tsx';

const pointWords = ({ retentionDays }: Policy) => (retentionDays === 1 ? '1 restore point' : `${retentionDays} restore points`);

type Change = (patch: ConfigureBackupDraft) => void;

function PolicyStep({ draft, change, vault }: { draft: ConfigureBackupDraft; change: Change; vault: VaultPlace }) {
  const { subscriptionId, resourceGroup } = vault;
  const asked = useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault: vault.vault } }));
  const policies = asked.data?.items;
  const { policyId } = chosenIn(draft);
  const chosen = policies?.find(({ id }) => policyId !== undefined && sameId(id, policyId));
  const isBare = policies?.length === 0;
  const isOpen = draft.newPolicyAt !== undefined || isBare;
  const because = chosen === undefined ? 'Choose a policy.' : undefined;
  return (
    <ConfigureWizard
      step="policy"
      draft={draft}
      next={{ label: 'Next: Readiness', to: paths.configureBackup('volumes', draft), because }}
      {...(chosen === undefined ? {} : { aside: <PointCount sentence={`${policySentence(chosen)}.`} days={chosen.retentionDays} /> })}
    >
      <Section
        title="Backup policy"
        end={
          !isOpen &&
          policies !== undefined && (
            <BlockedButton size="small" icon={<Add16Regular />} onPress={() => change(opened)}>
              Create policy
            </BlockedButton>
          )
        }
      >
        <ListTrouble noun="policies" asked={asked} />
        {policies === undefined && asked.error === null && <Skeleton lines={3} label="Reading the policies" />}
        {isBare && (
          <p>The vault {vault.vault} has no policy for Elastic SAN volumes yet. This one is Azure's default; change what you need.</p>
        )}
        {policies !== undefined && !isBare && (
          <ChoiceList
            label={`Choose a policy of ${vault.vault}`}
            choices={policies.map((policy) => ({
              value: policy.id,
              title: policy.name,
              detail: policySentence(policy),
              end: pointWords(policy),
            }))}
            value={chosen?.id}
            onChange={(policy) => change({ ...closed, policy })}
          />
        )}
        {isOpen && policies !== undefined && (
          <NewPolicy vault={vault} policies={policies} change={change} onCancel={isBare ? undefined : () => change(closed)} />
        )}
      </Section>
    </ConfigureWizard>
  );
}

/** Second step: when backups are taken and how long they are kept. */
export function ConfigurePolicyPage() {
  const { draft, change } = useDraft();
  const { volume, vault } = chosenIn(draft);
  if (volume === undefined) return <ChoiceMissing step="policy" draft={draft} what="volume" />;
  if (vault === undefined) return <ChoiceMissing step="policy" draft={draft} what="vault" />;
  return <PolicyStep draft={draft} change={change} vault={vault} />;
}
