import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { longestPropagationMs } from '@esan/domain';
import { useSearchParams } from 'react-router';
import { AzureSays } from './azure-says.tsx';
import { assignmentAddress, assignmentPlanOf, type AssignmentPlan, type AssignmentProbe } from './assignment-plan.ts';
import { AssignChosenButton, AssignRolesForm } from './assign-roles-panel.tsx';
import { useAssigning, type Assigning } from './use-assigning.ts';
import { askAboutBackups, askAboutRestores, useAzureVerdict } from './verdict.ts';
import { foundWords } from '../api/found-words.ts';
import type { Ways } from '../api/row-steps.ts';
import { paths, type AssignmentDraft } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Message } from '../ui/messages/message.tsx';
import { Page, Section } from '../ui/layout/page.tsx';

const fields = ['vault', 'roles', 'volume', 'policy', 'snapshotGroup', 'instance', 'point', 'group', 'name'] as const;
const none: never[] = [];

/** Azure's check of what waits for the roles; all of it is of the kind of the first. */
const askAboutProbes: Ways<AssignmentProbe>['step'] = (probes) =>
  probes[0]?.of === 'backup'
    ? askAboutBackups(probes.flatMap(({ operationId, ...probe }) => (probe.of === 'backup' ? [{ ...probe.body, operationId }] : [])))
    : askAboutRestores(probes.flatMap(({ operationId, ...probe }) => (probe.of === 'restore' ? [{ ...probe.body, operationId }] : [])));

/** Asks what waits for the roles whether they count, once all are there. */
function InEffect({
  plan,
  assigning,
  about,
}: {
  plan: AssignmentPlan & { probe: NonNullable<AssignmentPlan['probe']> };
  assigning: Assigning;
  about: string;
}) {
  const { probe } = plan;
  const { isWhole } = assigning;
  const azure = useAzureVerdict<AssignmentProbe>({ about, row: probe, ask: askAboutProbes, checks: isWhole ? none : undefined });
  if (!isWhole) return null;
  return (
    <Section title={t`Are they in effect?`}>
      {azure.verdict.kind === 'ready' && (
        <Message tone="good" title={t`The roles are in effect.`}>
          <Trans>The person who sent you the link can go on: their page continues automatically.</Trans>
        </Message>
      )}
      <AzureSays azure={azure} checks={none} />
    </Section>
  );
}

function titleOf({ asked, isWhole, missing }: Assigning): string {
  if (asked.data === undefined) return asked.error === null ? t`The assignments are being read.` : t`The assignments could not be read.`;
  if (isWhole) return t`All of them are assigned.`;
  if (missing.length === 0) return t`Whether all of them are assigned could not be read.`;
  const most = longestPropagationMs / 60_000;
  return plural(missing.length, {
    one: `1 assignment is missing. Azure needs some minutes to apply new ones, at most ${most}.`,
    other: `# assignments are missing. Azure needs some minutes to apply new ones, at most ${most}.`,
  });
}

function VaultNotFound({ plan }: { plan: AssignmentPlan }) {
  return (
    <Page title={t`Assign roles to ${plan.vault.vault}`}>
      <EmptyState title={t`The vault was not found`} action={<LinkButton to={paths.vaults()}>{t`Go to Backup vaults`}</LinkButton>}>
        <Trans>
          Azure has no vault {plan.vault.vault} in the resource group {plan.vault.resourceGroup}. It may have been deleted, or your account
          may not see it.
        </Trans>
      </EmptyState>
    </Page>
  );
}

function PlaceNotFound({ plan, detail }: { plan: AssignmentPlan; detail: string }) {
  return (
    <Page title={t`Assign roles to ${plan.vault.vault}`}>
      <EmptyState
        title={t`A place for the roles was not found`}
        action={<LinkButton to={paths.vaults()}>{t`Go to Backup vaults`}</LinkButton>}
      >
        <Trans>{detail} It may have been deleted, or your account may not see it. Ask whoever sent the link for a new one.</Trans>
      </EmptyState>
    </Page>
  );
}

function Plan({ plan }: { plan: AssignmentPlan }) {
  const about = plan.probe === undefined ? assignmentAddress(plan) : JSON.stringify(plan.probe.body);
  const assigning = useAssigning(plan, about);
  const { probe } = plan;
  const lead =
    probe?.of === 'restore'
      ? t`Somebody asks you to let this Backup vault restore.`
      : t`Somebody asks you to let this Backup vault back up.`;
  const problem = assigning.asked.error?.problem;
  if (problem?.code === 'not-found')
    return problem.field === 'roles' ? (
      <PlaceNotFound plan={plan} detail={foundWords(problem.found) ?? ''} />
    ) : (
      <VaultNotFound plan={plan} />
    );
  return (
    <Page
      title={t`Assign roles to ${plan.vault.vault}`}
      lead={`${lead} ${titleOf(assigning)}`}
      actions={<AssignChosenButton assigning={assigning} />}
    >
      {probe !== undefined && <InEffect plan={{ ...plan, probe }} assigning={assigning} about={about} />}
      <Section title={t`Assignments`}>
        <AssignRolesForm plan={plan} assigning={assigning} />
      </Section>
    </Page>
  );
}

/** The roles that a vault needs, opened by a link from somebody who may not assign them. */
export function AssignRolesPage() {
  const [search] = useSearchParams();
  const draft: AssignmentDraft = Object.fromEntries(fields.map((field) => [field, search.get(field) ?? undefined]));
  const plan = assignmentPlanOf(draft);
  if (!('fault' in plan)) return <Plan plan={plan} />;
  return (
    <Page>
      <EmptyState title={t`This link is not whole`} action={<LinkButton to={paths.vaults()}>{t`Go to Backup vaults`}</LinkButton>}>
        <Trans>{plan.fault} Ask whoever sent it for a new one.</Trans>
      </EmptyState>
    </Page>
  );
}
