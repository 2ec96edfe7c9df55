import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { isRunOpen, type ListedJob, type PlanRun } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { q, until } from '../../api/query.ts';
import { paths } from '../../links/paths.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { runStateWord, runTone } from '../../runs/run-words.tsx';
import { DismissButton } from '../../ui/layout/button.tsx';
import { PopUp } from '../../ui/layout/pop-up.tsx';
import { PanelPart } from '../../ui/layout/side-panel.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { explain } from '../../api/messages.ts';
import { Happened } from '../../ui/messages/azure-words.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { Duration, Time } from '../../ui/time/time.tsx';
import { below, type } from '../../ui/look/type.ts';
import { jobTriggerWord, troubleOfJob } from '../../words/job.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { visitInPart, visitNow } from './failures.ts';
import { pressGroups, pressPage, pressTitle } from '../../jobs/press-groups.ts';
import { StartedHere } from './started-here.tsx';
import { someOf } from './some-of.ts';
import { useWork, type Work } from './use-work.ts';
import { keepVisit, lastVisit } from './visits.ts';
import { GoingOnRow, GoingOnRows } from './going-on-list.tsx';

const useStyles = makeStyles({
  panel: {
    width: '440px',
    maxWidth: '100vw',
    height: 'calc(100dvh - var(--top))',
    maxHeight: 'none',
    margin: 'var(--top) 0 0 auto',
    borderRadius: 0,
    borderTop: 'none',
    borderBottom: 'none',
    borderRight: 'none',
    flexDirection: 'column',
    '&[open]': { display: 'flex' },
    [below.phone]: { width: '100vw' },
  },
  head: {
    display: 'flex',
    alignItems: 'center',
    padding: '12px 16px 12px 24px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    [below.phone]: { padding: '8px 4px 8px 16px' },
  },
  title: { ...type.section, flexGrow: 1 },
  body: { flexGrow: 1, overflowY: 'auto', padding: '16px 24px', [below.phone]: { padding: '16px' } },
  text: { ...type.data, color: tokens.colorNeutralForeground2 },
  more: { ...type.data, marginTop: '4px' },
});

const most = 10;

function Reason({ job }: { job: ListedJob }) {
  const problem = troubleOfJob(job);
  return problem === undefined ? null : <Happened {...explain(problem)} />;
}

type JobsProps = { jobs: readonly ListedJob[]; hasMore: boolean; asOf: string };

function Failures({ jobs, hasMore, asOf }: JobsProps) {
  const styles = useStyles();
  return (
    <PanelPart title={t`Failed since your last visit (${someOf(jobs.length, hasMore)})`}>
      <GoingOnRows label={t`Failed since your last visit`}>
        {pressGroups(jobs)
          .slice(0, most)
          .map((group) => (
            <GoingOnRow key={group.key} tone="bad" title={pressTitle(group)} to={pressPage(group)}>
              <Time at={group.jobs[0].endedAt ?? group.jobs[0].startedAt} asOf={asOf} />. <Reason job={group.jobs[0]} />
            </GoingOnRow>
          ))}
      </GoingOnRows>
      {jobs.length > most && (
        <p className={styles.more}>
          <TextLink to={`${paths.jobs()}?status=failed`}>{t`All failed jobs`}</TextLink>
        </p>
      )}
    </PanelPart>
  );
}

function Running({ jobs, hasMore, isInPart, asOf }: JobsProps & { isInPart: boolean }) {
  const styles = useStyles();
  // What somebody waits for stands before what a schedule does.
  const inOrder = jobs.toSorted((one, other) => Number(one.trigger === 'scheduled') - Number(other.trigger === 'scheduled'));
  return (
    <PanelPart title={t`Jobs under way (${someOf(jobs.length, hasMore)})`}>
      {jobs.length === 0 && (
        <p className={styles.text}>
          {isInPart ? t`Of what could be read, no backup or restore runs now.` : t`No backup or restore runs now.`}
        </p>
      )}
      <GoingOnRows label={t`Jobs under way`}>
        {pressGroups(inOrder)
          .slice(0, most)
          .map((group) => (
            <GoingOnRow key={group.key} tone="working" title={pressTitle(group)} to={pressPage(group)}>
              <Trans>
                {jobTriggerWord(group.jobs[0].trigger)}, for <Duration from={group.jobs[0].startedAt} until={asOf} />, {group.jobs[0].vault}
              </Trans>
            </GoingOnRow>
          ))}
      </GoingOnRows>
      {jobs.length > most && (
        <p className={styles.more}>
          <TextLink to={`${paths.jobs()}?status=running`}>{t`All running jobs`}</TextLink>
        </p>
      )}
    </PanelPart>
  );
}

