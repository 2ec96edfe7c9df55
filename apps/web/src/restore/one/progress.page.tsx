import { isLate, isRunning, nameOf, parentIdOf, type Job, type Problem } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { explain, explainError } from '../../api/messages.ts';
import { ConnectHost } from '../../volumes/connect-host.tsx';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { jobPlaceOf, paths } from '../../links/paths.ts';
import { explainJob } from '../../jobs/job-trouble.ts';
import { JobWarnings } from '../../jobs/job-warnings.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { Steps } from '../../ui/messages/steps.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { durationWords } from '../../ui/time/time-words.ts';
import { Duration, Time } from '../../ui/time/time.tsx';
import { JobState, jobSteps, troubleOfJob } from '../../words/job.tsx';
import { NewVolume } from './new-volume.tsx';
import { restorePlanOf, useRestoreDraft, type RestorePlan } from './restore-draft.ts';
import { LacksChoice } from './restore-wizard.tsx';
import type { Outcome } from './restore-outcome.ts';
import { useNewVolume, useRestoreJob } from './use-restore.ts';

const useStyles = makeStyles({
  bar: { margin: '4px 0 20px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { maxWidth: '900px' },
});

const sameIdentity = 'The volume keeps the file system identity of its source: do not mount both on one host without a new UUID.';

const titles: Record<Outcome, (name: string) => string> = {
  accepting: (name) => `Restoring ${name}`,
  absent: (name) => `No restore to ${name} was found`,
  running: (name) => `Restoring ${name}`,
  failed: (name) => `${name} was not restored`,
  unknown: (name) => `It is not known how the restore of ${name} stands`,
  cancelled: (name) => `The restore of ${name} was cancelled`,
  restored: (name) => `${name} is restored`,
  missing: (name) => `${name} is not there`,
};

/** What is usual for this volume; and that it takes longer, once it takes more than twice as long. */
function Usual({ job, asOf, usualMs }: { job: Job; asOf: string; usualMs: number | null }) {
  if (!isRunning(job.status)) return null;
  if (usualMs === null) return <>Nothing is known yet of how long restores of this volume take. </>;
  const late = isLate(Date.parse(asOf) - Date.parse(job.startedAt), usualMs);
  return (
    <>
      {late && <strong>Running longer than usual. </strong>}Restores of {job.volumeName} usually take {durationWords(usualMs)}.{' '}
    </>
  );
}

function Lead({ job, asOf, plan, usualMs }: { job: Job | undefined; asOf: string; plan: RestorePlan; usualMs: number | null }) {
  const styles = useStyles();
  if (job === undefined) return <>Azure is accepting the restore. This page may be closed; it finds the restore again by its address.</>;
  const place = jobPlaceOf(job.id);
  return (
    <>
      From {job.volumeName} into {nameOf(plan.group)} of {nameOf(parentIdOf(plan.group))}.{' '}
      <span className={styles.quiet}>
        Started <Time at={job.startedAt} asOf={asOf} />, {isRunning(job.status) ? 'running for ' : 'took '}
        <Duration from={job.startedAt} until={job.endedAt ?? asOf} />. <Usual job={job} asOf={asOf} usualMs={usualMs} />
        {isRunning(job.status) && 'This page may be closed. '}
      </span>
      {place !== undefined && (
        <TextLink to={paths.job(place)} inSentence>
          View job
        </TextLink>
      )}
    </>
  );
}

function Bar({ outcome }: { outcome: Outcome }) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      {outcome === 'accepting' || outcome === 'running' ? (
        <ProgressBar label="Restore" />
      ) : (
        <ProgressBar label="Restore" value={1} tone={outcome === 'restored' ? 'good' : outcome === 'failed' ? 'bad' : 'quiet'} />
      )}
    </div>
  );
}

/** The ways back into the wizard keep every value; a new review draws a new intent. */
function WayBack({ plan, problem }: { plan: RestorePlan; problem: Problem }) {
  return (
    <>
      {problem.code === 'identity-lacks-role' && (
        <LinkButton size="small" to={paths.restore('validate', plan)}>
          Assign missing roles
        </LinkButton>
      )}
      <LinkButton size="small" to={paths.restore('validate', plan)}>
        Try again
      </LinkButton>
      <LinkButton size="small" to={paths.restore('target', plan)}>
        Change the target
      </LinkButton>
    </>
  );
}

