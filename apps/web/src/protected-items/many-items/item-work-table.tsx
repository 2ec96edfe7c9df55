import { t } from '@lingui/core/macro';
import { nameOf, newestPointOf } from '@esan/domain';
import { useMemo } from 'react';
import type { RowState } from '../../api/row-steps.ts';
import { jobPlaceOf, paths } from '../../links/paths.ts';
import { itemPage } from '../../lists/item-columns.tsx';
import { reasonColumn, saidOf } from '../../lists/reason-column.tsx';
import { TextLink } from '../../ui/layout/text-link.tsx';
import type { WithAzures } from '../../ui/messages/azure-words.tsx';
import { EmptyState } from '../../ui/messages/empty-state.tsx';
import type { Column } from '../../ui/table/table-columns.ts';
import { Table } from '../../ui/table/table.tsx';
import { Time } from '../../ui/time/time.tsx';
import { StateWord, type Tone } from '../../ui/values/state-word.tsx';
import { protectionWord, ProtectionWord, standingWords } from '../../words/protection.tsx';
import type { ItemDeed } from './item-work.ts';
import type { WorkRow } from './use-item-work.ts';

const words: Record<RowState['kind'], { tone: Tone; word: string }> = {
  queued: { tone: 'quiet', word: t`Queued` },
  asking: { tone: 'working', word: t`In progress` },
  ready: { tone: 'good', word: t`Done` },
  waiting: { tone: 'bad', word: t`Failed` },
  refused: { tone: 'bad', word: t`Failed` },
};

/** How an item is: how far the work on it is, else whether it can be done. */
function wordOf({ because, state, job }: WorkRow, deed: ItemDeed): { tone: Tone; word: string } {
  // Azure has taken it, and its job is not told of yet.
  if (deed === 'back-up-now' && state?.kind === 'ready' && job === undefined) return { tone: 'working', word: t`Begun` };
  if (state !== undefined) return words[state.kind];
  return because === undefined ? { tone: 'good', word: t`Can be done` } : { tone: 'quiet', word: t`Left out` };
}

function reasonOf({ because, state }: WorkRow): WithAzures | undefined {
  if (state === undefined) return because === undefined ? undefined : { words: because };
  return state.kind === 'refused' || state.kind === 'waiting' ? saidOf(state.problem) : undefined;
}

const order = [t`Failed`, t`In progress`, t`Begun`, t`Queued`, t`Left out`, t`Can be done`, t`Done`];
const volumeOf = ({ id, item, now }: WorkRow): string => item?.volumeName ?? now?.volumeName ?? nameOf(id);

/** How an item stands, in the words of the list that it was chosen from; of a deleted one no backups are told. */
const standingIn = ({ health, ...item }: NonNullable<WorkRow['item']>): string =>
  health === undefined ? protectionWord(item.state) : standingWords({ ...item, health });

const volume: Column<WorkRow> = { key: 'volume', title: t`Volume`, isName: true, width: '220px', sortBy: volumeOf };

const workOf = (deed: ItemDeed): Column<WorkRow> => ({
  key: 'work',
  title: t`This work`,
  width: '140px',
  onPhone: 'beside',
  cell: (row) => <StateWord tone={wordOf(row, deed).tone}>{wordOf(row, deed).word}</StateWord>,
  sortBy: (row) => order.indexOf(wordOf(row, deed).word),
});

const aside = { hideBelow: 760, onPhone: 'hide' } as const;
const vault: Column<WorkRow> = { key: 'vault', title: t`Vault`, width: '140px', ...aside, cell: ({ item, now }) => (item ?? now)?.vault };
const policy: Column<WorkRow> = {
  key: 'policy',
  title: t`Policy`,
  ...aside,
  hideBelow: 960,
  cell: ({ item, now }) => now?.policy ?? item?.policy,
};

/** Before anything is asked of Azure, and while it is at work. */
const during = (deed: ItemDeed): readonly Column<WorkRow>[] => [
  volume,
  workOf(deed),
  reasonColumn(reasonOf),
  { key: 'state', title: t`State`, width: '208px', ...aside, cell: ({ item }) => item && standingIn(item) },
  policy,
  vault,
];

function JobLink({ job }: WorkRow) {
  const at = job?.id === undefined ? undefined : jobPlaceOf(job.id);
  return at === undefined ? undefined : <TextLink to={paths.job(at)}>{t`View job`}</TextLink>;
}

const newestIn = (asOf: string): Column<WorkRow> => ({
  key: 'newest',
  title: t`Newest point`,
  width: '130px',
  ...aside,
  cell: ({ now }) => {
    const at = now === undefined ? undefined : newestPointOf(now.health);
    return at === undefined ? undefined : <Time at={at} asOf={asOf} as="moment" />;
  },
});

/** What has become of each: how it stood, and how it stands now that the work is over. Reasons, where there are any, take the room of what is the same for all. */
function afterwards(deed: ItemDeed, asOf: string, hasReasons: boolean): readonly Column<WorkRow>[] {
  const same = hasReasons ? [] : [policy];
  if (deed === 'back-up-now') {
    return [newestIn(asOf), ...same, vault, { key: 'job', title: t`Job`, width: '132px', onPhone: 'end', cell: JobLink }];
  }
  const isOfPolicy = deed === 'change-policy';
  return [
    {
      key: 'before',
      title: t`Before`,
      width: '170px',
      ...aside,
      cell: ({ before }) => before && (isOfPolicy ? before.policy : protectionWord(before.state)),
    },
    { key: 'now', title: t`Now`, width: '208px', cell: ({ now }) => now && (isOfPolicy ? now.policy : <ProtectionWord of={now} />) },
    // Of items that are stopped nobody is told how new their points are.
    ...(isOfPolicy && !hasReasons ? [newestIn(asOf)] : []),
    ...(isOfPolicy ? [] : same),
    vault,
  ];
}

const rowId = ({ id }: WorkRow) => id;
const needsAttention = ({ state }: WorkRow) => state?.kind === 'refused' || state?.kind === 'waiting';
const rowLink = ({ item, now }: WorkRow) => {
  const there = now ?? (item?.state === 'deleted' ? undefined : item);
  return there === undefined ? undefined : itemPage(there);
};

type Props = { deed: ItemDeed; rows: readonly WorkRow[] | undefined; isOver: boolean; asOf: string };

/** Every item of a piece of work: whether it can be done, how far it is, and what has become of it. */
export function ItemWorkTable({ deed, rows, isOver, asOf }: Props) {
  const hasReasons = rows?.some((row) => reasonOf(row) !== undefined) ?? false;
  const columns = useMemo(
    () =>
      isOver
        ? [volume, workOf(deed), ...(hasReasons ? [reasonColumn(reasonOf)] : []), ...afterwards(deed, asOf, hasReasons)]
        : during(deed),
    [deed, isOver, asOf, hasReasons],
  );
  return (
    <Table
      label={t`Items`}
      rows={rows}
      columns={columns}
      rowId={rowId}
      nameLink={rowLink}
      needsAttention={needsAttention}
      initialSort="work"
      empty={<EmptyState title={t`This address names no protected item`} small />}
    />
  );
}
