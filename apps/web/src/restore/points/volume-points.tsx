import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PointState } from '../../words/restore-point.tsx';
import { explain, explainError } from '../../api/messages.ts';
import { ActionButton } from '../../ui/layout/button.tsx';
import { Message } from '../../ui/messages/message.tsx';
import { ProblemMessage } from '../../ui/messages/problem-message.tsx';
import { TryAgain } from '../../ui/messages/try-again.tsx';
import { StateWord } from '../../ui/values/state-word.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { below } from '../../ui/look/type.ts';
import { Time } from '../../ui/time/time.tsx';
import { useRestorePlan, without, type RestoreSet, type SetEditing } from '../plan/restore-set.ts';
import { UnreadVolumes, unreadIn, unreadVolumesWords } from '../plan/unread.tsx';
import { PointsFrame } from './points-frame.tsx';
import { volumesWords } from '../../words/volumes.ts';
import { isOlderPoint, type RestoreRow } from '../plan/rows.ts';
import { ruleWords } from '../../words/rules.ts';
import { SkewSentence } from './moment-choice.tsx';
import { noVolumeLeft, sizeColumn, volumeColumn } from '../plan/row-columns.tsx';

type Row = RestoreRow & { asOf: string; at: string | undefined; leaveOut: () => void };

const useStyles = makeStyles({
  inRow: { marginLeft: '-9px', whiteSpace: 'nowrap', [below.phone]: { marginLeft: 0 } },
  sentence: { whiteSpace: 'normal' },
});

/** A sentence in a cell goes on in the next line. */
const Sentence = ({ children }: { children: ReactNode }) => <div className={useStyles().sentence}>{children}</div>;

/** A button without an edge begins its words where those of the head begin. */
const InRow = ({ children }: { children: ReactNode }) => <span className={useStyles().inRow}>{children}</span>;

const columns: readonly Column<Row>[] = [
  volumeColumn,
  { key: 'san', title: 'Elastic SAN', sortBy: (row) => row.san, width: '134px', hideBelow: 760 },
  {
    key: 'point',
    title: t`Point`,
    isMoment: true,
    cell: ({ point, problem, checks, asOf, at }) =>
      point === null ? (
        <StateWord tone="bad" wraps>
          {problem !== null ? explain(problem).happened : at === undefined ? t`None yet` : t`None at or before then`}
        </StateWord>
      ) : (
        <>
          <Time at={point.time} asOf={asOf} as="moment" />
          {checks.filter(isOlderPoint).map((check) => (
            <Sentence key={check.rule}>{ruleWords(check, 'restore').sentence}</Sentence>
          ))}
        </>
      ),
    sortBy: ({ point }) => point?.time,
    width: '140px',
  },
  {
    key: 'age',
    title: t`Age`,
    cell: ({ point, asOf }) => (point === null ? undefined : <Time at={point.time} asOf={asOf} />),
    width: '92px',
    hideBelow: 560,
  },
  {
    key: 'state',
    title: t`State`,
    cell: ({ point }) => (point === null ? undefined : <PointState of={point} />),
    width: '116px',
    hideBelow: 760,
    onPhone: 'beside',
  },
  sizeColumn,
  {
    key: 'leave-out',
    title: t`Action`,
    cell: ({ leaveOut }) => (
      <InRow>
        <ActionButton appearance="subtle" size="small" onPress={leaveOut}>
          {t`Leave out`}
        </ActionButton>
      </InRow>
    ),
    width: '96px',
    onPhone: 'end',
  },
];

const notes = [
  {
    title: t`Points differ in time`,
    text: t`Each volume was backed up on its own, and each point is crash-consistent for its volume alone. If volumes belong together, mind how far their points lie apart.`,
  },
  {
    title: t`Before the incident`,
    text: t`Choose a moment before it. Points of a volume that was overwritten or deleted since, even with its whole volume group, restore like any other.`,
  },
];

/** Why a set does not go on while some of its volumes have no point to restore. */
function becausePointless({ at }: RestoreSet, count: number, total: number): string | undefined {
  if (count === 0) return undefined;
  if (at === undefined)
    return count === total ? t`No volume has a restore point yet.` : t`${volumesWords(count)} without a restore point: leave out, or wait.`;
  return count === total
    ? t`No volume has a restore point at or before this moment. Choose a later one.`
    : t`${volumesWords(count)} without a restore point: choose a later moment, or leave them out.`;
}

/** That some volumes have no point to restore, and the way on without them. */
function Pointless({ set: { at }, count, onLeaveOut }: { set: RestoreSet; count: number; onLeaveOut: () => void }) {
  const none = t`${volumesWords(count)} ${plural(count, { one: 'has', other: 'have' })} no restore point`;
  return (
    <Message
      tone="warn"
      title={at === undefined ? t`${none} yet.` : t`${none} at or before this moment.`}
      actions={
        <ActionButton size="small" onPress={onLeaveOut}>
          <Trans>Leave out {volumesWords(count)}</Trans>
        </ActionButton>
      }
    >
      {at === undefined
        ? t`Restore the others alone, or wait for the next backup.`
        : t`Choose a later moment for all of them, or restore the others alone.`}
    </Message>
  );
}

/** Why a set does not go on while some of its volumes could not be read. */
function becauseUnread(count: number, total: number): string | undefined {
  if (count === 0) return undefined;
  return count === total
    ? t`No volume of the set could be read in Azure.`
    : t`${unreadVolumesWords(count)}: leave ${plural(count, { one: 'it', other: 'them' })} out, or try again.`;
}

/** Which volumes, and of which moment. */
export function VolumePoints({ set, write }: SetEditing) {
  const plan = useRestorePlan(set);
  const { data, error, isPlaceholderData, refetch } = plan;
  const rows = data?.items.map((row): Row => ({
    ...row,
    asOf: data.asOf,
    at: set.at,
    leaveOut: () => write({ items: without(set, [row]) }),
  }));
  const total = rows?.length ?? 0;
  const unread = unreadIn(rows ?? []).length;
  const pointless = rows?.filter(({ problem, point }) => problem === null && point === null) ?? [];
  const because =
    rows === undefined || isPlaceholderData
      ? t`The restore points are being read.`
      : (becauseUnread(unread, total) ?? becausePointless(set, pointless.length, total));
  return (
    <PointsFrame
      set={set}
      write={write}
      because={because}
      notes={notes}
      summary={volumesWords(set.items.length)}
      trouble={error !== null && <ProblemMessage explained={explainError(error)} actions={<TryAgain onPress={() => void refetch()} />} />}
      moment={{ asOf: data?.asOf, onChange: (at) => write({ at }) }}
    >
      {data !== undefined && <SkewSentence rows={data.items} asOf={data.asOf} />}
      <UnreadVolumes set={set} write={write} plan={plan} />
      {pointless.length > 0 && pointless.length < total && (
        <Pointless set={set} count={pointless.length} onLeaveOut={() => write({ items: without(set, pointless) })} />
      )}
      <Table
        label={t`Volumes of the set`}
        rows={rows}
        columns={columns}
        rowId={({ instanceId }) => instanceId}
        initialSort="volume"
        needsAttention={({ point, checks }) => point === null || checks.some(isOlderPoint)}
        empty={noVolumeLeft}
      />
    </PointsFrame>
  );
}
