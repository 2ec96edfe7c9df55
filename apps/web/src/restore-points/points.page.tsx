import { api } from '@esan/contract';
import { backupInstanceId, isRunning, sameId, type RestorePoint } from '@esan/domain';
import { makeStyles, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { Outlet, useLocation, useParams } from 'react-router';
import { q, useProfile } from '../api/query.ts';
import { useInstancePlace } from '../operations/instance-place.ts';
import { usePace } from '../operations/pace.ts';
import { StaleMessage } from '../operations/stale-message.tsx';
import { paths } from '../paths.ts';
import { LinkButton } from '../ui/button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { SkeletonBar } from '../ui/skeleton.tsx';
import type { Column } from '../ui/table-columns.ts';
import { Table } from '../ui/table.tsx';
import { Time } from '../ui/time.tsx';
import { type } from '../ui/type.ts';
import { jobTriggerWord } from '../words/job.tsx';
import { PointEnd, PointExpiry, PointState } from '../words/restore-point.tsx';
import { PointFilters, usePointFilters } from './point-filters.tsx';
import { sourceOf } from './point-source.ts';

type Row = RestorePoint & { asOf: string; source: string | undefined };

const columns: readonly Column<Row>[] = [
  {
    key: 'time',
    title: 'Time',
    cell: (point) => <Time at={point.time} asOf={point.asOf} as="moment" />,
    sortBy: (point) => point.time,
    isName: true,
    width: '22%',
  },
  {
    key: 'state',
    title: 'State',
    width: '20%',
    cell: (point) => <PointState state={point.state} />,
    sortBy: (point) => point.state,
    onPhone: 'beside',
  },
  { key: 'tag', title: 'Tag', width: '14%', cell: (point) => point.tag, sortBy: (point) => point.tag, hideBelow: 560 },
  { key: 'source', title: 'Source', width: '18%', cell: (point) => point.source, sortBy: (point) => point.source },
  {
    key: 'expires',
    title: 'Expires',
    cell: (point) => <PointExpiry expires={point.expires} asOf={point.asOf} />,
    phoneCell: ({ expires, asOf }) => (expires === null ? undefined : <PointEnd expires={expires} asOf={asOf} />),
    sortBy: ({ expires }) => (expires === 'never' ? '9999' : expires?.at),
    width: '26%',
  },
];

const useStyles = makeStyles({
  counts: { ...type.data, color: tokens.colorNeutralForeground2, minHeight: '20px', marginBottom: '8px' },
  number: { fontWeight: 600, color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

function Counts({ rows }: { rows: readonly Row[] | undefined }) {
  const styles = useStyles();
  const matrix = useProfile();
  const oldest = rows?.at(-1);
  return (
    <div className={styles.counts}>
      {rows === undefined && <SkeletonBar width="240px" />}
      {rows !== undefined && rows.length > 0 && (
        <p>
          <span className={styles.number}>{rows.length}</span> of {matrix.restorePoints} restore points
          {oldest !== undefined && rows.length > 1 && (
            <>
              , the oldest from <Time at={oldest.time} asOf={oldest.asOf} as="moment" />
            </>
          )}
          . Each is crash-consistent.
        </p>
      )}
    </div>
  );
}

function NoPoint({ isFiltered, all }: { isFiltered: boolean; all: string }) {
  if (isFiltered) {
    return (
      <EmptyState title="No restore point fits the filters" action={<LinkButton to={all}>Clear filters</LinkButton>} small>
        Look at other days, another tag or another source.
      </EmptyState>
    );
  }
  return (
    <EmptyState title="No restore point yet" small>
      The first backup makes one: at the policy's time, or at once with Back up now.
    </EmptyState>
  );
}

/** The restore points of one backup instance, newest first; the one that the address names is open beside them. */
export function RestorePointsTab() {
  const place = useInstancePlace();
  const { point: open } = useParams();
  const { search } = useLocation();
  const pace = usePace();
  const jobs = useQuery(q(api.listJobs, { query: { subscriptionId: place.subscriptionId } })).data?.items;
  const instanceId = backupInstanceId(place);
  const runs = jobs?.some((job) => job.operation === 'backup' && sameId(job.instanceId, instanceId) && isRunning(job.status)) === true;
  const asked = useQuery({
    ...q(api.listRestorePoints, { params: place }),
    refetchInterval: runs ? pace : false,
    retry: false,
    throwOnError: (_, { state }) => state.data === undefined,
  });
  const { data } = asked;
  const rows = useMemo(
    () =>
      data?.items.map((point): Row => {
        const source = sourceOf(point.time, instanceId, jobs ?? []);
        return { ...point, asOf: data.asOf, source: source === undefined ? undefined : jobTriggerWord(source.trigger) };
      }),
    [data, jobs, instanceId],
  );
  const { shown, isOn } = usePointFilters(rows);
  return (
    <>
      <StaleMessage asked={asked} />
      <Counts rows={rows} />
      {rows !== undefined && rows.length > 0 && <PointFilters points={rows} />}
      <Table
        label="Restore points"
        rows={shown}
        columns={columns}
        rowId={(point) => point.name}
        rowLink={(point) => `${paths.restorePoint(place, point.name)}${search}`}
        openId={open}
        initialSort="-time"
        empty={<NoPoint isFiltered={isOn} all={paths.protectedItem(place)} />}
      />
      <Outlet />
    </>
  );
}
