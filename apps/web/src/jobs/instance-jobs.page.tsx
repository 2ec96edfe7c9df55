import { t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { maySettle, type Job } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, until } from '../api/query.ts';
import { useInstancePlace } from '../links/route-places.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/azure-time.ts';
import { jobPlaceOf, paths } from '../links/paths.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { Table } from '../ui/table/table.tsx';
import { instanceJobColumns } from './job-columns.tsx';

/** The jobs of one backup instance. */
export function InstanceJobsTab() {
  const place = useInstancePlace();
  const asked = useQuery({
    ...q(api.listInstanceJobs, { params: place }),
    ...until(({ items }: { items: readonly Job[] }) => !items.some(maySettle), usePace()),
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((job) => ({ ...job, asOf: data.asOf })), [data]);
  return (
    <>
      <ListTrouble noun={t`jobs`} asked={asked} />
      <Table
        label={t`Jobs of this item`}
        rows={rows}
        columns={instanceJobColumns}
        rowId={(job) => job.id}
        rowLink={(job) => {
          const at = jobPlaceOf(job.id);
          return at === undefined ? paths.jobs() : paths.job(at);
        }}
        initialSort="-started"
        empty={
          <EmptyState title={t`No job of this item yet`} small>
            {t`Backups and restores show here as soon as Azure starts them.`}
          </EmptyState>
        }
      />
    </>
  );
}
