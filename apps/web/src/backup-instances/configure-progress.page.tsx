import { api } from '@esan/contract';
import { isChanging, nextRuns, type BackupInstance, type PolicyTerms, type Problem } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { toProblem } from '../api/client.ts';
import { explain, explainError } from '../api/messages.ts';
import { q, watch } from '../api/query.ts';
import { usePace } from '../operations/pace.ts';
import { StaleMessage } from '../operations/stale-message.tsx';
import { operationOf } from '../operations/started.ts';
import { instancePlaceOf, paths, type ConfigureBackupDraft, type InstancePlace } from '../paths.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { Essentials } from '../ui/essentials.tsx';
import { Message } from '../ui/message.tsx';
import { Page, Section } from '../ui/page.tsx';
import { ProblemMessage } from '../ui/problem-message.tsx';
import { ProgressBar } from '../ui/progress-bar.tsx';
import { Steps, type Step } from '../ui/steps.tsx';
import { Time } from '../ui/time.tsx';
import { protectionWord } from '../words/protection.tsx';
import { chosenIn, useDraft } from './configure-draft.ts';

const crumbs = [{ title: 'Volumes', to: paths.volumes() }];

type Instance = BackupInstance & { policyTerms: PolicyTerms | null };
type Outcome = { kind: 'working' } | { kind: 'protected'; instance: Instance } | { kind: 'failed'; problem: Problem };

const isSettled = (state: BackupInstance['state']) => !isChanging(state);

/** The instance's own state is the truth; the operation, if this tab started it, tells a refusal that left no instance. */
function useOutcome(id: string, at: InstancePlace) {
  const pace = usePace();
  const started = operationOf(id);
  const operation = useQuery({ ...watch(started ?? ''), enabled: started !== undefined }).data?.item;
  const isUnderWay = operation?.status === 'running' || (started !== undefined && operation === undefined);
  const asked = useQuery({
    ...q(api.getBackupInstance, { params: { ...at } }),
    retry: false,
    refetchIntervalInBackground: true,
    refetchInterval: ({ state: { data } }) =>
      (data === undefined || !isSettled(data.item.state) || isUnderWay) && operation?.status !== 'failed' ? pace : false,
  });
  return {
    asked,
    operation,
    outcome: outcomeOf(asked.data?.item, operation?.status === 'failed' ? operation.problem : undefined, isUnderWay),
  };
}

function outcomeOf(instance: Instance | undefined, refusal: Problem | undefined, isUnderWay: boolean): Outcome {
  if (refusal !== undefined) return { kind: 'failed', problem: refusal };
  if (instance === undefined || !isSettled(instance.state)) return { kind: 'working' };
  if (instance.state === 'not-configured' || instance.state === 'error') {
    // An earlier attempt may have left its failure; the new one has not reached the instance yet.
    if (isUnderWay) return { kind: 'working' };
    const detail = `Azure says: ${protectionWord(instance.state)}.`;
    return { kind: 'failed', problem: instance.problem ?? { code: 'azure-refused', detail } };
  }
  return { kind: 'protected', instance };
}

function stepsOf(outcome: Outcome, volume: string): Step[] {
  const done = { tone: 'good', state: 'done' } as const;
  const last = {
    working: { tone: 'working', state: 'in progress' },
    protected: done,
    failed: { tone: 'bad', state: 'failed' },
  } as const;
  return [
    { key: 'accepted', title: 'Azure has accepted the request', ...done },
    { key: 'configuring', title: `Azure Backup adds ${volume} to the vault`, ...last[outcome.kind] },
  ];
}

const titleOf = (outcome: Outcome, volume: string): string => {
  if (outcome.kind === 'protected') return `${volume} is protected`;
  return outcome.kind === 'failed' ? `${volume} is not protected` : `Configuring backup of ${volume}`;
};

function Result({ outcome, at, draft, asOf }: { outcome: Outcome; at: InstancePlace; draft: ConfigureBackupDraft; asOf: string }) {
  if (outcome.kind === 'working') {
    return (
      <Message tone="info" title="This takes a minute or two.">
        <p>You may leave this page; Azure goes on, and this address shows how it stands.</p>
        <ProgressBar thin label="Configuring backup" />
      </Message>
    );
  }
  if (outcome.kind === 'failed') {
    const again = (
      <LinkButton size="small" to={paths.configureBackup('volumes', { ...draft, instance: undefined })}>
        Try again
      </LinkButton>
    );
    return <ProblemMessage explained={explain(outcome.problem)} actions={again} />;
  }
  const { policyTerms } = outcome.instance;
  const [first] = policyTerms === null ? [] : nextRuns(policyTerms.schedule, asOf, 1);
  return (
    <Message
      tone="good"
      title={
        first === undefined ? (
          'The first backup runs by the policy.'
        ) : (
          <>
            The first backup runs <Time at={first} asOf={asOf} as="moment" />.
          </>
        )
      }
      actions={
        <LinkButton appearance="primary" to={paths.protectedItem(at)}>
          Open protected item
        </LinkButton>
      }
    >
      Take one at once with Back up now, on the page of the protected item.
    </Message>
  );
}

function Progress({ id, at, draft }: { id: string; at: InstancePlace; draft: ConfigureBackupDraft }) {
  const { asked, outcome } = useOutcome(id, at);
  const chosen = chosenIn(draft);
  const volume = asked.data?.item.volumeName ?? chosen.volume?.volume ?? at.instance;
  const isUnread = asked.error !== null && asked.data === undefined && outcome.kind === 'working';
  // Azure lists the new item some moments after it has accepted it.
  const isLost = isUnread && !(toProblem(asked.error).code === 'not-found' && operationOf(id) !== undefined);
  return (
    <Page title={titleOf(outcome, volume)} breadcrumb={crumbs}>
      {isLost && <ProblemMessage explained={explainError(asked.error)} />}
      {!isUnread && outcome.kind === 'working' && <StaleMessage asked={asked} />}
      {!isLost && (
        <>
          <Result outcome={outcome} at={at} draft={draft} asOf={asked.data?.asOf ?? ''} />
          <Section title="Steps">
            <Steps label="Steps" steps={stepsOf(outcome, volume)} />
          </Section>
        </>
      )}
      <Section title="Backup instance">
        <Essentials
          layout="single"
          facts={[
            { label: 'Name', value: at.instance },
            { label: 'Backup vault', value: at.vault },
            { label: 'Policy', value: asked.data?.item.policy },
          ]}
        />
      </Section>
    </Page>
  );
}

/** What Azure does after Configure backup; opens by its address alone. */
export function ConfigureProgressPage() {
  const { draft } = useDraft();
  const at = instancePlaceOf(draft.instance ?? '');
  if (at !== undefined && draft.instance !== undefined) return <Progress id={draft.instance} at={at} draft={draft} />;
  return (
    <Page title="Configure backup" breadcrumb={crumbs}>
      <EmptyState
        title="Nothing has been started at this address"
        action={
          <LinkButton appearance="primary" to={paths.configureBackup('review', draft)}>
            Review + configure
          </LinkButton>
        }
      >
        Progress begins with the last step of the wizard.
      </EmptyState>
    </Page>
  );
}
