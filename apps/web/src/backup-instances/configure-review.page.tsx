import { api } from '@esan/contract';
import { elasticSanId, nameOf, nextRuns, rolesForBackup, sameId, snapshotRedundancy, vaultId } from '@esan/domain';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { explainError } from '../api/messages.ts';
import { m, q, useProfile } from '../api/query.ts';
import { useRights } from '../operations/rights.ts';
import { remember } from '../operations/started.ts';
import { paths, type ConfigureBackupDraft } from '../paths.ts';
import { LinkButton } from '../ui/button.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { Section } from '../ui/page.tsx';
import { Notes } from '../ui/notes.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { SkeletonBar } from '../ui/skeleton.tsx';
import { Time } from '../ui/time.tsx';
import { termsWords } from '../words/policies.ts';
import { requiredRoleWords } from '../words/roles.ts';
import { redundancyWords } from '../words/vaults.tsx';
import { useDraft } from './configure-draft.ts';
import { planOf, type Plan } from './configure-request.ts';
import { ChoiceMissing, ConfigureWizard } from './configure-wizard.tsx';

function usePolicy({ vault, request }: Plan) {
  const { subscriptionId, resourceGroup } = vault;
  const asked = useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault: vault.vault } }));
  return {
    policy: asked.data?.items.find(({ id }) => sameId(id, request.policyId)),
    asOf: asked.data?.asOf ?? '',
    isLoading: asked.isPending,
  };
}

function Summary({ plan }: { plan: Plan }) {
  const { policy, isLoading } = usePolicy(plan);
  const { volume, vault, request } = plan;
  const profile = useProfile();
  const region = useQuery(q(api.listVaults, { query: {} })).data?.items.find(({ id }) => sameId(id, vaultId(vault)))?.region;
  const stored = region === undefined ? '' : `, ${redundancyWords(snapshotRedundancy(region, profile)).toLowerCase()}`;
  const name = nameOf(request.policyId);
  const unread = isLoading ? <SkeletonBar width="220px" /> : name;
  const roles = rolesForBackup(elasticSanId(volume), request.snapshotGroupId);
  return (
    <Essentials
      layout="single"
      facts={[
        { label: 'Datasource type', value: profile.label },
        { label: 'Volume', value: volume.volume },
        { label: 'Elastic SAN', value: `${volume.san}, volume group ${volume.group}` },
        { label: 'Backup vault', value: `${vault.vault}, resource group ${vault.resourceGroup}` },
        {
          label: 'Policy',
          value: policy === undefined ? unread : `${name}. ${termsWords(policy.terms)}`,
        },
        { label: 'Snapshots in', value: `Resource group ${nameOf(request.snapshotGroupId)}${stored}` },
        {
          label: 'Vault uses',
          value: roles.map((role) => <div key={role.role}>{requiredRoleWords(role)}</div>),
        },
      ]}
    />
  );
}

function WhatHappens({ plan }: { plan: Plan }) {
  const { policy, asOf } = usePolicy(plan);
  const [first] = policy === undefined || policy.terms === null ? [] : nextRuns(policy.terms.schedule, asOf, 1);
  return (
    <ol>
      <li>
        Azure adds {plan.volume.volume} to the vault {plan.vault.vault}. This takes a minute or two and does not touch the volume or its
        hosts.
      </li>
      <li>
        The first backup runs {first === undefined ? 'by the policy' : <Time at={first} asOf={asOf} as="moment" />}. You can take one at
        once with Back up now.
      </li>
      <li>Each backup adds one restore point, a snapshot in {nameOf(plan.request.snapshotGroupId)}. Azure expires it by the policy.</li>
    </ol>
  );
}

function ReviewStep({ draft, plan }: { draft: ConfigureBackupDraft; plan: Plan }) {
  const navigate = useNavigate();
  const whyNot = useRights(vaultId(plan.vault));
  const configure = useMutation({
    ...m(api.configureBackup),
    onSuccess: ({ item }) => {
      remember(item.targetId, item.id);
      void navigate(paths.configureBackup('progress', { ...draft, instance: item.targetId }));
    },
  });
  return (
    <ConfigureWizard
      step="review"
      draft={draft}
      next={{
        label: 'Configure backup',
        onPress: () => configure.mutate({ body: plan.request }),
        because: whyNot('configure-backup'),
        busy: configure.isPending,
      }}
      aside={<Notes notes={[{ title: 'What happens', text: <WhatHappens plan={plan} /> }]} />}
    >
      {configure.error !== null && <ProblemMessage explained={explainError(configure.error)} />}
      <Section
        title="Your choices"
        end={
          <LinkButton size="small" to={paths.configureBackup('code', draft)}>
            View as code
          </LinkButton>
        }
      >
        <Summary plan={plan} />
      </Section>
    </ConfigureWizard>
  );
}

/** Last step: all choices at a glance, and the button that carries them out. */
export function ConfigureReviewPage() {
  const { draft } = useDraft();
  const plan = planOf(draft);
  if (typeof plan === 'string') return <ChoiceMissing step="review" draft={draft} what={plan} />;
  if (draft.snapshotGroup === undefined) return <ChoiceMissing step="review" draft={draft} what="snapshot group" />;
  return <ReviewStep draft={draft} plan={plan} />;
}
