import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { VaultContent } from '@esan/domain';
import { listText } from '../settings/formats.ts';
import { instancePlaceOf, paths, policyPlaceOf } from '../links/paths.ts';
import { Section } from '../ui/layout/page.tsx';
import type { Column } from '../ui/table/table-columns.ts';
import { Table } from '../ui/table/table.tsx';
import { TextLink } from '../ui/layout/text-link.tsx';
import { itemsWords } from '../words/policies.ts';

type Row = { id: string; kind: string; name: string; way: string; to: string | undefined };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: t`Name`, isName: true, sortBy: ({ name }) => name },
  { key: 'kind', title: t`What`, width: '160px', sortBy: ({ kind }) => kind },
  { key: 'way', title: t`Way out`, width: '44%', cell: ({ way }) => way },
];

/** How that is deleted which has no page here. */
const wayElsewhere = (isOurs: boolean | null): string =>
  isOurs === null ? t`It could not be read: delete it in the Azure portal.` : t`Of another data source: delete it in the Azure portal.`;

function rowsOf({ instances, policies }: VaultContent): Row[] {
  const ofInstances = instances.map(({ id, name, isVolume }): Row => {
    const place = isVolume === true ? instancePlaceOf(id) : undefined;
    if (place === undefined) return { id, name, kind: t`Protected item`, way: wayElsewhere(isVolume), to: undefined };
    return { id, name, kind: t`Protected item`, way: t`Stop backup, and delete its restore points.`, to: paths.protectedItem(place) };
  });
  const ofPolicies = policies.map(({ id, name, isForVolumes }): Row => {
    const place = isForVolumes === true ? policyPlaceOf(id) : undefined;
    if (place === undefined) return { id, name, kind: t`Backup policy`, way: wayElsewhere(isForVolumes), to: undefined };
    return { id, name, kind: t`Backup policy`, way: t`Delete it once no item uses it.`, to: paths.deletePolicy(place) };
  });
  return [...ofInstances, ...ofPolicies];
}

/** Why a vault cannot be deleted yet, in numbers; undefined if nothing is in the way. */
export function blockerOf({ instances, policies }: VaultContent): string | undefined {
  const parts = [
    ...(instances.length === 0 ? [] : [itemsWords(instances.length)]),
    ...(policies.length === 0 ? [] : [plural(policies.length, { one: '# backup policy', other: '# backup policies' })]),
  ];
  return parts.length === 0 ? undefined : t`It holds ${listText(parts)}.`;
}

/** What is in the way of deleting a vault, each with the way to it, and what would go along. */
export function VaultContentTables({ content }: { content: VaultContent }) {
  const rows = rowsOf(content);
  const { deleted } = content;
  return (
    <>
      {rows.length > 0 && (
        <Section title={t`To be removed first`}>
          <Table
            label={t`Blockers`}
            rows={rows}
            columns={columns}
            rowId={({ id }) => id}
            rowLink={({ to }) => to}
            initialSort="kind"
            empty={undefined}
          />
        </Section>
      )}
      {deleted.length > 0 && (
        <Section title={t`Goes along with the vault`}>
          <p>
            <Trans>
              {plural(deleted.length, { one: '# soft-deleted item', other: '# soft-deleted items' })} (
              {deleted.map(({ name }) => name).join(', ')}) can still be brought back, but not from a vault that is gone:{' '}
              <TextLink to={paths.deletedItems()} inSentence>
                see Deleted items
              </TextLink>{' '}
              first. Azure does not clean up their snapshots then; they stay in your resource groups and are billed.
            </Trans>
          </p>
        </Section>
      )}
    </>
  );
}