/** Azure has no job of this intent. The same intent is taken along: while Azure knows a job of it, a press starts no other. */
function NoJob({ review }: { review: string }) {
  return (
    <Message
      tone="warn"
      title="Azure has no job of this restore."
      actions={
        <>
          <LinkButton size="small" to={review}>
            Review the restore
          </LinkButton>
          <LinkButton size="small" to={paths.jobs()}>
            Go to Jobs
          </LinkButton>
        </>
      }
    >
      Nothing was started, or it ended so long ago that Azure has dropped the job: it keeps jobs for 14 days. If it was accepted a moment
      ago, this page finds it by itself.
    </Message>
  );
}

function Progress({ plan, intent }: { plan: RestorePlan; intent: string }) {
  const styles = useStyles();
  const { asked, job, refused, outcome: outcomeOfJob } = useRestoreJob(plan, intent);
  const volume = useNewVolume(plan, outcomeOfJob === 'restored');
  // A job of Azure's does not name the volume that it makes.
  const isNotThere = volume.error?.problem.code === 'not-found';
  // While it is asked for again, nothing is known that was not before.
  const [wasMissing, setWasMissing] = useState(false);
  const isMissing = volume.data === undefined && (wasMissing || isNotThere);
  if (isMissing !== wasMissing) setWasMissing(isMissing);
  const outcome = isMissing ? 'missing' : outcomeOfJob;
  const target = volume.data?.item.target ?? undefined;
  const problem = refused ?? (job === undefined ? undefined : troubleOfJob(job));
  return (
    <Page
      title={titles[outcome](plan.name)}
      breadcrumb={[
        { title: 'Protected items', to: paths.protectedItems() },
        { title: 'Restore', to: paths.restore('review', { ...plan, intent }) },
      ]}
      lead={
        asked.data === undefined || outcome === 'absent' ? undefined : (
          <Lead job={job} asOf={asked.data.asOf} usualMs={asked.data.usualMs} plan={plan} />
        )
      }
      {...(job === undefined ? {} : { beside: <JobState job={job} /> })}
    >
      {outcome !== 'absent' && <Bar outcome={outcome} />}
      <div className={styles.body}>
        <StaleMessage asked={asked} />
        {asked.data === undefined && asked.error !== null && <ProblemMessage explained={explainError(asked.error)} />}
        {problem !== undefined && (
          <ProblemMessage
            explained={job === undefined ? explain(problem) : explainJob(job, problem)}
            actions={outcome === 'unknown' ? undefined : <WayBack plan={plan} problem={problem} />}
          />
        )}
        {job !== undefined && <JobWarnings job={job} />}
        {outcome === 'absent' && <NoJob review={paths.restore('review', { ...plan, intent })} />}
        {job !== undefined && job.steps.length > 0 && (
          <Section title="Steps">
            <Steps label="Steps" steps={jobSteps(job)} />
          </Section>
        )}
        {outcome === 'restored' && <NewVolume plan={plan} asked={volume} />}
        {outcome === 'missing' && (
          <Message tone="warn" title={`Azure has completed the restore, but has no volume ${plan.name} in ${nameOf(plan.group)}.`}>
            It was deleted since, or this restore made a volume of another name.
          </Message>
        )}
        {target !== undefined && (
          <ConnectHost target={target} volume={volume.data?.item ?? { name: plan.name, sizeGiB: 0 }} note={sameIdentity} />
        )}
        {asked.data === undefined && asked.error === null && <Skeleton lines={4} />}
      </div>
    </Page>
  );
}

/** The restore while it runs and when it is done; its address alone finds it again. */
export function RestoreProgressPage() {
  const draft = useRestoreDraft();
  const plan = restorePlanOf(draft);
  if (typeof plan === 'string') return <LacksChoice of={plan} draft={draft} />;
  if (draft.intent === undefined) {
    return (
      <Page title="Restore" breadcrumb={[{ title: 'Protected items', to: paths.protectedItems() }]}>
        <EmptyState
          title="This restore has not been started"
          action={<LinkButton to={paths.restore('review', plan)}>Review the restore</LinkButton>}
        >
          Review what is chosen, then Restore.
        </EmptyState>
      </Page>
    );
  }
  return <Progress plan={plan} intent={draft.intent} />;
}
