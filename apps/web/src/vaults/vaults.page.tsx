import { api } from '@esan/contract';
import type { Vault } from '@esan/domain';
import { Add20Regular, ArrowClockwise20Regular, ShieldAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, until } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { usePace } from '../api/pace.ts';
import { paths } from '../links/paths.ts';
import { ActionButton, LinkButton } from '../ui/layout/button.tsx';
import { CommandBar } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { useAddressText } from '../ui/forms/address-text.ts';
import { FilterRow, TextFilter } from '../ui/table/filters.tsx';
import { matches } from '../ui/table/matches.ts';
import { Page } from '../ui/layout/page.tsx';
import { StateWord } from '../ui/values/state-word.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { regionWords } from '../words/regions.ts';
import { ResourceStateWord } from '../words/resource-state.tsx';
import { identityWords, redundancyWords } from '../words/vaults.tsx';

const columns: readonly Column<Vault>[] = [
  { key: 'name', title: 'Name', isName: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'state',
    title: 'State',
    onPhone: 'beside',
    width: '120px',
    cell: (vault) => <ResourceStateWord of={vault} />,
    sortBy: ({ state }) => state,
  },
  {
    key: 'identity',
    title: 'Identity',
    width: '180px',
    cell: (vault) => (vault.principalId === null ? <StateWord tone="attention">{identityWords(vault)}</StateWord> : identityWords(vault)),
    sortBy: identityWords,
  },
  { key: 'group', title: 'Resource group', cell: ({ resourceGroup }) => resourceGroup, sortBy: ({ resourceGroup }) => resourceGroup },
  { key: 'region', title: 'Region', cell: ({ region }) => regionWords(region), sortBy: ({ region }) => regionWords(region) },
  {
    key: 'redundancy',
    title: 'Redundancy',
    hideBelow: 760,
    onPhone: 'hide',
    cell: ({ redundancy }) => redundancyWords(redundancy),
    sortBy: ({ redundancy }) => redundancyWords(redundancy),
  },
];

function summaryOf(vaults: readonly Vault[]): string {
  const bare = vaults.filter(({ principalId }) => principalId === null).length;
  const count = vaults.length === 1 ? '1 Backup vault' : `${vaults.length} Backup vaults`;
  if (vaults.length === 0) return 'No Backup vaults yet.';
  if (bare === 0) return `${count}, each with an identity that can hold roles.`;
  return `${count}; ${bare === 1 ? '1 has' : `${bare} have`} no identity and cannot back up volumes until it is turned on.`;
}

function NoVaults({ filter, onClear }: { filter: string; onClear: () => void }) {
  if (filter !== '') {
    return <EmptyState title={`No vault matches “${filter}”`} action={<ActionButton onPress={onClear}>Clear filter</ActionButton>} small />;
  }
  return (
    <EmptyState
      title="There is no Backup vault yet"
      action={
        <LinkButton appearance="primary" to={paths.newVault()}>
          Create vault
        </LinkButton>
      }
    >
      A vault keeps the policies and the list of what is protected. Configuring backup of a first volume creates one, too.
    </EmptyState>
  );
}

const isStill = ({ items }: { items: readonly Vault[] }) => !items.some(({ state }) => state === 'working');
const rowId = ({ id }: Vault) => id;
const rowLink = ({ name, ...at }: Vault) => paths.vault({ ...at, vault: name });

/** Every Backup vault that the person sees. */
export function VaultsPage() {
  const pace = usePace();
  const query = useQuery({ ...q(api.listVaults, { query: {} }), ...until(isStill, pace) });
  const [filter = '', setFilter] = useAddressText('q');
  const all = query.data?.items;
  const shown = useMemo(
    () => all?.filter((vault) => matches(filter, [vault.name, vault.resourceGroup, regionWords(vault.region), identityWords(vault)])),
    [all, filter],
  );
  const unread = query.error === null ? 'Reading the Backup vaults of your subscriptions.' : undefined;
  return (
    <Page
      lead={all === undefined ? unread : summaryOf(all)}
      commandBar={
        <CommandBar
          commands={[
            { key: 'create', label: 'Create vault', icon: <Add20Regular />, to: paths.newVault() },
            { key: 'configure', label: 'Configure backup', icon: <ShieldAdd20Regular />, to: paths.configureBackup('choose-volumes') },
            {
              key: 'refresh',
              label: 'Refresh',
              icon: <ArrowClockwise20Regular />,
              onPress: () => void query.refetch(),
              busy: query.isFetching && all !== undefined,
            },
          ]}
        />
      }
    >
      <ListTrouble noun="vaults" asked={query} />
      {(all !== undefined || query.error === null) && (
        <>
          <FilterRow>
            <TextFilter label="Filter vaults" />
          </FilterRow>
          <Table
            label="Backup vaults"
            rows={shown}
            columns={columns}
            rowId={rowId}
            rowLink={rowLink}
            initialSort="name"
            empty={<NoVaults filter={filter} onClear={() => setFilter(undefined)} />}
          />
        </>
      )}
    </Page>
  );
}
