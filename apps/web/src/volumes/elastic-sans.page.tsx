import { plural, t } from '@lingui/core/macro';
import { volumesWords } from '../words/volumes.ts';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { parentIdOf, isSafe, type ElasticSan, type Volume } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { missingWords } from '../api/messages.ts';
import { q } from '../api/query.ts';
import { ListPage } from '../lists/list-page.tsx';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { paths } from '../links/paths.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import { PartialMessage } from '../ui/messages/partial-message.tsx';
import { sizeWords } from '../ui/values/number-words.ts';
import { Size } from '../ui/values/size.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { regionWords } from '../words/regions.ts';

type Row = ElasticSan & { subscription: string; volumes: number; safe: number | undefined };

const percentOf = (usedGiB: number, totalGiB: number) => (totalGiB === 0 ? 0 : Math.round((100 * usedGiB) / totalGiB));
const safeWords = ({ safe, volumes }: Row) => (safe === undefined ? undefined : t`${safe} of ${volumes}`);

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name },
  { key: 'region', title: t`Region`, width: '128px', sortBy: ({ region }) => regionWords(region) },
  { key: 'subscription', title: t`Subscription`, hideBelow: 760, sortBy: ({ subscription }) => subscription },
  {
    key: 'size',
    title: t`Size`,
    isNumeric: true,
    width: '80px',
    onPhone: 'hide',
    cell: ({ totalGiB }) => <Size giB={totalGiB} />,
    sortBy: ({ totalGiB }) => totalGiB,
  },
  {
    key: 'used',
    title: t`Used`,
    isNumeric: true,
    width: '140px',
    onPhone: 'hide',
    cell: ({ usedGiB, totalGiB }) =>
      usedGiB === null ? (
        t`Not known`
      ) : (
        <>
          <Size giB={usedGiB} />, {percentOf(usedGiB, totalGiB)} %
        </>
      ),
    sortBy: ({ usedGiB }) => usedGiB ?? undefined,
  },
  {
    key: 'groups',
    title: t`Volume groups`,
    isNumeric: true,
    width: '116px',
    hideBelow: 960,
    onPhone: 'hide',
    sortBy: ({ groups }) => groups.length,
  },
  { key: 'volumes', title: t`Volumes`, isNumeric: true, width: '86px', hideBelow: 960, onPhone: 'hide', sortBy: ({ volumes }) => volumes },
  {
    key: 'protected',
    title: t`Protected`,
    isNumeric: true,
    width: '100px',
    cell: safeWords,
    sortBy: ({ safe }) => safe,
    phoneCell: (row) => (row.safe === undefined ? undefined : t`${safeWords(row) ?? ''} protected`),
  },
];

const sanIdOf = ({ id }: Volume) => parentIdOf(parentIdOf(id)).toLowerCase();

/** How many volumes are protected, by the id of their SAN. */
function safeBySan(volumes: readonly Volume[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const volume of volumes) {
    if (isSafe(volume.protection)) counts.set(sanIdOf(volume), (counts.get(sanIdOf(volume)) ?? 0) + 1);
  }
  return counts;
}

function useRows() {
  const asked = useQuery(q(api.listElasticSans, { query: {} }));
  // What protects volumes takes longer to read than what there is: it comes after.
  const volumes = useQuery(q(api.listVolumes, { query: {} }));
  const nameOfSubscription = useSubscriptionName();
  const sans = asked.data?.items;
  const read = volumes.data?.items;
  const safe = useMemo(() => (read === undefined ? undefined : safeBySan(read)), [read]);
  const rows = sans?.map((san): Row => ({
    ...san,
    subscription: nameOfSubscription(san.subscriptionId),
    volumes: san.groups.reduce((sum, group) => sum + group.volumes.length, 0),
    safe: safe === undefined ? undefined : (safe.get(san.id.toLowerCase()) ?? 0),
  }));
  const refetch = () => Promise.all([asked.refetch(), volumes.refetch()]);
  return { asked: { ...asked, refetch }, rows, unread: volumes.data?.unreadProtectors ?? [] };
}

function summaryOf(rows: readonly Row[]): string {
  const volumes = rows.reduce((sum, row) => sum + row.volumes, 0);
  const known = rows.flatMap(({ usedGiB, totalGiB }) => (usedGiB === null ? [] : { usedGiB, totalGiB }));
  const used = known.reduce((sum, { usedGiB }) => sum + usedGiB, 0);
  const total = known.reduce((sum, { totalGiB }) => sum + totalGiB, 0);
  if (rows.length === 0) return t`No Elastic SANs.`;
  const sans = plural(rows.length, { one: '# Elastic SAN', other: '# Elastic SANs' });
  return known.length === 0
    ? t`${sans} with ${volumesWords(volumes)}.`
    : t`${sans} with ${volumesWords(volumes)}; ${sizeWords(used)} of ${sizeWords(total)} are in use.`;
}

const rowId = ({ id }: Row) => id;
const rowLink = ({ name, subscriptionId, resourceGroup }: Row) => paths.elasticSan({ subscriptionId, resourceGroup, san: name });

const filters: readonly Filter<Row>[] = [
  {
    label: t`Filter Elastic SANs`,
    texts: ({ name, resourceGroup, subscription, region }) => [name, resourceGroup, subscription, regionWords(region)],
  },
];

/** Every Elastic SAN that the person sees, with its room and how much of it is protected. */
export function ElasticSansPage() {
  const { asked, rows, unread } = useRows();
  const reading = asked.error === null ? t`Reading the Elastic SANs of your subscriptions.` : undefined;
  return (
    <ListPage lead={rows === undefined ? reading : summaryOf(rows)} noun={t`Elastic SANs`} asked={asked}>
      <PartialMessage
        missing={missingWords(unread)}
        noun={t`vaults`}
        consequence={t`Volumes that are protected there are not counted.`}
        onRetry={() => void asked.refetch()}
        busy={asked.isFetching}
      />
      <FilteredTable
        label={t`Elastic SANs`}
        noun={[t`Elastic SAN`, t`Elastic SANs`]}
        all={rows}
        filters={filters}
        narrowed={useNarrowed(rows, filters)}
        columns={columns}
        rowId={rowId}
        rowLink={rowLink}
        initialSort="name"
        empty={
          <EmptyState title={t`Your account sees no Elastic SANs`}>
            <Trans>Create one in the Azure portal, or ask an owner of a subscription for the role Reader there.</Trans>
          </EmptyState>
        }
      />
    </ListPage>
  );
}
