import { t } from '@lingui/core/macro';
import { nameOf } from '@esan/domain';
import type { RowState } from '../../api/row-steps.ts';
import { reasonColumn, saidOf } from '../../lists/reason-column.tsx';
import type { WithAzures } from '../../ui/messages/azure-words.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { StateWord, type Tone } from '../../ui/values/state-word.tsx';
import { protectionWord, standingWords } from '../../words/protection.tsx';
import type { WorkRow } from './use-item-work.ts';

const words: Record<RowState['kind'], { tone: Tone; word: string }> = {
  queued: { tone: 'quiet', word: t`Queued` },
  asking: { tone: 'working', word: t`In progress` },
  ready: { tone: 'good', word: t`Done` },
  waiting: { tone: 'bad', word: t`Failed` },
  refused: { tone: 'bad', word: t`Failed` },
};

/** How an item is: how far the work on it is, else whether it can be done. */
function wordOf({ because, state }: WorkRow): { tone: Tone; word: string } {
  if (state !== undefined) return words[state.kind];
  return because === undefined ? { tone: 'good', word: t`Can be done` } : { tone: 'quiet', word: t`Left out` };
}

function reasonOf({ because, state }: WorkRow): WithAzures | undefined {
  if (state === undefined) return because === undefined ? undefined : { words: because };
  return state.kind === 'refused' || state.kind === 'waiting' ? saidOf(state.problem) : undefined;
}

const order = [t`Failed`, t`In progress`, t`Queued`, t`Left out`, t`Can be done`, t`Done`];
const volumeOf = ({ id, item }: WorkRow): string => item?.volumeName ?? nameOf(id);

/** How an item stands, in the words of the list that it was chosen from; of a deleted one no backups are told. */
const standingIn = ({ health, ...item }: NonNullable<WorkRow['item']>): string =>
  health === undefined ? protectionWord(item.state) : standingWords({ ...item, health });

const columns: readonly Column<WorkRow>[] = [
  { key: 'volume', title: t`Volume`, isName: true, width: '220px', sortBy: volumeOf },
  {
    key: 'work',
    title: t`This work`,
    width: '140px',
    onPhone: 'beside',
    cell: (row) => <StateWord tone={wordOf(row).tone}>{wordOf(row).word}</StateWord>,
    sortBy: (row) => order.indexOf(wordOf(row).word),
  },
  reasonColumn(reasonOf),
  {
    key: 'state',
    title: t`State`,
    width: '208px',
    hideBelow: 760,
    onPhone: 'hide',
    cell: ({ item }) => item && standingIn(item),
  },
  { key: 'vault', title: t`Vault`, width: '140px', hideBelow: 760, onPhone: 'hide', cell: ({ item }) => item?.vault },
];

const rowId = ({ id }: WorkRow) => id;
const needsAttention = ({ state }: WorkRow) => state?.kind === 'refused' || state?.kind === 'waiting';

/** Every item of a piece of work: whether it can be done, and how far it is. */
export function ItemWorkTable({ rows }: { rows: readonly WorkRow[] | undefined }) {
  return (
    <Table
      label={t`Items`}
      rows={rows}
      columns={columns}
      rowId={rowId}
      needsAttention={needsAttention}
      initialSort="work"
      empty={<EmptyState title={t`This address names no protected item`} small />}
    />
  );
}
