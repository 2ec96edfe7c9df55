import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { JobCount, ListedJob } from '@esan/domain';
import { useMemo, useRef, type ReactNode } from 'react';
import { Outlet, useParams, useSearchParams } from 'react-router';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { jobPlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { useDebounced } from '../ui/forms/use-debounced.ts';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import { FilterRow, isOneOf, optionsOf, PillFilter, TextFilter } from '../ui/table/filters.tsx';
import { ListTools } from '../ui/list/list-tools.tsx';
import { useListView } from '../ui/list/use-list-view.ts';
import { MoreRows } from '../ui/table/more-rows.tsx';
import { useRoom } from '../ui/table/table-room.ts';
import { Table } from '../ui/table/table.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import { jobColumns, type JobRow } from './job-columns.tsx';
import { JobCounts, statusIn, totalOf } from './job-counts.tsx';
import { countsNow } from './job-news.ts';
import { JobReasons } from './job-reasons.tsx';
import { WaitingJobs } from './job-waiting.tsx';
import { useStartedByColumn } from './started-by.tsx';
import { useJobsFile } from './use-jobs-file.tsx';
import { useJobs, type JobsAsked } from './use-jobs.ts';

const operations = [
  { value: 'backup', label: t`Backup` },
  { value: 'restore', label: t`Restore` },
  { value: 'other', label: t`Other` },
] as const;

/** Azure keeps jobs for 14 days. */
const times = [
  { value: '24', label: t`last 24 hours` },
  { value: '168', label: t`last 7 days` },
] as const;

const chosenIn = <Value extends string>(options: readonly { value: Value }[], text: string | null): Value | undefined =>
  options.find(({ value }) => value === text)?.value;

/** What the address asks for. */
function useAsked(): JobsAsked {
  const [search] = useSearchParams();
  const volume = useDebounced(search.get('q') ?? '').trim();
  const [status, operation, hours] = [
    statusIn(search.get('status')),
    chosenIn(operations, search.get('operation')),
    chosenIn(times, search.get('hours')),
  ];
  const vault = search.get('vault') ?? '';
  return useMemo(
    () => ({
      ...(status === undefined ? {} : { status }),
      ...(operation === undefined ? {} : { operation }),
      ...(hours === undefined ? {} : { hours }),
      ...(vault === '' ? {} : { vault }),
      ...(volume === '' ? {} : { volume }),
    }),
    [status, operation, hours, vault, volume],
  );
}

function Filters({ counts, end }: { counts: readonly JobCount[]; end: ReactNode }) {
  return (
    <FilterRow end={end}>
      <TextFilter label={t`Filter by volume`} />
      <PillFilter label={t`Operation`} param="operation" options={operations} isKnown={isOneOf(operations)} />
      <PillFilter label={t`Vault`} param="vault" options={optionsOf(counts.map(({ vault }) => vault))} />
      <PillFilter label={t`Started`} param="hours" options={times} any={t`last 14 days`} isKnown={isOneOf(times)} />
    </FilterRow>
  );
}

function NoJobs({ isFiltered, isInPart }: { isFiltered: boolean; isInPart: boolean }) {
  if (isFiltered) {
    const title = isInPart ? t`No job that could be read fits the filters` : t`No job fits the filters`;
    return (
      <EmptyState title={title} action={<LinkButton to={paths.jobs()}>{t`Clear filters`}</LinkButton>}>
        {t`Azure keeps jobs for 14 days.`}
      </EmptyState>
    );
  }
  if (isInPart) return <NoneRead />;
  return (
    <EmptyState
      title={t`No backup has run yet`}
      hints={<EmptyHints of="jobs" />}
      action={<LinkButton to={paths.protectedItems()}>{t`Go to Protected items`}</LinkButton>}
    >
      <Trans>
        Backups and restores of the last 14 days show here, whoever started them; those of vaults that your account may not read do not.
      </Trans>
    </EmptyState>
  );
}

const params = ['q', 'status', 'operation', 'vault', 'hours', 'sort'];
const always = () => true;
const initialSort = '-started';

/** What the counters count: what the other filters leave. */
const ofOtherFilters = (counts: readonly JobCount[], { operation, vault }: JobsAsked): JobCount[] =>
  counts.filter(
    (count) => (operation === undefined || count.operation === operation) && (vault === undefined || sameName(count.vault, vault)),
  );

const sameName = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

/** Backups and restores across vaults, live: the newest first, older ones as the reader comes to them. */
export function JobsPage() {
  const { job: open } = useParams();
  const asked = useAsked();
  const { rows, waiting, takeIn, isCut, first, listed, changed, asOf, pages, trouble } = useJobs(asked);
  const shown = useMemo(() => rows?.map((job): JobRow => ({ ...job, asOf })), [rows, asOf]);
  const counts = useMemo(() => first?.counts && countsNow(first.counts, listed, changed, first.asOf), [first, listed, changed]);
  const counted = counts && ofOtherFilters(counts, asked);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = pages;
  const startedBy = useStartedByColumn();
  const columns = useMemo(() => [...jobColumns, startedBy], [startedBy]);
  const view = useListView({ list: 'jobs', columns, params });
  const file = useJobsFile(asked, initialSort);
  const element = useRef<HTMLDivElement>(null);
  const room = useRoom(element);
  const isInPart = (trouble.data?.missing ?? []).length > 0;
  const isFiltered = Object.keys(asked).length > 0;
  const because = shown === undefined ? t`The list is being read.` : shown.length === 0 ? t`There is no job to write down.` : undefined;
  return (
    <ListPage lead={t`Every backup and restore of Elastic SAN volumes, newest first.`} noun={t`jobs`} asked={trouble}>
      <div ref={element} />
      <Filters counts={counts ?? []} end={<ListTools list="jobs" view={view} room={room} because={because} rows={file.rows} />} />
      {file.trouble}
      {(isFiltered || !isInPart || totalOf(counted ?? []) > 0) && <JobCounts counts={counted ?? undefined} />}
      {asked.status === 'failed' && <JobReasons jobs={rows} asOf={asOf} query={asked} total={totalOf(counted ?? [], 'failed')} />}
      <WaitingJobs count={waiting.length} isCut={isCut} onShow={takeIn} />
      <Table
        label={t`Jobs`}
        rows={shown}
        columns={view.columns}
        isPart={hasNextPage}
        rowId={(job) => job.id}
        rowLink={(job) => {
          const place = jobPlaceOf(job.id);
          return place === undefined ? paths.jobs() : paths.job(place);
        }}
        keepsFields={always}
        openId={rows?.find((job: ListedJob) => job.name === open)?.id}
        initialSort={initialSort}
        empty={<NoJobs isFiltered={isFiltered} isInPart={isInPart} />}
        footer={{ start: countWords(shown?.length ?? 0, totalOf(counted ?? [], asked.status)) }}
      />
      {hasNextPage && <MoreRows label={t`Show older jobs`} isReading={isFetchingNextPage} onMore={() => void fetchNextPage()} />}
      <Outlet />
    </ListPage>
  );
}

const countWords = (shown: number, total: number): string =>
  total <= shown
    ? `${numberWords(shown)} ${plural(shown, { one: 'job', other: 'jobs' })}`
    : t`${numberWords(shown)} of ${numberWords(total)} jobs`;
