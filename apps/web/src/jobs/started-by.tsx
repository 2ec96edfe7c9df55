import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { loggedSince, type BegunJob, type Job, type Starter } from '@esan/domain';
import { tokens } from '@fluentui/react-components';
import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import { call } from '../api/client.ts';
import { explainError } from '../api/messages.ts';
import { batchingRows, readRows, type Batch } from '../api/rows-batch.ts';
import type { Column } from '../ui/table/table-columns.ts';
import { useIsPrinting } from '../ui/table/printing.ts';
import { actorWord, actorWords, starterUnknownWords } from '../words/logged.ts';

type Of = Pick<Job, 'id' | 'instanceId' | 'operation' | 'startedAt' | 'activityId' | 'trigger'> & { asOf: string };

/** A file or a page of paper names who started so many jobs: each stretch of time of them is a question to Azure. */
const mostAsked = 1000;

type StarterBatch = Batch<{ starter: Starter }, BegunJob>;

const startersTogether: StarterBatch = batchingRows(
  async (jobs: BegunJob[]) => {
    const { items, missing } = await call(api.listJobStarters, { body: { jobs } });
    return { items: items.map(({ jobId, starter }) => ({ instanceId: jobId, starter })), missing };
  },
  ({ id }) => id,
);

/** What can be said of who started a job before anybody is asked: it was the schedule, or it cannot be known. */
type Told = Starter | { is: 'schedule' } | { is: 'unknown'; because: 'too-old' };

function toldAlready({ trigger, operation, startedAt, asOf }: Of): Told | undefined {
  if (trigger === 'scheduled') return { is: 'schedule' };
  if (operation === 'other') return { is: 'unknown', because: 'not-logged' };
  const since = loggedSince(asOf);
  return since !== undefined && startedAt < since ? { is: 'unknown', because: 'too-old' } : undefined;
}

/** Who started a job, by Azure's Activity log. What stands there once stays; what is not there yet may come. */
const starterOf = (job: Of, ask: StarterBatch) => {
  const told = toldAlready(job);
  const { id, instanceId, startedAt, activityId } = job;
  const operation = job.operation === 'restore' ? 'restore' : 'backup';
  return queryOptions({
    queryKey: [api.listJobStarters.name, { row: id }] as const,
    queryFn: async ({ signal }): Promise<Told> =>
      told ??
      (await ask({ id, instanceId, startedAt, activityId, operation }, signal))?.starter ?? { is: 'unknown', because: 'not-logged' },
    ...(told === undefined ? {} : { initialData: told }),
    staleTime: ({ state: { data } }) => (data?.is === 'unknown' && data.because === 'not-yet' ? 60_000 : Number.POSITIVE_INFINITY),
    retry: false,
  });
};

/** Who it was in words; what is not known is said as that. */
function toldWords(told: Told, inFull: boolean): string {
  if (told.is === 'known') return inFull ? actorWords(told.by) : actorWord(told.by);
  return told.is === 'schedule' ? t`Schedule` : t`not known`;
}

/** What else there is to say: a person's account, or why nobody is named. */
function aboutTold(told: Told): string | undefined {
  if (told.is === 'known') return told.by.account ?? undefined;
  return told.is === 'schedule' ? undefined : starterUnknownWords(told.because);
}

/** Who started a job; `inFull` with the account, or with the reason why that is not known. */
export function StartedBy({ job, inFull = false, ask = startersTogether }: { job: Of; inFull?: boolean; ask?: StarterBatch }) {
  const { data, error } = useQuery(starterOf(job, ask));
  const isPrinting = useIsPrinting();
  const about = data !== undefined ? aboutTold(data) : error === null ? undefined : explainError(error).happened;
  if (data?.is === 'known') return <span title={inFull ? undefined : about}>{toldWords(data, inFull)}</span>;
  const isOver = data !== undefined || error !== null || isPrinting;
  const words = inFull && about !== undefined ? t`Not known. ${about}` : data === undefined ? t`not known` : toldWords(data, inFull);
  return (
    <span style={{ color: tokens.colorNeutralForeground3 }} title={inFull ? undefined : isOver ? about : t`Being asked`}>
      {isOver ? words : '…'}
    </span>
  );
}

/**
 * Who started each job, asked as rows come into sight, and for a file or paper of all rows up to a limit. No list is sorted or narrowed by it: of the
 * rows out of sight it is not known.
 */
export function useStartedByColumn(ask = startersTogether): Column<Of> {
  const client = useQueryClient();
  return useMemo(
    () => ({
      key: 'startedBy',
      title: t`Started by`,
      isExtra: true,
      width: '176px',
      cell: (row) => <StartedBy job={row} ask={ask} />,
      // That it was scheduled stands beside it there.
      phoneCell: (row) =>
        row.trigger === 'scheduled' ? null : (
          <>
            {t`Started by`} <StartedBy job={row} ask={ask} />
          </>
        ),
      text: (row) => {
        const told = toldAlready(row) ?? client.getQueryData(starterOf(row, ask).queryKey);
        if (told !== undefined) return toldWords(told, true);
        return client.getQueryState(starterOf(row, ask).queryKey) === undefined ? t`not asked` : t`not known`;
      },
      readAll: (rows) => readRows(rows, mostAsked, (row) => client.fetchQuery(starterOf(row, ask))),
    }),
    [client, ask],
  );
}
