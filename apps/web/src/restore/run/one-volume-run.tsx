import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isLate, isRunning, nameOf, parentIdOf, type Job, type Problem } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { explain } from '../../api/messages.ts';
import { ConnectHost } from '../../volumes/connect-host.tsx';
import { StaleMessage } from '../../lists/stale-message.tsx';
import { jobPlaceOf, paths } from '../../links/paths.ts';
import { explainJob } from '../../jobs/job-trouble.ts';
import { JobWarnings } from '../../jobs/job-warnings.tsx';
import { LinkButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { Page, Section } from '../../ui/layout/page.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { ProgressBar } from '../../ui/messages/progress-bar.tsx';
import { Steps } from '../../ui/messages/steps.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { durationWords, momentWords } from '../../ui/time/time-words.ts';
import { Duration, Time } from '../../ui/time/time.tsx';
import { JobState, jobSteps, troubleOfJob } from '../../words/job.tsx';
import { NewVolume } from './new-volume.tsx';
import { addressOf, type RestoreSet } from '../plan/restore-set.ts';
import type { RestoreState } from './restore-state.ts';
import { WhatStays } from './what-stays.tsx';
import { useJob, useNewVolume } from './use-one-volume.ts';
import type { RestoreRun, useRestoreRun } from './use-run.ts';

const useStyles = makeStyles({
  bar: { margin: '4px 0 20px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  body: { maxWidth: '900px' },
  whole: { whiteSpace: 'nowrap' },
});

const sameIdentity = t`The volume keeps the file system identity of its source: do not mount both on one host without a new UUID.`;

const titles: Record<RestoreState, (name: string) => string> = {
  accepting: (name) => t`Restoring ${name}`,
  'not-started': (name) => t`No restore to ${name} was found`,
  running: (name) => t`Restoring ${name}`,
  failed: (name) => t`${name} was not restored`,
  unknown: (name) => t`It is not known how the restore of ${name} stands`,
  cancelled: (name) => t`The restore of ${name} was cancelled`,
  restored: (name) => t`${name} is restored`,
  missing: (name) => t`${name} is not there`,
};

/** What is usual for this volume; and that it takes longer, once it takes more than twice as long. */
function Usual({ job, asOf, usualMs }: { job: Job; asOf: string; usualMs: number | null }) {
  if (!isRunning(job.status)) return null;
  if (usualMs === null)
    return (
      <>
        <Trans>There is no earlier restore of this volume to estimate the time from. </Trans>
      </>
    );
  const late = isLate(Date.parse(asOf) - Date.parse(job.startedAt), usualMs);
  return (
    <>
      {late && <strong>{t`Running longer than usual.`} </strong>}
      {t`Restores of ${job.volumeName} usually take ${durationWords(usualMs)}.`}{' '}
    </>
  );
}

function Lead({ run: { groupId, usualMs, row }, job, asOf }: { run: RestoreRun; job: Job | undefined; asOf: string }) {
  const styles = useStyles();
  if (job === undefined)
    return (
      <>
        <Trans>Azure is accepting the restore. This page may be closed; it finds the restore again by its address.</Trans>
      </>
    );
  const place = jobPlaceOf(job.id);
  return (
    <>
      {row === undefined || row.point === null
        ? t`From ${job.volumeName} into ${nameOf(groupId)} of ${nameOf(parentIdOf(groupId))}.`
        : t`From ${job.volumeName} as of ${momentWords(row.point.time, asOf)} into ${nameOf(groupId)} of ${nameOf(parentIdOf(groupId))}.`}{' '}
      <span className={styles.quiet}>
        {isRunning(job.status) ? (
          <Trans>
            Started <Time at={job.startedAt} asOf={asOf} as="moment" />, running for <Duration from={job.startedAt} until={asOf} />.
          </Trans>
        ) : (
          <Trans>
            Started <Time at={job.startedAt} asOf={asOf} />, took <Duration from={job.startedAt} until={job.endedAt ?? asOf} />.
          </Trans>
        )}{' '}
        <Usual job={job} asOf={asOf} usualMs={usualMs} />
        {isRunning(job.status) && t`This page may be closed.`}{' '}
      </span>
      {place !== undefined && (
        <span className={styles.whole}>
          <TextLink to={paths.job(place)} inSentence>
            {t`View job`}
          </TextLink>
        </span>
      )}
    </>
  );
}

function Bar({ state }: { state: RestoreState }) {
  const styles = useStyles();
  return (
    <div className={styles.bar}>
      {state === 'accepting' || state === 'running' ? (
        <ProgressBar label={t`Restore`} />
      ) : (
        <ProgressBar label={t`Restore`} value={1} tone={state === 'restored' ? 'good' : state === 'failed' ? 'bad' : 'quiet'} />
      )}
    </div>
  );
}

/** The ways back into the wizard keep every value; a new review draws a new intent. */
function WayBack({ set, problem }: { set: RestoreSet; problem: Problem }) {
  return (
    <>
      {problem.code === 'identity-lacks-role' && (
        <LinkButton size="small" to={addressOf('validate', set)}>
          {t`Assign missing roles`}
        </LinkButton>
      )}
      <LinkButton size="small" to={addressOf('validate', set)}>
        {t`Try again`}
      </LinkButton>
      <LinkButton size="small" to={addressOf('target', set)}>
        {t`Change the target`}
      </LinkButton>
    </>
  );
}

/** Azure has no job of this intent. The same intent is taken along: while Azure knows a job of it, a press starts no other. */
function NoJob({ review }: { review: string }) {
  return (
    <Message
      tone="warn"
      title={t`Azure has no job of this restore.`}
      actions={
        <>
          <LinkButton size="small" to={review}>
            {t`Review the restore`}
          </LinkButton>
          <LinkButton size="small" to={paths.jobs()}>
            {t`Go to Jobs`}
          </LinkButton>
        </>
      }
    >
      <Trans>
        Nothing was started, or it ended so long ago that Azure has dropped the job: it keeps jobs for 14 days. If it was accepted a moment
        ago, this page finds it by itself.
      </Trans>
    </Message>
  );
}

const stays: readonly RestoreState[] = ['accepting', 'running', 'failed', 'cancelled'];

type Props = { set: RestoreSet; run: RestoreRun; asked: ReturnType<typeof useRestoreRun>['asked'] };

/** The run of a single volume: its job with its steps, and the volume that it makes. */
export function OneVolumeRun({ set, run, asked }: Props) {
  const styles = useStyles();
  const { state, name, groupId } = run;
  const read = useJob(run.job?.id);
  const job = read.data?.item ?? run.job ?? undefined;
  const volume = useNewVolume(run);
  const target = volume.data?.item.target ?? undefined;
  const problem = (job === undefined ? run.problem : troubleOfJob(job)) ?? undefined;
  const asOf = read.data?.asOf ?? asked.data?.asOf;
  const review = addressOf('review', set);
  return (
    <Page
      title={titles[state](name)}
      breadcrumb={[{ title: t`Restore`, to: review }]}
      lead={asOf === undefined || state === 'not-started' ? undefined : <Lead run={run} job={job} asOf={asOf} />}
      {...(job === undefined ? {} : { beside: <JobState job={job} /> })}
    >
      {state !== 'not-started' && <Bar state={state} />}
      <div className={styles.body}>
        {/* Until the job itself has been read, the run is what the page stands on. */}
        <StaleMessage asked={read.data === undefined ? asked : read} />
        {problem !== undefined && (
          <ProblemMessage
            explained={job === undefined ? explain(problem) : explainJob(job, problem)}
            actions={state === 'unknown' ? undefined : <WayBack set={set} problem={problem} />}
          />
        )}
        {job !== undefined && <JobWarnings job={job} />}
        {state === 'not-started' && <NoJob review={review} />}
        {job !== undefined && job.steps.length > 0 && (
          <Section title={t`Steps`}>
            <Steps label={t`Steps`} steps={jobSteps(job)} />
          </Section>
        )}
        {state === 'restored' && <NewVolume groupId={groupId} asked={volume} />}
        {stays.includes(state) && <WhatStays run={run} asOf={asOf ?? ''} isOver={state !== 'running' && state !== 'accepting'} />}
        {state === 'missing' && (
          <Message tone="warn" title={t`Azure has completed the restore, but has no volume ${name} in ${nameOf(groupId)}.`}>
            <Trans>It was deleted since, or this restore made a volume of another name.</Trans>
          </Message>
        )}
        {target !== undefined && <ConnectHost target={target} volume={volume.data?.item ?? { name, sizeGiB: 0 }} note={sameIdentity} />}
      </div>
    </Page>
  );
}
