import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { isTrouble, safeties, standingOf, type ElasticSan } from '@esan/domain';
import { useMemo, useRef } from 'react';
import { missingWords } from '../api/messages.ts';
import { paths } from '../links/paths.ts';
import { volumePage } from '../links/volume-links.ts';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { ActionButton } from '../ui/layout/button.tsx';
import { NothingFits } from '../ui/list/filtered-table.tsx';
import { ListTools } from '../ui/list/list-tools.tsx';
import { useListView } from '../ui/list/use-list-view.ts';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { Filters, moreFilters, paramsOf, useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import { boxWidth, useRoom } from '../ui/table/table-room.ts';
import { Table } from '../ui/table/table.tsx';
import { sizeWords } from '../ui/values/number-words.ts';
import { regionWords } from '../words/regions.ts';
import { safetyLooks } from '../words/safety.tsx';
import { volumesWords } from '../words/volumes.ts';
import { columns as volumeColumns, textsOf } from './columns.tsx';
import { configureCommand } from './configure-command.tsx';
import { sanColumns, safetyOfRow } from './san-tree-columns.tsx';
import { narrowedTree, treeRows, volumesBelow, type SanNode, type SanRow, type TreeRow } from './san-tree.ts';
import { useSanTree } from './use-san-tree.ts';
import { useSans } from './use-sans.ts';
import { useTreeChoice } from './use-tree-choice.ts';

function summaryOf(sans: readonly ElasticSan[], volumes: number, isPart: boolean): string {
  const known = sans.flatMap(({ usedGiB, totalGiB }) => (usedGiB === null ? [] : { usedGiB, totalGiB }));
  const used = known.reduce((sum, { usedGiB }) => sum + usedGiB, 0);
  const total = known.reduce((sum, { totalGiB }) => sum + totalGiB, 0);
  if (sans.length === 0) return isPart ? t`No Elastic SAN in what could be read.` : t`No Elastic SANs.`;
  const all = plural(sans.length, { one: '# Elastic SAN', other: '# Elastic SANs' });
  return known.length === 0
    ? t`${all} with ${volumesWords(volumes)}.`
    : t`${all} with ${volumesWords(volumes)}; ${sizeWords(used)} of ${sizeWords(total)} are in use.`;
}

type Above = Extract<SanRow, { kind: 'san' }>;

/** What the filters look at: a volume with all that its list shows, an Elastic SAN by itself. */
const aboutSan = ({ name, san, subscription }: Above): string[] => [name, san.resourceGroup, subscription, regionWords(san.region)];

const volumeFilters = moreFilters(
  volumeColumns.filter(({ key }) => key === 'region' || key === 'policy' || key === 'vault' || key === 'in'),
  [],
);

const filters: readonly Filter<TreeRow>[] = [
  {
    label: t`Filter Elastic SANs`,
    texts: ({ row }) => (row.kind === 'volume' ? textsOf(row.volume) : row.kind === 'san' ? aboutSan(row) : [row.name]),
  },
  {
    label: t`Protection`,
    param: 'safety',
    value: (row) => safetyOfRow(row) ?? '',
    words: (row) => safetyLooks[safetyOfRow(row) ?? 'not-known'].word,
    order: safeties,
  },
  ...volumeFilters.flatMap((filter): Filter<TreeRow>[] =>
    filter.param === undefined
      ? []
      : [
          {
            ...filter,
            value: ({ row }: TreeRow) => (row.kind === 'volume' ? filter.value(row.volume) : ''),
            words: ({ row }: TreeRow) => (row.kind === 'volume' ? (filter.words ?? filter.value)(row.volume) : ''),
          },
        ],
  ),
];

const params = [...paramsOf(filters), 'turned'];
const rowId = ({ row }: TreeRow) => row.id;
const labelOf = ({ row }: TreeRow) => (row.kind === 'volume' ? t`Select ${row.name}` : t`Select the volumes of ${row.name}`);
const isTroubled = ({ row }: TreeRow) =>
  row.kind === 'volume' && row.volume.protection.kind === 'protected' && isTrouble(standingOf(row.volume.protection));

function nameLink({ row }: TreeRow): string | undefined {
  if (row.kind === 'volume') return volumePage(row.volume);
  return row.kind === 'san'
    ? paths.elasticSan({ subscriptionId: row.san.subscriptionId, resourceGroup: row.san.resourceGroup, san: row.name })
    : undefined;
}

/** The tree as the filters leave it: they look at every row of it, be it open or not. */
function useNarrowedTree(tree: readonly SanNode[] | undefined) {
  const all = useMemo(() => tree && treeRows(tree, () => true), [tree]);
  const narrowed = useNarrowed(all, filters);
  const shown = useMemo(() => {
    if (tree === undefined || !narrowed.isOn) return tree;
    const fitting = new Set(narrowed.shown?.map(rowId));
    return narrowedTree(tree, ({ id }) => fitting.has(id));
  }, [tree, narrowed.isOn, narrowed.shown]);
  // The values of the pills are those of volumes.
  const volumes = useMemo(() => all?.filter(({ row }) => row.kind === 'volume'), [all]);
  return { tree: shown, volumes, isOn: narrowed.isOn, clear: narrowed.clear };
}

type NoSansProps = { hasSome: boolean; isPart: boolean; isUnread: boolean; total: number; onClear: () => void };

function NoSans({ hasSome, isPart, isUnread, total, onClear }: NoSansProps) {
  if (hasSome && isUnread) {
    return (
      <EmptyState title={t`The filters found nothing`} action={<ActionButton onPress={onClear}>{t`Clear filters`}</ActionButton>} small>
        {t`The volumes could not be read: the filters look at Elastic SANs and volume groups alone.`}
      </EmptyState>
    );
  }
  if (hasSome) {
    return (
      <NothingFits noun={[t`volume`, t`volumes`]} total={total} onClear={onClear}>
        <Trans>The text is looked for in SANs, volume groups, volumes, regions, states, vaults and policies.</Trans>
      </NothingFits>
    );
  }
  if (isPart) return <NoneRead />;
  return (
    <EmptyState title={t`Your account sees no Elastic SANs`} hints={<EmptyHints of="no-san" />}>
      <Trans>Create one in the Azure portal, or ask an owner of a subscription for the role Reader there.</Trans>
    </EmptyState>
  );
}

/** Why there is nothing to write into a file; undefined if there is something. A file without the volumes would look like all there is. */
function whyNoFile({ isReading, isUnread, isEmpty }: { isReading: boolean; isUnread: boolean; isEmpty: boolean }): string | undefined {
  if (isReading) return t`The list is being read.`;
  if (isUnread) return t`The volumes could not be read.`;
  return isEmpty ? t`There is no Elastic SAN to write down.` : undefined;
}

/** What of the volumes could not be read, or of what protects them. */
function VolumesTrouble({ asked, volumes, unread }: Pick<ReturnType<typeof useSans>, 'asked' | 'volumes' | 'unread'>) {
  return (
    <>
      <PartialMessage
        missing={missingWords(unread)}
        noun={t`vaults`}
        consequence={t`Volumes that are protected there are not counted.`}
        onRetry={() => void asked.refetch()}
        busy={asked.isFetching}
      />
      <ListTrouble
        noun={t`volumes`}
        asked={volumes}
        without={t`The volumes could not be read: the tree shows Elastic SANs and volume groups alone.`}
      />
    </>
  );
}

/** Every Elastic SAN that the person sees as a tree: its room, its volume groups, their volumes, and how much of each is protected. */
export function ElasticSansPage() {
  const { asked, volumes, tree, all, unread } = useSans();
  const narrowed = useNarrowedTree(tree);
  const { rows, rules } = useSanTree(narrowed.tree, narrowed.isOn);
  const choice = useTreeChoice(all, rows);
  const view = useListView({ list: 'elastic-sans', columns: sanColumns, params });
  const element = useRef<HTMLDivElement>(null);
  const room = useRoom(element);
  const sans = asked.data?.items;
  const count = tree?.reduce((sum, { row }) => sum + ('count' in row ? row.count : 0), 0) ?? 0;
  const shown = (narrowed.tree ?? []).reduce((sum, { row }) => sum + volumesBelow(row).length, 0);
  const reading = asked.error === null ? t`Reading the Elastic SANs of your subscriptions.` : undefined;
  const isPart = (asked.data?.missing.length ?? 0) > 0;
  const isUnread = all === undefined && volumes.error !== null;
  const isReading = all === undefined && volumes.error === null;
  // While volumes are on their way nobody knows whether one fits.
  const known = isReading && narrowed.isOn && rows?.length === 0 ? undefined : rows;
  const because = whyNoFile({ isReading: known === undefined || isReading, isUnread, isEmpty: rows?.length === 0 });
  return (
    <ListPage
      lead={sans === undefined ? reading : summaryOf(sans, count, isPart)}
      commands={[configureCommand(choice.chosen)]}
      selection={choice.chosen.length === 0 ? undefined : { words: choice.words, onClear: choice.clear }}
      noun={t`Elastic SANs`}
      asked={asked}
    >
      <VolumesTrouble asked={asked} volumes={volumes} unread={unread} />
      <div ref={element} />
      <Filters
        rows={narrowed.volumes}
        filters={filters}
        end={
          <ListTools
            list="elastic-sans"
            view={view}
            room={room}
            taken={boxWidth}
            because={because}
            rows={() => treeRows(narrowed.tree ?? [], () => true)}
          />
        }
      />
      <Table
        label={t`Elastic SANs`}
        rows={known}
        columns={view.columns}
        isPart
        rowId={rowId}
        nameLink={nameLink}
        tree={rules}
        needsAttention={isTroubled}
        selection={{ mode: 'many', label: labelOf, blockedStaysPlain: true, ...choice.selection }}
        footer={{ start: narrowed.isOn ? t`${shown} of ${volumesWords(count)}` : volumesWords(count) }}
        empty={<NoSans hasSome={(sans?.length ?? 0) > 0} isPart={isPart} isUnread={isUnread} total={count} onClear={narrowed.clear} />}
      />
    </ListPage>
  );
}
