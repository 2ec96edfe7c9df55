import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles, tokens } from '@fluentui/react-components';
import { backupInstanceId, canBackUpNow, vaultPlaceOf, type ProtectionState } from '@esan/domain';
import { Outlet, useMatch, useParams } from 'react-router';
import { useProfile } from '../../api/query.ts';
import { useInstancePlace } from '../../links/route-places.ts';
import { ListTrouble } from '../../lists/list-trouble.tsx';
import { paths, type InstancePlace } from '../../links/paths.ts';
import { LinkButton } from '../../ui/layout/button.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import { SkeletonBar } from '../../ui/messages/skeleton.tsx';
import { Table } from '../../ui/table/table.tsx';
import { CalendarBeside } from '../../ui/time/calendar-beside.tsx';
import { Time } from '../../ui/time/time.tsx';
import { type } from '../../ui/look/type.ts';
import { pointsWords } from '../../words/policies.ts';
import { protectionWord } from '../../words/protection.tsx';
import { CompareBar, usePair } from './compare-bar.tsx';
import { useInstanceHistory } from './instance-history.ts';
import { pointColumns } from './point-columns.tsx';
import { PointFilters, usePointFilters } from './point-filters.tsx';
import type { Lines, PointRow } from './point-rows.ts';
import { gapsWords, jobsUnread, unknownDaysWords } from './point-words.ts';
import { PointsCalendar } from './points-calendar.tsx';

const useStyles = makeStyles({
  counts: { ...type.data, color: tokens.colorNeutralForeground2, minHeight: '20px', marginBottom: '12px' },
  number: { fontWeight: 600, color: tokens.colorNeutralForeground1, fontVariantNumeric: 'tabular-nums' },
});

const isPoint = ({ kind }: PointRow): boolean => kind === 'point';

type CountsProps = { lines: Lines | undefined; isPolicyKnown: boolean; areJobsUnread: boolean };

function Counts({ lines, isPolicyKnown, areJobsUnread }: CountsProps) {
  const styles = useStyles();
  const matrix = useProfile();
  const rows = lines?.rows;
  const unknownDays = lines?.unknown.length ?? 0;
  const points = rows?.filter(isPoint) ?? [];
  const oldest = points.at(-1);
  const gaps = (rows?.length ?? 0) - points.length;
  return (
    <div className={styles.counts}>
      {rows === undefined && <SkeletonBar width="240px" />}
      {points.length > 0 && (
        <p>
          {oldest !== undefined && points.length > 1 ? (
            <Trans>
              <span className={styles.number}>{points.length}</span> of {matrix.restorePoints} restore points, the oldest from{' '}
              <Time at={oldest.time} asOf={oldest.asOf} as="moment" />.
            </Trans>
          ) : (
            <Trans>
              <span className={styles.number}>{points.length}</span> of {matrix.restorePoints} restore points.
            </Trans>
          )}{' '}
          {gaps > 0 && t`${gapsWords(gaps)}: a backup failed or was cancelled there.`}{' '}
          {areJobsUnread ? `${jobsUnread} ` : unknownDays > 0 && `${unknownDaysWords(unknownDays)} `}
          {!isPolicyKnown &&
            t`Whether days lack a point cannot be told: the policy could not be read, or says what this portal does not know.`}{' '}
          {t`Each is crash-consistent.`}
        </p>
      )}
    </div>
  );
}

type NoPointProps = { isFiltered: boolean; isReversed: boolean; all: string; state: ProtectionState };

function NoPoint({ isFiltered, isReversed, all, state }: NoPointProps) {
  if (isReversed) {
    return (
      <EmptyState title={t`“From” is later than “To”`} action={<LinkButton to={all}>{t`Clear filters`}</LinkButton>} small>
        <Trans>No day lies between the two. Choose an earlier “From” or a later “To”.</Trans>
      </EmptyState>
    );
  }
  if (isFiltered) {
    return (
      <EmptyState title={t`No restore point fits the filters`} action={<LinkButton to={all}>{t`Clear filters`}</LinkButton>} small>
        {t`Look at other days, another tag, state or source.`}
      </EmptyState>
    );
  }
  if (canBackUpNow(state)) {
    return (
      <EmptyState title={t`No restore point yet`} small>
        <Trans>The first backup makes one: at the policy's time, or at once with Back up now.</Trans>
      </EmptyState>
    );
  }
  return (
    <EmptyState title={t`No restore point`} small>
      <Trans>A backup makes one, and none runs while the item is “{protectionWord(state)}”.</Trans>
    </EmptyState>
  );
}

