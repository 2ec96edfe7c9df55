import { t } from '@lingui/core/macro';
import type { ListedJob } from '@esan/domain';
import { explain } from '../api/messages.ts';
import { JobOperation, jobOperationWord, JobState, jobStatusWord, jobTriggerWord, troubleOfJob } from '../words/job.tsx';
import { makeStyles } from '@fluentui/react-components';
import { AzureWithin, unstopped, type WithAzures } from '../ui/messages/azure-words.tsx';
import { Duration, Time } from '../ui/time/time.tsx';
import type { Column } from '../ui/table/table-columns.ts';

/** A job beside the moment of the reply that it came with. */
export type JobRow = ListedJob & { asOf: string };

const useStyles = makeStyles({ reason: { display: 'block', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } });

function Reason(reason: WithAzures) {
  const styles = useStyles();
  return (
    <span className={styles.reason} title={reason.words}>
      <AzureWithin {...reason} />
    </span>
  );
}

const spanMs = ({ startedAt, endedAt, asOf }: JobRow): number => Date.parse(endedAt ?? asOf) - Date.parse(startedAt);

/** A span in whole seconds, as spreadsheets reckon with it. */
const secondsOf = (ms: number): number | undefined => (Number.isNaN(ms) ? undefined : Math.round(ms / 1000));

const status: Column<JobRow> = {
  key: 'status',
  title: t`Status`,
  cell: (job) => <JobState job={job} />,
  sortBy: (job) => jobStatusWord(job.status),
  words: (job) => jobStatusWord(job.status),
  width: '160px',
  onPhone: 'beside',
};

const operation: Column<JobRow> = {
  key: 'operation',
  title: t`Operation`,
  cell: (job) => <JobOperation job={job} />,
  sortBy: jobOperationWord,
  words: jobOperationWord,
  width: '104px',
};

const volume: Column<JobRow> = {
  key: 'volume',
  title: t`Volume`,
  cell: (job) => job.volumeName,
  sortBy: (job) => job.volumeName,
  isName: true,
};

/** Why it did not end as it should, or what Azure warns of, in a sentence; nothing where all went well. */
function reasonOf(job: JobRow): WithAzures {
  const trouble = troubleOfJob(job) ?? (job.status === 'completed-with-warnings' ? job.problem : undefined);
  if (trouble === undefined || trouble === null) return { words: '' };
  const { happened, azures } = explain(trouble);
  return { words: happened, azures };
}

const reason: Column<JobRow> = {
  key: 'reason',
  title: t`Reason`,
  cell: (job) => <Reason {...reasonOf(job)} />,
  phoneCell: (job) => reasonOf(job).words !== '' && <AzureWithin {...unstopped(reasonOf(job))} />,
  sortBy: (job) => reasonOf(job).words || undefined,
  width: '20%',
  hideBelow: 960,
};

const trigger: Column<JobRow> = {
  key: 'trigger',
  title: t`Trigger`,
  sortBy: (job) => jobTriggerWord(job.trigger),
  width: '104px',
  hideBelow: 760,
};

const times: readonly Column<JobRow>[] = [
  {
    key: 'started',
    title: t`Started`,
    isMoment: true,
    cell: (job) => <Time at={job.startedAt} asOf={job.asOf} as="moment" />,
    sortBy: (job) => job.startedAt,
    width: '126px',
    isNumeric: true,
  },
  {
    key: 'duration',
    title: t`Duration`,
    fileTitle: t`Duration (s)`,
    cell: (job) => <Duration from={job.startedAt} until={job.endedAt ?? job.asOf} />,
    sortBy: spanMs,
    text: (job) => secondsOf(spanMs(job)),
    width: '112px',
    isNumeric: true,
    hideBelow: 560,
    onPhone: 'hide',
  },
];

/** Jobs of all vaults. */
export const jobColumns: readonly Column<JobRow>[] = [
  volume,
  status,
  operation,
  reason,
  { key: 'vault', title: t`Vault`, cell: (job) => job.vault, sortBy: (job) => job.vault, hideBelow: 1120 },
  // Who has started it is asked for less often than why it failed.
  { ...trigger, hideBelow: 960 },
  ...times,
  { key: 'san', title: 'Elastic SAN', isExtra: true, width: '140px', sortBy: ({ san }) => san },
  {
    key: 'ended',
    title: t`Ended`,
    isExtra: true,
    isNumeric: true,
    width: '126px',
    cell: ({ endedAt, asOf }) => endedAt !== null && <Time at={endedAt} asOf={asOf} as="moment" />,
    sortBy: ({ endedAt }) => endedAt ?? undefined,
  },
  { key: 'code', title: t`Azure's code`, isExtra: true, width: '220px', sortBy: ({ problem }) => problem?.azureCode },
  { key: 'job', title: t`Job ID`, isExtra: true, width: '290px', sortBy: ({ name }) => name },
];

/** Jobs of one backup instance: the operation is what tells them apart. */
export const instanceJobColumns: readonly Column<JobRow>[] = [
  { ...operation, isName: true, width: '24%' },
  { ...status, width: '200px' },
  trigger,
  ...times,
];
