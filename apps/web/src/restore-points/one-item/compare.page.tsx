import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api, type Reply } from '@esan/contract';
import { sameId, type Job } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { ApiError } from '../../api/client.ts';
import { explainError } from '../../api/messages.ts';
import { withSeams } from '../../language/seams.ts';
import { q } from '../../api/query.ts';
import { useInstancePlace } from '../../links/route-places.ts';
import { paths, type InstancePlace } from '../../links/paths.ts';
import { useAlong } from '../../ui/forms/address.ts';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { PanelPart, SidePanel } from '../../ui/layout/side-panel.tsx';
import { Size } from '../../ui/values/size.tsx';
import { Skeleton } from '../../ui/messages/skeleton.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import { durationWords, momentWords } from '../../ui/time/time-words.ts';
import { Time } from '../../ui/time/time.tsx';
import { type } from '../../ui/look/type.ts';
import { JobOperation, jobStatusWord, jobTriggerWord } from '../../words/job.tsx';
import { PointExpiry, PointState, pointStateWords } from '../../words/restore-point.tsx';
import { usePairNames } from './compare-bar.tsx';
import { useInstanceHistory } from './instance-history.ts';
import { PointSource } from './point-columns.tsx';
import type { PointRow } from './point-rows.ts';
import { gapsWords } from './point-words.ts';

type Point = Reply<typeof api.getRestorePoint>;
type ComparedRow = Extract<PointRow, { kind: 'point' }>;

