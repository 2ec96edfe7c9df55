import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import type { Vault } from '@esan/domain';
import { Add20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, until } from '../api/query.ts';
import { useSubscriptionName } from '../api/subscription-name.ts';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { subscriptionColumn } from '../lists/subscription-column.ts';
import { usePace } from '../api/azure-time.ts';
import { paths } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { moreFilters, useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import { StateWord } from '../ui/values/state-word.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { regionWords } from '../words/regions.ts';
import { ResourceStateWord, resourceStateWords } from '../words/resource-state.tsx';
import { identityWords, redundancyWords } from '../words/vaults.tsx';

/** A vault beside the name of its subscription. */
type Row = Vault & { subscription: string };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name },
  {
    key: 'state',
    title: t`State`,
    onPhone: 'beside',
    width: '120px',
    cell: (vault) => <ResourceStateWord of={vault} />,
    sortBy: ({ state }) => state,
    text: (vault) => resourceStateWords(vault),
    code: ({ state, unknownState }) => unknownState ?? state,
    hasFewValues: true,
  },
  {
    key: 'identity',
    title: t`Identity`,
    width: '180px',
    cell: (vault) => (vault.principalId === null ? <StateWord tone="attention">{identityWords(vault)}</StateWord> : identityWords(vault)),
    sortBy: identityWords,
    code: ({ principalId }) => (principalId === null ? 'none' : 'system-assigned'),
    hasFewValues: true,
  },
  { key: 'group', title: t`Resource group`, sortBy: ({ resourceGroup }) => resourceGroup, hasFewValues: true },
  { key: 'region', title: t`Region`, sortBy: ({ region }) => regionWords(region), code: ({ region }) => region, hasFewValues: true },
  {
    key: 'redundancy',
    title: t`Redundancy`,
    hideBelow: 760,
    onPhone: 'hide',
    sortBy: ({ redundancy }) => redundancyWords(redundancy),
    code: ({ redundancy }) => redundancy ?? 'not-known',
    hasFewValues: true,
  },
  subscriptionColumn(),
];

function summaryOf(vaults: readonly Vault[], isPart: boolean): string {
  const bare = vaults.filter(({ principalId }) => principalId === null).length;
  const count = plural(vaults.length, { one: '# Backup vault', other: '# Backup vaults' });
  if (vaults.length === 0) return isPart ? t`No Backup vault in what could be read.` : t`No Backup vaults yet.`;
  if (vaults.length === 1 && bare === 0) return t`One Backup vault, with an identity that can hold roles.`;
  if (bare === 0) return t`${count}, each with an identity that can hold roles.`;
  return t`${count}; ${plural(bare, { one: '1 has', other: '# have' })} no identity and cannot back up volumes until it is turned on.`;
}

const isStill = ({ items }: { items: readonly Vault[] }) => !items.some(({ state }) => state === 'working');
const rowId = ({ id }: Vault) => id;
const rowLink = ({ name, ...at }: Vault) => paths.vault({ ...at, vault: name });

const filters: readonly Filter<Row>[] = moreFilters(columns, [
  { label: t`Filter vaults`, texts: (vault) => [vault.name, vault.resourceGroup, regionWords(vault.region), identityWords(vault)] },
]);

/** Every Backup vault that the person sees. */
export function VaultsPage() {
  const query = useQuery({ ...q(api.listVaults, { query: {} }), ...until(isStill, usePace()) });
  const nameOfSubscription = useSubscriptionName();
  const read = query.data?.items;
  const all = useMemo(
    () => read?.map((vault): Row => ({ ...vault, subscription: nameOfSubscription(vault.subscriptionId) })),
    [read, nameOfSubscription],
  );
  const unread = query.error === null ? t`Reading the Backup vaults of your subscriptions.` : undefined;
  return (
    <ListPage
      lead={all === undefined ? unread : summaryOf(all, (query.data?.missing.length ?? 0) > 0)}
      commands={[
        { key: 'create', label: t`Create vault`, icon: <Add20Regular />, to: paths.newVault() },
        { key: 'configure', label: t`Configure backup`, icon: <ShieldAdd20Regular />, to: paths.configureBackup('choose-volumes') },
      ]}
      noun={t`vaults`}
      asked={query}
    >
      <FilteredTable
        label={t`Backup vaults`}
        list="vaults"
        noun={[t`vault`, t`vaults`]}
        all={all}
        missing={query.data?.missing}
        filters={filters}
        narrowed={useNarrowed(all, filters)}
        columns={columns}
        rowId={rowId}
        rowLink={rowLink}
        initialSort="name"
        empty={
          <EmptyState
            title={t`There is no Backup vault yet`}
            hints={<EmptyHints of="vaults" />}
            action={
              <LinkButton appearance="primary" to={paths.newVault()}>
                {t`Create vault`}
              </LinkButton>
            }
          >
            <Trans>
              A vault keeps the policies and the list of what is protected. Configuring backup of a first volume creates one, too.
            </Trans>
          </EmptyState>
        }
      />
    </ListPage>
  );
}
