import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { newestPointAt, type RestorePoint } from '@esan/domain';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { q } from '../../api/query.ts';
import { EmptyState, NoneRead } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { CalendarBeside } from '../../ui/time/calendar-beside.tsx';
import { ageWords, momentWords } from '../../ui/time/time-words.ts';
import { Time } from '../../ui/time/time.tsx';
import { PointEnd, PointExpiry, PointState } from '../../words/restore-point.tsx';
import { PointDays } from './point-days.tsx';
import { useInstance, useSourceSentence, type ItemEditing, type RestoreSet, type SetItem } from '../plan/restore-set.ts';
import { PartialMessage } from '../../ui/messages/partial-message.tsx';
import { missingWords } from '../../api/messages.ts';
import { PointsFrame } from './points-frame.tsx';

type Row = RestorePoint & { asOf: string };

const columns: readonly Column<Row>[] = [
  {
    key: 'time',
    title: t`Time`,
    isMoment: true,
    cell: (point) => <Time at={point.time} asOf={point.asOf} as="moment" />,
    sortBy: (point) => point.time,
    isName: true,
    width: '136px',
  },
  { key: 'age', title: t`Age`, cell: (point) => <Time at={point.time} asOf={point.asOf} />, hideBelow: 560 },
  { key: 'state', title: t`State`, cell: (point) => <PointState of={point} />, width: '128px', onPhone: 'beside' },
  { key: 'tag', title: t`Tag`, cell: (point) => point.tag, hideBelow: 560 },
  {
    key: 'expires',
    title: t`Expires`,
    isMoment: true,
    cell: (point) => <PointExpiry expires={point.expires} asOf={point.asOf} />,
    phoneCell: ({ expires, asOf }) => (expires === null ? undefined : <PointEnd expires={expires} asOf={asOf} />),
  },
];

/** Why there is nothing to go on with, or undefined. */
function becauseOf({ data, newest, chosen }: ReturnType<typeof useChoice>, { point }: SetItem): string | undefined {
  const isPart = data.missing.length > 0;
  if (newest === undefined) return isPart ? t`No restore point could be read.` : t`There is no restore point yet.`;
  if (chosen !== undefined) return undefined;
  if (point !== undefined && isPart) return t`The chosen restore point could not be read, or is gone. Choose another.`;
  return point === undefined
    ? t`There is no restore point at or before this moment. Choose a later one.`
    : t`The chosen restore point is gone. Choose another.`;
}

type ListProps = {
  points: readonly Row[];
  chosen: RestorePoint | undefined;
  /** The point that is brought into sight. */
  sought: string | undefined;
  volume: string;
  /** Whether some points could not be read. */
  isPart: boolean;
  onChoose: (point: string | undefined) => void;
};

function PointList({ points, chosen, sought, volume, isPart, onChoose }: ListProps) {
  return (
    <Table
      label={t`Restore points to choose from`}
      rows={points}
      columns={columns}
      rowId={({ name }) => name}
      selection={{
        mode: 'one',
        selected: chosen === undefined ? [] : [chosen.name],
        onChange: ([point]) => onChoose(point),
        label: (point) => t`Restore point of ${momentWords(point.time, point.asOf)}`,
      }}
      initialSort="-time"
      inSight={sought}
      empty={
        isPart ? (
          <NoneRead />
        ) : (
          <EmptyState title={t`${volume} has no restore point yet`} small>
            <Trans>Open the protected item and choose Back up now, or wait for the policy's time.</Trans>
          </EmptyState>
        )
      }
    />
  );
}

/** The points of an item, the one that is chosen, and the one that is to come into sight. */
function useChoice({ at }: RestoreSet, { place, point }: SetItem) {
  const { data, isFetching, refetch } = useSuspenseQuery(q(api.listRestorePoints, { params: place }));
  // What a moment chooses is brought into sight once the moment is no longer typed at; what stands in the address or a day chooses, at once.
  const [left, setLeft] = useState(at);
  const [named, setNamed] = useState(point);
  const newest = data.items[0];
  const chosen = point === undefined ? newestPointAt(data.items, at) : data.items.find(({ name }) => name.startsWith(point));
  const isSought = point === undefined ? at !== undefined && at === left : point === named;
  const again = { busy: isFetching, onRetry: () => void refetch() };
  return { data, newest, chosen, sought: isSought ? chosen?.name : undefined, onLeave: () => setLeft(at), onName: setNamed, again };
}

/** Which point of a single volume: a moment, a day, or a row. */
export function OneVolumePoint({ set, item, write }: ItemEditing) {
  const { item: instance } = useInstance(item.place);
  const source = useSourceSentence(instance);
  const choice = useChoice(set, item);
  const { data, newest, chosen, sought, onLeave, onName, again } = choice;
  const choose = (point: string | undefined, at?: string) => write({ items: [{ ...item, point }], at });
  const crash = t`A point holds what was on the volume at that moment, as after a power cut. What was still in memory is not in it.`;
  return (
    <PointsFrame
      set={set}
      write={write}
      chosen={{ ...set, items: [{ ...item, point: chosen?.name }] }}
      because={becauseOf(choice, item)}
      notes={[
        { title: t`Crash-consistent`, text: crash },
        { title: t`Nothing is overwritten`, text: t`A restore makes a new volume. ${source}` },
      ]}
      summary={chosen !== undefined && `${momentWords(chosen.time, data.asOf)}, ${ageWords(chosen.time, data.asOf)}`}
      trouble={<PartialMessage missing={missingWords(data.missing)} noun={t`restore points`} {...again} />}
      moment={{
        picked: item.point === undefined || set.at !== undefined ? undefined : chosen === newest ? 'newest' : 'other',
        asOf: data.asOf,
        onChange: (at) => choose(undefined, at),
        onLeave,
      }}
    >
      <CalendarBeside
        calendar={
          newest && (
            <PointDays
              points={data.items}
              chosen={chosen}
              asOf={data.asOf}
              onChoose={({ name }) => {
                onName(name);
                choose(name);
              }}
            />
          )
        }
      >
        <PointList
          points={data.items.map((point): Row => ({ ...point, asOf: data.asOf }))}
          volume={instance.volumeName}
          isPart={data.missing.length > 0}
          chosen={chosen}
          sought={sought}
          onChoose={choose}
        />
      </CalendarBeside>
    </PointsFrame>
  );
}