const useStyles = makeStyles({
  table: { ...type.data, width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed', textAlign: 'left' },
  head: { ...type.caption, padding: '0 12px 6px 0', fontWeight: 600, borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  cell: {
    padding: '6px 12px 6px 0',
    verticalAlign: 'top',
    overflowWrap: 'anywhere',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  label: { fontWeight: 400, color: tokens.colorNeutralForeground3 },
  differs: { fontWeight: 600 },
  list: { ...type.data, listStyleType: 'none', padding: 0, display: 'flex', flexDirection: 'column', rowGap: '4px' },
});

const unknown = t`Not known`;

type Line = { label: string; values: readonly [ReactNode, ReactNode]; differs?: boolean };

function linesOf(rows: readonly [ComparedRow, ComparedRow], details: readonly [Point | undefined, Point | undefined]): Line[] {
  const both = (of: (row: ComparedRow) => ReactNode): [ReactNode, ReactNode] => [of(rows[0]), of(rows[1])];
  const snapshots = details.map((detail) => detail?.item.snapshot ?? undefined);
  const ofDisk = (index: 0 | 1): ReactNode => {
    const snapshot = snapshots[index];
    if (snapshot !== undefined) return <Size giB={snapshot.sizeGiB} />;
    return details[index] === undefined ? '…' : unknown;
  };
  return [
    { label: t`Time`, values: both((row) => <Time at={row.time} asOf={row.asOf} as="moment" />) },
    { label: t`State`, values: both((row) => <PointState of={row} />), differs: pointStateWords(rows[0]) !== pointStateWords(rows[1]) },
    { label: t`Source`, values: both((row) => (row.source === undefined ? unknown : <PointSource {...row} source={row.source} />)) },
    { label: t`Retention tag`, values: both((row) => row.tag), differs: rows[0].tag !== rows[1].tag },
    { label: t`Expires`, values: both((row) => <PointExpiry expires={row.expires} asOf={row.asOf} />) },
    { label: t`Policy`, values: both((row) => row.policy || unknown), differs: rows[0].policy !== rows[1].policy },
    { label: t`Disk size`, values: [ofDisk(0), ofDisk(1)], differs: snapshots[0]?.sizeGiB !== snapshots[1]?.sizeGiB },
    { label: t`Changed data`, values: [unknown, unknown] },
  ];
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const styles = useStyles();
  return (
    <table className={styles.table} aria-label={t`The two points side by side`}>
      <thead>
        <tr>
          {['', t`Older`, t`Newer`].map((title) => (
            <th key={title} scope="col" className={styles.head}>
              {title === '' ? <span>{t`Point`}</span> : title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {lines.map(({ label, values, differs = false }) => (
          <tr key={label}>
            <th scope="row" className={`${styles.cell} ${styles.label}`}>
              {withSeams(label)}
            </th>
            {values.map((value, index) => (
              <td key={index} className={differs ? `${styles.cell} ${styles.differs}` : styles.cell}>
                {value}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type JobsAsked = { items: readonly Job[] | undefined; error: ApiError | null; isPart: boolean };

function JobsBetween({
  place,
  of: { items, error, isPart },
  isBetween,
  asOf,
}: {
  place: InstancePlace;
  of: JobsAsked;
  isBetween: (time: string) => boolean;
  asOf: string;
}) {
  const styles = useStyles();
  if (items === undefined) return error === null ? <Skeleton lines={1} /> : <ProblemMessage explained={explainError(error)} />;
  const jobs = items.filter(({ startedAt }) => isBetween(startedAt));
  if (jobs.length === 0 && isPart) return <p>{t`Not known: the jobs of the item could not be read`}</p>;
  if (jobs.length === 0) return <p>{t`Azure knows of none; it keeps jobs for 14 days.`}</p>;
  return (
    <>
      <ul className={styles.list}>
        {jobs.map((job) => (
          <li key={job.id}>
            <TextLink to={paths.job({ ...place, job: job.name })}>
              <JobOperation job={job} /> ({jobTriggerWord(job.trigger)}), {momentWords(job.startedAt, asOf)}
            </TextLink>
            : {jobStatusWord(job.status)}
          </li>
        ))}
      </ul>
      {isPart && <p>{t`Not all jobs of the item could be read: there may have been more.`}</p>}
    </>
  );
}

function useDetail(place: InstancePlace, name: string | undefined): Point | undefined {
  return useQuery({ ...q(api.getRestorePoint, { params: { ...place, point: name ?? '' } }), enabled: name !== undefined }).data;
}

function Comparison({
  place,
  older,
  newer,
  rows,
  jobs,
}: {
  place: InstancePlace;
  older: ComparedRow;
  newer: ComparedRow;
  rows: readonly PointRow[];
  jobs: JobsAsked;
}) {
  const details = [useDetail(place, older.id), useDetail(place, newer.id)] as const;
  const isBetween = (time: string) => time > older.time && time < newer.time;
  const between = rows.filter(({ time }) => isBetween(time));
  const gaps = between.filter(({ kind }) => kind === 'gap').length;
  const points = between.length - gaps;
  return (
    <>
      <PanelPart>
        <Lines lines={linesOf([older, newer], details)} />
      </PanelPart>
      <PanelPart title={t`Between them`}>
        <p>
          {durationWords(Date.parse(newer.time) - Date.parse(older.time))},{' '}
          {plural(points, { one: '1 other point', other: '# other points' })}
          {gaps > 0 && `, ${gapsWords(gaps)}`}.
        </p>
      </PanelPart>
      <PanelPart title={t`Jobs between them`}>
        <JobsBetween place={place} asOf={newer.asOf} of={jobs} isBetween={isBetween} />
      </PanelPart>
      <PanelPart>
        <Message tone="info">
          <Trans>
            Azure gives the size of the whole disk. How much data changed between two points it does not say, so it is shown as not known.
          </Trans>
        </Message>
      </PanelPart>
    </>
  );
}

/** Two restore points of an item beside each other, and what lies between them. */
export function ComparePointsPanel() {
  const place = useInstancePlace();
  const along = useAlong();
  const navigate = useNavigate();
  const { names } = usePairNames();
  const { lines, jobs, asked, item } = useInstanceHistory(place);
  const points = lines?.rows.filter((row): row is ComparedRow => row.kind === 'point' && names.some((name) => sameId(name, row.id)));
  const [newer, older] = points ?? [];
  return (
    <SidePanel
      title={t`Compare two restore points`}
      caption={t`Of ${item.volumeName}`}
      onClose={() => void navigate(along(paths.protectedItem(place)))}
    >
      {lines === undefined && (asked.error === null ? <Skeleton lines={8} /> : <ProblemMessage explained={explainError(asked.error)} />)}
      {lines !== undefined && (newer === undefined || older === undefined) && (
        <p>
          <Trans>Choose two restore points in the list; one that was chosen may have expired meanwhile.</Trans>
        </p>
      )}
      {lines !== undefined && newer !== undefined && older !== undefined && (
        <Comparison place={place} older={older} newer={newer} rows={lines.rows} jobs={jobs} />
      )}
    </SidePanel>
  );
}
