import { t } from '@lingui/core/macro';
import { nameOf, volumePlaceOf, type Problem, type RunRow } from '@esan/domain';
import { instancePlaceOf, paths } from '../links/paths.ts';
import { reasonColumn, saidOf } from '../lists/reason-column.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { StateWord, type Tone } from '../ui/values/state-word.tsx';

/** A volume that is being protected, whoever carries it out; `itemId` is its protected item once that is there. */
export type VolumeInRun = {
  volumeId: string;
  snapshotGroupId: string;
  state: keyof typeof words;
  problem: Problem | null;
  itemId: string | undefined;
  /** What became of it after this run. */
  later?: RunRow['later'];
};

// In the order in which they are shown: what asks for somebody comes first.
const words = {
  failed: { tone: 'bad', word: t`Failed` },
  unknown: { tone: 'attention', word: t`Not known` },
  configuring: { tone: 'working', word: t`Configuring` },
  sending: { tone: 'working', word: t`Being sent` },
  queued: { tone: 'quiet', word: t`Queued` },
  'not-sent': { tone: 'quiet', word: t`Not sent` },
  configured: { tone: 'good', word: t`Configured` },
  left: { tone: 'good', word: t`Left as it was` },
} as const satisfies Record<string, { tone: Tone; word: string }>;

const order = Object.keys(words);

const placeOf = ({ volumeId }: VolumeInRun) => volumePlaceOf(volumeId) ?? { san: '', group: '', volume: nameOf(volumeId) };

function Item({ itemId }: VolumeInRun) {
  const at = itemId === undefined ? undefined : instancePlaceOf(itemId);
  return at === undefined ? undefined : <TextLink to={paths.protectedItem(at)}>{t`Open`}</TextLink>;
}

function Later({ later }: VolumeInRun) {
  if (later === undefined || later === null) return undefined;
  const words = later.isProtected ? t`Protected by now` : t`Tried again`;
  return later.run === null ? words : <TextLink to={paths.run({ ...later.run, run: later.run.name })}>{words}</TextLink>;
}

const laterColumn: Column<VolumeInRun> = { key: 'later', title: t`Afterwards`, width: '150px', cell: Later };

const columns: readonly Column<VolumeInRun>[] = [
  {
    key: 'volume',
    title: t`Volume`,
    isName: true,
    width: '200px',
    cell: (row) => placeOf(row).volume,
    sortBy: (row) => placeOf(row).volume,
  },
  {
    key: 'state',
    title: t`State`,
    width: '140px',
    onPhone: 'beside',
    cell: ({ state }) => <StateWord tone={words[state].tone}>{words[state].word}</StateWord>,
    sortBy: ({ state }) => order.indexOf(state),
  },
  reasonColumn(({ problem }) => (problem === null ? undefined : saidOf(problem))),
  { key: 'san', title: 'Elastic SAN', width: '130px', hideBelow: 760, cell: (row) => placeOf(row).san, sortBy: (row) => placeOf(row).san },
  {
    key: 'group',
    title: t`Volume group`,
    width: '130px',
    hideBelow: 960,
    cell: (row) => placeOf(row).group,
    sortBy: (row) => placeOf(row).group,
  },
  {
    key: 'snapshots',
    title: t`Snapshots in`,
    width: '130px',
    hideBelow: 1120,
    onPhone: 'hide',
    cell: ({ snapshotGroupId }) => nameOf(snapshotGroupId),
  },
  { key: 'item', title: t`Item`, width: '120px', hideBelow: 760, cell: Item },
];

const withLater = columns.toSpliced(3, 0, laterColumn);

const rowId = ({ volumeId }: VolumeInRun) => volumeId;
const needsAttention = ({ state }: VolumeInRun) => state === 'failed' || state === 'unknown';

/** Every volume of a run with how far it is. */
export function RunRowsTable({ rows }: { rows: readonly VolumeInRun[] }) {
  return (
    <Table
      label={t`Volumes`}
      rows={rows}
      columns={rows.some(({ later }) => later !== undefined && later !== null) ? withLater : columns}
      rowId={rowId}
      needsAttention={needsAttention}
      initialSort="state"
      empty={<EmptyState title={t`No volume is in this plan`} small />}
    />
  );
}
