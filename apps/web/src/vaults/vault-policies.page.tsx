import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { vaultId, type PolicyInUse } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { paths, policyPage } from '../links/paths.ts';
import { LinkButton } from '../ui/layout/button.tsx';
import { EmptyState, NoneRead } from '../ui/messages/empty-state.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { itemsWords, termsWords } from '../words/policies.ts';
import { useVaultPlace } from '../links/route-places.ts';

const columns: readonly Column<PolicyInUse>[] = [
  { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name, width: '30%' },
  { key: 'terms', title: t`Schedule and retention`, sortBy: ({ terms }) => termsWords(terms) },
  {
    key: 'items',
    title: t`Protected items`,
    isNumeric: true,
    width: '160px',
    sortBy: ({ usedBy }) => usedBy ?? undefined,
    phoneCell: ({ usedBy }) => (usedBy === null ? undefined : itemsWords(usedBy)),
  },
];

const rowId = ({ id }: PolicyInUse) => id;
/** The policies of a vault that are for Elastic SAN volumes, each with how many it protects. */
export function VaultPoliciesTab() {
  const place = useVaultPlace();
  const asked = useQuery(q(api.listPolicies, { params: place }));
  return (
    <>
      <ListTrouble noun={t`policies`} asked={asked} />
      {(asked.data !== undefined || asked.error === null) && (
        <Table
          label={t`Policies`}
          rows={asked.data?.items}
          columns={columns}
          rowId={rowId}
          rowLink={policyPage}
          initialSort="name"
          empty={
            (asked.data?.missing.length ?? 0) > 0 ? (
              <NoneRead />
            ) : (
              <EmptyState
                title={t`There is no policy for Elastic SAN volumes in this vault yet`}
                action={<LinkButton to={paths.newPolicy(vaultId(place))}>{t`Create policy`}</LinkButton>}
                small
              >
                <Trans>It says when volumes are backed up and for how long their restore points are kept.</Trans>
              </EmptyState>
            )
          }
        />
      )}
    </>
  );
}