function DeletedItem({ name, purgedAt, asOf }: { name: string; purgedAt: string | null; asOf: string }) {
  return (
    <EmptyState
      title={t`Azure lists no restore points of a deleted item`}
      action={
        <LinkButton to={paths.undelete(name)}>
          <Trans>Undelete {name}</Trans>
        </LinkButton>
      }
      small
    >
      <Trans>
        They are still there: the snapshots of {name} stay until <Time at={purgedAt} asOf={asOf} as="moment" />. Undelete brings the item
        back with its restore points; then they can be browsed and restored.
      </Trans>
    </EmptyState>
  );
}

/** Where a line leads: a point to its blade, a gap to its job. */
function linkOf(place: InstancePlace, row: PointRow): string | undefined {
  if (row.kind === 'point') return paths.restorePoint(place, row.id);
  const vault = vaultPlaceOf(backupInstanceId(place));
  return vault === undefined ? undefined : paths.job({ ...vault, job: row.job });
}

type PointsTableProps = { place: InstancePlace; state: ProtectionState; rows: readonly PointRow[] | undefined; open: string | undefined };

function PointsTable({ place, state, rows, open }: PointsTableProps) {
  const { shown, isOn, isReversed } = usePointFilters(rows);
  const pair = usePair(rows);
  const points = shown?.filter(isPoint).length ?? 0;
  const all = rows?.filter(isPoint).length ?? 0;
  const [fitting, every] = [points, pointsWords(all)];
  const gaps = (shown?.length ?? 0) - points;
  return (
    <div>
      {rows !== undefined && rows.length > 0 && <PointFilters rows={rows} />}
      <CompareBar place={place} pair={pair} />
      <Table
        label={t`Restore points`}
        rows={shown}
        columns={pointColumns}
        rowId={(row) => row.id}
        rowLink={(row) => linkOf(place, row)}
        keepsFields={isPoint}
        openId={open}
        needsAttention={(row) => row.kind === 'gap'}
        selection={pair.selection}
        initialSort="-time"
        empty={<NoPoint isFiltered={isOn} isReversed={isReversed} all={paths.protectedItem(place)} state={state} />}
        footer={{ start: isOn ? t`${fitting} of ${every}` : every, end: gaps > 0 && gapsWords(gaps) }}
      />
    </div>
  );
}

/** The restore points of one backup instance: months and days at the left, all of them at the right, newest first. */
export function RestorePointsTab() {
  const place = useInstancePlace();
  const { point: open } = useParams();
  const isComparing = useMatch('/protected-items/:subscriptionId/:resourceGroup/:vault/:instance/restore-points/compare') !== null;
  const { item, asOf, asked, lines, jobs } = useInstanceHistory(place);
  if (item.state === 'deleted' && asked.error?.problem.code === 'not-found') {
    return <DeletedItem name={item.volumeName} purgedAt={item.purgedAt} asOf={asOf} />;
  }
  return (
    <>
      <ListTrouble noun={t`restore points`} asked={asked} />
      {(lines !== undefined || asked.error === null) && (
        <Counts lines={lines} isPolicyKnown={item.policyTerms !== null} areJobsUnread={jobs.error !== null || jobs.isPart} />
      )}
      {(lines !== undefined || asked.error === null) && (
        <CalendarBeside
          calendar={
            lines === undefined ? null : lines.rows.length > 0 ? (
              <PointsCalendar lines={lines} asOf={asked.data?.asOf ?? asOf} linkOf={(row) => linkOf(place, row) ?? ''} />
            ) : undefined
          }
          yields={open !== undefined || isComparing}
        >
          <PointsTable place={place} state={item.state} rows={lines?.rows} open={open} />
        </CalendarBeside>
      )}
      <Outlet />
    </>
  );
}
