import { api } from '@esan/contract';
import { jobStatuses, maySettle, type Job } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Outlet, useLocation, useParams, useSearchParams } from 'react-router';
import { q, until } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/pace.ts';
import { jobPlaceOf, paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilterRow, optionsOf, PillFilter, TextFilter } from '../ui/table/filters.tsx';
import { Page } from '../ui/layout/page.tsx';
import { Table } from '../ui/table/table.tsx';
import { jobOperationWord, jobStatusWord } from '../words/job.tsx';
import { jobColumns, type JobRow } from './job-columns.tsx';
import { JobCounts } from './job-counts.tsx';

const areSettled = ({ items }: { items: readonly Job[] }): boolean => !items.some(maySettle);

function useFiltered(rows: readonly JobRow[] | undefined): readonly JobRow[] | undefined {
  const [search] = useSearchParams();
  const [text, status, operation, vault] = ['q', 'status', 'operation', 'vault'].map((param) => search.get(param) ?? '');
  return useMemo(
    () =>
      rows?.filter(
        (job) =>
          (text === undefined || job.volumeName.toLowerCase().includes(text.toLowerCase())) &&
          (status === '' || job.status === status) &&
          (operation === '' || jobOperationWord(job) === operation) &&
          (vault === '' || job.vault === vault),
      ),
    [rows, text, status, operation, vault],
  );
}

function Filters({ rows }: { rows: readonly JobRow[] }) {
  const statuses = jobStatuses.filter((status) => rows.some((job) => job.status === status));
  return (
    <FilterRow>
      <TextFilter label="Filter by volume" />
      <PillFilter label="Status" param="status" options={statuses.map((value) => ({ value, label: jobStatusWord(value) }))} />
      <PillFilter label="Operation" param="operation" options={optionsOf(rows.map(jobOperationWord))} />
      <PillFilter label="Vault" param="vault" options={optionsOf(rows.map((job) => job.vault))} />
    </FilterRow>
  );
}

function NoJobs({ total }: { total: number }) {
  if (total > 0) {
    return (
      <EmptyState title="No job fits the filters" action={<LinkButton to={paths.jobs()}>Clear filters</LinkButton>}>
        {total} {total === 1 ? 'job is' : 'jobs are'} not shown.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No backup has run yet" action={<LinkButton to={paths.protectedItems()}>Go to Protected items</LinkButton>}>
      Backups and restores of the last 30 days show here, whoever started them.
    </EmptyState>
  );
}

/** Backups and restores across vaults; live only while something runs. */
export function JobsPage() {
  const { search } = useLocation();
  const { job: open } = useParams();
  const asked = useQuery({
    ...q(api.listJobs, { query: {} }),
    ...until(areSettled, usePace()),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((job) => ({ ...job, asOf: data.asOf })), [data]);
  const shown = useFiltered(rows);
  const openId = rows?.find((job) => job.name === open)?.id;
  return (
    <Page lead="Every backup and restore of Elastic SAN volumes, newest first.">
      <ListTrouble noun="jobs" asked={asked} />
      <Filters rows={rows ?? []} />
      <JobCounts jobs={rows} />
      <Table
        label="Jobs"
        rows={shown}
        columns={jobColumns}
        rowId={(job) => job.id}
        rowLink={(job) => {
          const place = jobPlaceOf(job.id);
          return place === undefined ? paths.jobs() : `${paths.job(place)}${search}`;
        }}
        openId={openId}
        initialSort="-started"
        empty={<NoJobs total={rows?.length ?? 0} />}
      />
      <Outlet />
    </Page>
  );
}
