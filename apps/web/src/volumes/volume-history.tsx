import { plural, t } from '@lingui/core/macro';
import { api } from '@esan/contract';
import { maySettle, type Job, type RestorePoint } from '@esan/domain';
import { makeStyles } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { usePace } from '../api/azure-time.ts';
import { q, until } from '../api/query.ts';
import { jobPlaceOf, paths, type InstancePlace } from '../links/paths.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { Section } from '../ui/layout/page.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { below } from '../ui/look/type.ts';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import { Table } from '../ui/table/table.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Time } from '../ui/time/time.tsx';
import { jobOperationWord, JobState } from '../words/job.tsx';
import { PointState } from '../words/restore-point.tsx';

/** So many of each are shown; the rest is one link away. */
const shownAtMost = 5;

const useStyles = makeStyles({
  beside: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    columnGap: '40px',
    marginTop: '24px',
    // They begin beside each other, not below one another.
    '& > *': { marginTop: 0 },
    [below.rail]: { gridTemplateColumns: 'minmax(0, 1fr)', rowGap: '24px' },
  },
});

type PointRow = RestorePoint & { asOf: string };

const pointColumns: readonly Column<PointRow>[] = [
  { key: 'time', title: t`Time`, cell: ({ time, asOf }) => <Time at={time} asOf={asOf} as="moment" />, isName: true },
  { key: 'state', title: t`State`, cell: (point) => <PointState of={point} />, onPhone: 'beside' },
  { key: 'age', title: t`Age`, cell: ({ time, asOf }) => <Time at={time} asOf={asOf} />, isNumeric: true },
];

function Points({ place }: { place: InstancePlace }) {
  const asked = useQuery(q(api.listRestorePoints, { params: place }));
  const { data } = asked;
  const count = data?.items.length ?? 0;
  return (
    <Section
      title={t`Restore points`}
      end={
        count > 0 && (
          <TextLink to={paths.protectedItem(place)}>
            {plural(count, { one: 'The one restore point', other: 'All # restore points' })}
          </TextLink>
        )
      }
    >
      <ListTrouble noun={t`restore points`} asked={asked} />
      <Table
        label={t`Newest restore points of this volume`}
        rows={data?.items.slice(0, shownAtMost).map((point) => ({ ...point, asOf: data.asOf }))}
        columns={pointColumns}
        isPart
        rowId={({ id }) => id}
        rowLink={({ name }) => paths.restorePoint(place, name)}
        empty={
          (data?.missing.length ?? 0) > 0 ? (
            <NoneRead />
          ) : (
            <EmptyState title={t`No restore point yet`} small>
              {t`The first one comes with the next backup of its policy.`}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}

type JobRow = Job & { asOf: string };

const jobColumns: readonly Column<JobRow>[] = [
  { key: 'operation', title: t`Operation`, cell: jobOperationWord, isName: true },
  { key: 'status', title: t`Status`, width: '142px', cell: (job) => <JobState job={job} />, onPhone: 'beside' },
  { key: 'started', title: t`Started`, cell: ({ startedAt, asOf }) => <Time at={startedAt} asOf={asOf} />, isNumeric: true },
];

function Jobs({ place }: { place: InstancePlace }) {
  const asked = useQuery({
    ...q(api.listInstanceJobs, { params: place }),
    ...until(({ items }: { items: readonly Job[] }) => !items.some(maySettle), usePace()),
  });
  const { data } = asked;
  const newest = data?.items.toSorted((one, other) => Date.parse(other.startedAt) - Date.parse(one.startedAt)).slice(0, shownAtMost);
  const count = data?.items.length ?? 0;
  return (
    <Section
      title={t`Jobs`}
      end={
        count > 0 && (
          <TextLink to={paths.protectedItem(place, 'jobs')}>{plural(count, { one: 'The one job', other: 'All # jobs' })}</TextLink>
        )
      }
    >
      <ListTrouble noun={t`jobs`} asked={asked} />
      <Table
        label={t`Last jobs of this volume`}
        rows={newest?.map((job) => ({ ...job, asOf: data?.asOf ?? '' }))}
        columns={jobColumns}
        isPart
        rowId={({ id }) => id}
        rowLink={({ id }) => {
          const at = jobPlaceOf(id);
          return at === undefined ? paths.jobs() : paths.job(at);
        }}
        empty={
          (data?.missing.length ?? 0) > 0 ? (
            <NoneRead />
          ) : (
            <EmptyState title={t`No job of this volume in the last 14 days`} small>
              {t`Backups and restores show here as soon as Azure starts them.`}
            </EmptyState>
          )
        }
      />
    </Section>
  );
}

/** The newest restore points and the last jobs of a protected volume, beside each other. */
export function VolumeHistory({ place }: { place: InstancePlace }) {
  return (
    <div className={useStyles().beside}>
      <Points place={place} />
      <Jobs place={place} />
    </div>
  );
}
