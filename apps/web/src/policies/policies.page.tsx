import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { api } from '@esan/contract';
import { excessOf, vaultPlaceOf, type PolicyInUse, type SupportMatrix } from '@esan/domain';
import { CalendarAdd20Regular } from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { q, useProfile } from '../api/query.ts';
import { EmptyHints } from '../lists/empty-hints.tsx';
import { ListPage } from '../lists/list-page.tsx';
import { paths, policyPage } from '../links/paths.ts';
import { EmptyState } from '../ui/messages/empty-state.tsx';
import { LinkButton } from '../ui/layout/button.tsx';
import { FilteredTable } from '../ui/list/filtered-table.tsx';
import { moreFilters, useNarrowed, type Filter } from '../ui/table/narrowing.tsx';
import { numberWords } from '../ui/values/number-words.ts';
import type { Column } from '../ui/table/table-columns.ts';
import { retentionCode, retentionSentence, scheduleCode, scheduleSentence, unknownTerms } from '../words/policies.ts';

type Row = PolicyInUse & { vault: string; schedule: string; retention: string | undefined; points: number | undefined; limit: number };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name },
  { key: 'vault', title: t`Vault`, sortBy: ({ vault }) => vault, hasFewValues: true },
  {
    key: 'schedule',
    title: t`Schedule`,
    sortBy: ({ schedule }) => schedule,
    code: ({ terms }) => scheduleCode(terms),
    width: '24%',
    hasFewValues: true,
  },
  {
    key: 'retention',
    title: t`Retention`,
    sortBy: ({ retention }) => retention,
    code: ({ terms }) => retentionCode(terms),
    hasFewValues: true,
    width: '24%',
    hideBelow: 760,
    onPhone: 'hide',
  },
  {
    key: 'points',
    title: t`Points`,
    isNumeric: true,
    width: '136px',
    cell: ({ points, limit }) => (points === undefined ? undefined : t`${numberWords(points)} of ${limit}`),
    sortBy: ({ points }) => points,
    hideBelow: 560,
  },
  {
    key: 'items',
    title: t`Items`,
    isNumeric: true,
    width: '80px',
    phoneCell: ({ usedBy }) => (usedBy === null ? undefined : plural(usedBy, { one: 'used by 1 item', other: 'used by # items' })),
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

const filters: readonly Filter<Row>[] = moreFilters(columns, [
  { label: t`Filter policies`, texts: ({ name, vault, schedule, retention = '' }) => [name, vault, schedule, retention] },
  { label: t`Vault`, param: 'vault', value: ({ vault }) => vault },
]);

function summaryOf(rows: readonly Row[] | undefined, isPart: boolean): string {
  if (rows === undefined) return t`When volumes are backed up, and for how long restore points are kept.`;
  if (rows.length === 0) return isPart ? t`No backup policy in what could be read.` : t`No backup policies yet.`;
  const unused = rows.filter(({ usedBy }) => usedBy === 0).length;
  const count = plural(rows.length, { one: '# backup policy', other: '# backup policies' });
  if (rows.length === 1 && rows[0]?.usedBy === null) return t`One backup policy; whether an item uses it is not known.`;
  if (rows.some(({ usedBy }) => usedBy === null)) return t`${count}; of some it is not known whether an item uses them.`;
  if (rows.length === 1) return unused === 0 ? t`One backup policy; it is in use.` : t`One backup policy; no item uses it.`;
  return unused === 0 ? t`${count}, each in use.` : t`${count}; ${plural(unused, { one: '1 is', other: '# are' })} used by no item.`;
}

/** Backup policies across vaults. */
export function PoliciesPage() {
  const matrix = useProfile();
  const asked = useQuery(q(api.listAllPolicies, { query: {} }));
  const { data } = asked;
  const rows = useMemo(() => data?.items.map((policy) => rowOf(policy, matrix)), [data, matrix]);
  return (
    <ListPage
      lead={summaryOf(rows, (data?.missing.length ?? 0) > 0)}
      commands={[{ key: 'create', label: t`Create policy`, icon: <CalendarAdd20Regular />, to: paths.newPolicy() }]}
      noun={t`policies`}
      asked={asked}
    >
      <FilteredTable
        label={t`Policies`}
        list="policies"
        noun={[t`policy`, t`policies`]}
        all={rows}
        missing={data?.missing}
        filters={filters}
        narrowed={useNarrowed(rows, filters)}
        columns={columns}
        rowId={({ id }) => id}
        rowLink={policyPage}
        initialSort="name"
        empty={
          <EmptyState
            title={t`There is no backup policy yet`}
            hints={<EmptyHints of="policies" />}
            action={
              <LinkButton appearance="primary" to={paths.newPolicy()}>
                {t`Create policy`}
              </LinkButton>
            }
          >
            <Trans>
              A policy belongs to a Backup vault. It says when the vault's items are backed up and for how long their restore points are
              kept.
            </Trans>
          </EmptyState>
        }
      />
    </ListPage>
  );
}