/** While a run goes on it is looked at this often. */
const runsMs = 20_000;
const areOver = ({ items }: { items: readonly PlanRun[] }): boolean => !items.some(isRunOpen);

/** Runs that go on, or that ended before all their volumes were protected, whoever started them. */
function Runs() {
  const styles = useStyles();
  const asked = useQuery({ ...q(api.listRuns, { query: {} }), ...until(areOver, runsMs) });
  const { data, error } = asked;
  const open = data?.items.filter(({ state }) => state !== 'succeeded') ?? [];
  if (data !== undefined && error === null && data.missing.length === 0 && open.length === 0) return null;
  return (
    <PanelPart title={t`Unfinished runs`}>
      <ListTrouble noun={t`runs`} asked={asked} />
      {data === undefined && error === null && <Skeleton lines={2} label={t`Reading runs`} />}
      <GoingOnRows label={t`Unfinished runs`}>
        {open.slice(0, most).map((run) => (
          <GoingOnRow
            key={run.id}
            tone={runTone(run)}
            title={t`Configure backup of ${volumesWords(run.volumes)}`}
            to={paths.run({ ...run, run: run.name })}
          >
            {runStateWord(run)}, <Time at={run.startedAt} asOf={data?.asOf ?? ''} />
          </GoingOnRow>
        ))}
      </GoingOnRows>
      {open.length > most && (
        <p className={styles.more}>
          <TextLink to={paths.runs()}>{t`All runs`}</TextLink>
        </p>
      )}
    </PanelPart>
  );
}

/** What is new is told as long as the panel is open; after that it has been seen, as far as it could be read. */
function useSeen(work: Work | undefined, news: readonly ListedJob[]): readonly ListedJob[] {
  const [told, setTold] = useState<readonly ListedJob[]>(news);
  const ids = new Set(told.map(({ id }) => id));
  const more = news.filter(({ id }) => !ids.has(id));
  if (more.length > 0) setTold([...more, ...told]);
  useEffect(() => {
    if (work === undefined) return;
    const { failed, asOf, missing } = work;
    keepVisit(missing.length === 0 ? visitNow(failed, asOf) : visitInPart(failed, asOf, lastVisit()));
  }, [work]);
  return told;
}

/** What is going on: what failed since the last visit, what runs, whose runs are unfinished, and what was begun here. */
export function WorkCentre({ onClose }: { onClose: () => void }) {
  const styles = useStyles();
  const { asked, news, lookAgain } = useWork();
  const { data: work, error } = asked;
  const failed = useSeen(work, news);
  // What the bell has seen last may be some minutes old.
  const begin = useEffectEvent(lookAgain);
  useEffect(() => {
    begin();
  }, []);
  return (
    <PopUp label={t`Work`} className={styles.panel} onClose={onClose}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t`Work`}</h2>
        <DismissButton onPress={onClose} />
      </div>
      <div className={styles.body}>
        <ListTrouble noun={t`jobs`} asked={{ ...asked, data: work && { asOf: work.asOf, missing: work.missing } }} />
        {work === undefined && error === null && <Skeleton lines={6} label={t`Reading jobs`} />}
        {work !== undefined && failed.length > 0 && <Failures jobs={failed} hasMore={work.hasMore.failed} asOf={work.asOf} />}
        {work !== undefined && (
          <Running jobs={work.running} hasMore={work.hasMore.running} isInPart={work.missing.length > 0} asOf={work.asOf} />
        )}
        <Runs />
        <StartedHere />
      </div>
    </PopUp>
  );
}
