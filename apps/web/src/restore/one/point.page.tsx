import { api } from '@esan/contract';
import { newestPointAt, type RestorePoint } from '@esan/domain';
import { makeStyles, mergeClasses } from '@fluentui/react-components';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { q } from '../../api/query.ts';
import { instancePlaceOf, paths, type InstancePlace } from '../../links/paths.ts';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { ageWords, momentWords } from '../../ui/time/time-words.ts';
import { Time } from '../../ui/time/time.tsx';
import { PointEnd, PointExpiry, PointState } from '../../words/restore-point.tsx';
import { PointDays } from './point-days.tsx';
import { MomentChoice } from './moment-choice.tsx';
import { useRestoreDraft, useInstance, useSourceSentence, useWriteDraft, type ChosenRestore } from './restore-draft.ts';
import { Notes } from '../../ui/messages/notes.tsx';
import { LacksChoice, RestoreWizard } from './restore-wizard.tsx';

const useStyles = makeStyles({
  room: { containerType: 'inline-size' },
  columns: {
    display: 'grid',
    gridTemplateColumns: '286px minmax(0, 1fr)',
    columnGap: '32px',
    rowGap: '16px',
    marginTop: '8px',
    alignItems: 'start',
    '@container (max-width: 759px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  // It stays in sight while the list goes by.
  calendar: {
    position: 'sticky',
    top: 'calc(var(--top) + 16px)',
    '@container (max-width: 759px)': { position: 'static', maxWidth: '440px' },
  },
});

type Row = RestorePoint & { asOf: string };

const columns: readonly Column<Row>[] = [
  {
    key: 'time',
    title: 'Time',
    cell: (point) => <Time at={point.time} asOf={point.asOf} as="moment" />,
    sortBy: (point) => point.time,
    isName: true,
    width: '136px',
  },
  { key: 'age', title: 'Age', cell: (point) => <Time at={point.time} asOf={point.asOf} />, hideBelow: 560 },
  { key: 'state', title: 'State', cell: (point) => <PointState of={point} />, width: '128px', onPhone: 'beside' },
  { key: 'tag', title: 'Tag', cell: (point) => point.tag, hideBelow: 560 },
  {
    key: 'expires',
    title: 'Expires',
    cell: (point) => <PointExpiry expires={point.expires} asOf={point.asOf} />,
    phoneCell: ({ expires, asOf }) => (expires === null ? undefined : <PointEnd expires={expires} asOf={asOf} />),
  },
];

/** Why there is nothing to go on with, or undefined. */
function becauseOf(newest: RestorePoint | undefined, chosen: RestorePoint | undefined, { point }: ChosenRestore): string | undefined {
  if (newest === undefined) return 'There is no restore point yet.';
  if (chosen !== undefined) return undefined;
  return point === undefined
    ? 'There is no restore point at or before this moment. Choose a later one.'
    : 'The chosen restore point is gone. Choose another.';
}

type ListProps = {
  points: readonly Row[];
  chosen: RestorePoint | undefined;
  /** The point that is brought into sight. */
  sought: string | undefined;
  volume: string;
  onChoose: (point: string | undefined) => void;
};

function PointList({ points, chosen, sought, volume, onChoose }: ListProps) {
  return (
    <Table
      label="Restore points to choose from"
      rows={points}
      columns={columns}
      rowId={({ name }) => name}
      selection={{
        mode: 'one',
        selected: chosen === undefined ? [] : [chosen.name],
        onChange: ([point]) => onChoose(point),
        label: (point) => `Restore point of ${momentWords(point.time, point.asOf)}`,
      }}
      initialSort="-time"
      inSight={sought}
      empty={
        <EmptyState title={`${volume} has no restore point yet`} small>
          Open the protected item and choose Back up now, or wait for the policy's time.
        </EmptyState>
      }
    />
  );
}

/** The points of an item, the one that is chosen, and the one that is to come into sight. */
function useChoice(place: InstancePlace) {
  const draft = useRestoreDraft();
  const { data } = useSuspenseQuery(q(api.listRestorePoints, { params: place }));
  // What a moment chooses is brought into sight once the moment is no longer typed at; what stands in the address or a day chooses, at once.
  const [left, setLeft] = useState(draft.at);
  const [named, setNamed] = useState(draft.point);
  const newest = data.items[0];
  const chosen =
    data.items.find(({ name }) => name === draft.point) ?? (draft.point === undefined ? newestPointAt(data.items, draft.at) : undefined);
  const isSought = draft.point === undefined ? draft.at !== undefined && draft.at === left : draft.point === named;
  return { draft, data, newest, chosen, sought: isSought ? chosen?.name : undefined, onLeave: () => setLeft(draft.at), onName: setNamed };
}

function Points({ place }: { place: InstancePlace }) {
  const styles = useStyles();
  const write = useWriteDraft();
  const { item: instance } = useInstance(place);
  const source = useSourceSentence(instance);
  const { draft, data, newest, chosen, sought, onLeave, onName } = useChoice(place);
  const known = { ...draft, instance: instance.id, point: chosen?.name, intent: undefined };
  const choose = (point: string | undefined) => write({ point, at: undefined });
  const chooseDay = ({ name }: RestorePoint) => {
    onName(name);
    choose(name);
  };
  return (
    <RestoreWizard
      volume={instance.volumeName}
      current="point"
      draft={draft}
      back={paths.protectedItem(place)}
      next={{ label: 'Next: Target', to: paths.restore('target', known), because: becauseOf(newest, chosen, draft) }}
      aside={<PointNotes source={source} />}
      summary={chosen !== undefined && `${momentWords(chosen.time, data.asOf)}, ${ageWords(chosen.time, data.asOf)}`}
    >
      <MomentChoice
        isOne
        at={draft.at}
        picked={draft.point === undefined || draft.at !== undefined ? undefined : chosen === newest ? 'newest' : 'other'}
        asOf={data.asOf}
        onChange={(at) => write({ at, point: undefined })}
        onLeave={onLeave}
      />
      <div className={styles.room}>
        <div className={mergeClasses(newest !== undefined && styles.columns)}>
          {newest !== undefined && (
            <div className={styles.calendar}>
              <PointDays points={data.items} chosen={chosen} asOf={data.asOf} onChoose={chooseDay} />
            </div>
          )}
          <PointList
            points={data.items.map((point): Row => ({ ...point, asOf: data.asOf }))}
            volume={instance.volumeName}
            chosen={chosen}
            sought={sought}
            onChoose={choose}
          />
        </div>
      </div>
    </RestoreWizard>
  );
}

function PointNotes({ source }: { source: string }) {
  return (
    <Notes
      notes={[
        {
          title: 'Crash-consistent',
          text: 'A point holds what was on the volume at that moment, as after a power cut. What was still in memory is not in it.',
        },
        { title: 'Nothing is overwritten', text: `A restore makes a new volume. ${source}` },
      ]}
    />
  );
}

/** Step 1: which moment to bring back. The newest point is chosen already. */
export function RestorePointStep() {
  const draft = useRestoreDraft();
  const place = draft.instance === undefined ? undefined : instancePlaceOf(draft.instance);
  return place === undefined ? <LacksChoice of="point" draft={{ ...draft, instance: undefined }} /> : <Points place={place} />;
}
