import { api } from '@esan/contract';
import { sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q } from '../api/query.ts';
import { ListTrouble } from '../operations/list-trouble.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import type { Column } from '../ui/table-columns.ts';
import { Table } from '../ui/table.tsx';
import { useVaultPlace } from './vault-place.ts';

type Row = { id: string; name: string; items: number | undefined };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  {
    key: 'items',
    title: 'Protected items',
    isNumeric: true,
    width: '160px',
    cell: ({ items }) => items,
    sortBy: ({ items }) => items,
    phoneCell: ({ items }) => (items === undefined ? undefined : `${items} protected`),
  },
];

const rowId = ({ id }: Row) => id;

/** The policies of a vault that are for Elastic SAN volumes, each with how many it protects. */
export function VaultPoliciesTab() {
  const place = useVaultPlace();
  const asked = useQuery(q(api.listPolicies, { params: place }));
  const items = useQuery(q(api.listVaultInstances, { params: place })).data?.items;
  const rows = useMemo(
    () =>
      asked.data?.items.map(({ id, name }): Row => ({
        id,
        name,
        items: items?.filter(({ policyId }) => sameId(policyId, id)).length,
      })),
    [asked.data, items],
  );
  return (
    <>
      <ListTrouble noun="policies" asked={asked} />
      {(rows !== undefined || asked.error === null) && (
        <Table
          label="Policies"
          rows={rows}
          columns={columns}
          rowId={rowId}
          initialSort="name"
          empty={
            <EmptyState title="There is no policy for Elastic SAN volumes in this vault yet" small>
              Configuring backup of a first volume creates one where it is needed.
            </EmptyState>
          }
        />
      )}
    </>
  );
}
