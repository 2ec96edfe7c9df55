import { api } from '@esan/contract';
import { excessOf, vaultPlaceOf, type PolicyInUse, type SupportMatrix } from '@esan/domain';
import { ArrowClockwise20Regular, CalendarAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { q, useProfile } from '../api/query.ts';
import { ListTrouble } from '../lists/list-trouble.tsx';
import { paths, policyPlaceOf } from '../links/paths.ts';
import { CommandBar } from '../ui/layout/command-bar.tsx';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { FilterRow, optionsOf, PillFilter, TextFilter } from '../ui/table/filters.tsx';
import { matches } from '../ui/table/matches.ts';
import { numberWords } from '../ui/values/number-words.ts';
import { Page } from '../ui/layout/page.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { retentionSentence, scheduleSentence, unknownTerms } from '../words/policies.ts';

type Row = PolicyInUse & { vault: string; schedule: string; retention: string | undefined; points: number | undefined; limit: number };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, cell: ({ name }) => name, sortBy: ({ name }) => name },
  { key: 'vault', title: 'Vault', cell: ({ vault }) => vault, sortBy: ({ vault }) => vault },
  { key: 'schedule', title: 'Schedule', cell: ({ schedule }) => schedule, sortBy: ({ schedule }) => schedule, width: '24%' },
  { key: 'retention', title: 'Retention', cell: ({ retention }) => retention, width: '24%', hideBelow: 760, onPhone: 'hide' },
  {
    key: 'points',
    title: 'Restore points',
    isNumeric: true,
    width: '130px',
    cell: ({ points, limit }) => (points === undefined ? undefined : `${numberWords(points)} of ${limit}`),
    sortBy: ({ points }) => points,
    hideBelow: 560,
  },
  {
    key: 'items',
    title: 'Items',
    isNumeric: true,
    width: '80px',
    cell: ({ usedBy }) => usedBy ?? undefined,
    phoneCell: ({ usedBy }) => (usedBy === null ? undefined : usedBy === 1 ? 'used by 1 item' : `used by ${usedBy} items`),
    sortBy: ({ usedBy }) => usedBy ?? undefined,
  },
];

function rowOf(policy: PolicyInUse, matrix: SupportMatrix): Row {
  const { terms } = policy;
  const retention = terms === null ? '' : retentionSentence(terms);
  return {
    ...policy,
    vault: vaultPlaceOf(policy.id)?.vault ?? '',
    schedule: terms === null ? unknownTerms : scheduleSentence(terms.schedule),
    retention: terms === null ? undefined : retention.charAt(0).toUpperCase() + retention.slice(1),
    points: terms === null ? undefined : excessOf(terms, matrix).points,
    limit: matrix.restorePoints,
  };
}

function useShown(rows: readonly Row[] | undefined): readonly Row[] | undefined {
  const [search] = useSearchParams();
  const [text = '', vault = ''] = ['q', 'vault'].map((param) => search.get(param) ?? '');
  return useMemo(
    () =>
      rows?.filter(
        (row) => matches(text, [row.name, row.vault, row.schedule, row.retention ?? '']) && (vault === '' || row.vault === vault),
      ),
    [rows, text, vault],
  );
}

function summaryOf(rows: readonly Row[] | undefined): string {
  if (rows === undefined) return 'When volumes are backed up, and for how long restore points are kept.';
  if (rows.length === 0) return 'No backup policies yet.';
  const unused = rows.filter(({ usedBy }) => usedBy === 0).length;
  const count = rows.length === 1 ? '1 backup policy' : `${rows.length} backup policies`;
  return unused === 0 ? `${count}, each in use.` : `${count}; ${unused === 1 ? '1 is' : `${unused} are`} used by no item.`;
}

function Nothing({ total }: { total: number }) {
  if (total > 0) {
    return (
      <EmptyState title="No policy fits the filters" action={<LinkButton to={paths.policies()}>Clear filters</LinkButton>} small>
        {total} {total === 1 ? 'policy is' : 'policies are'} not shown.
      </EmptyState>
    );
  }
  return (
    <EmptyState
      title="There is no backup policy yet"
      action={
        <LinkButton appearance="primary" to={paths.newPolicy()}>
          Create policy
        </LinkButton>
      }
    >
      A policy belongs to a Backup vault. It says when the vault's items are backed up and for how long their restore points are kept.
    </EmptyState>
  );
}

const linkOf = ({ id }: Row): string => {
  const place = policyPlaceOf(id);
  return place === undefined ? paths.policies() : paths.policy(place);
};

/** Backup policies across vaults. */
export function PoliciesPage() {
  const matrix = useProfile();
  const asked = useQuery(q(api.listAllPolicies, { query: {} }));
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((policy) => rowOf(policy, matrix)), [data, matrix]);
  const shown = useShown(rows);
  return (
    <Page
      lead={summaryOf(rows)}
      commandBar={
        <CommandBar
          commands={[
            { key: 'create', label: 'Create policy', icon: <CalendarAdd20Regular />, to: paths.newPolicy() },
            {
              key: 'refresh',
              label: 'Refresh',
              icon: <ArrowClockwise20Regular />,
              onPress: () => void asked.refetch(),
              busy: asked.isFetching && rows !== undefined,
            },
          ]}
        />
      }
    >
      <ListTrouble noun="policies" asked={asked} />
      {(rows !== undefined || asked.error === null) && (
        <>
          <FilterRow>
            <TextFilter label="Filter policies" />
            <PillFilter label="Vault" param="vault" options={optionsOf((rows ?? []).map(({ vault }) => vault))} />
          </FilterRow>
          <Table
            label="Policies"
            rows={shown}
            columns={columns}
            rowId={({ id }) => id}
            rowLink={linkOf}
            initialSort="name"
            empty={<Nothing total={rows?.length ?? 0} />}
          />
        </>
      )}
    </Page>
  );
}
