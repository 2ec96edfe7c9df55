import type { Row, Table } from '../../kql/values/table.ts';
import type { Tables } from '../../kql/run-query.ts';
import { diskSnapshotType, diskType } from '../compute/ids.ts';
import { vaultType } from '../data-protection/protocol/ids.ts';
import { withFigures } from '../elastic-san/capacity.ts';
import { groupType, sanType, volumeType } from '../elastic-san/ids.ts';
import { authorizationRows } from './authorization.ts';
import { containerRows } from './containers.ts';
import { recoveryRows } from './recovery.ts';
import { columns, rowOf } from './rows.ts';
import type { Sight } from './sight.ts';

const rowsOf =
  (...types: string[]) =>
  (sight: Sight): Row[] =>
    types.flatMap((type) => sight.resources(type).map(rowOf));

/** Elastic SANs as they are read, with their totals. */
const sanRows = (sight: Sight): Row[] => sight.resources(sanType).map((san) => rowOf(withFigures(sight.world, san)));
const otherRows = rowsOf(diskType, diskSnapshotType, vaultType, 'Microsoft.DataProtection/resourceGuards');
const volumeRows = rowsOf(groupType, volumeType);

/** Tables and the types in them, as far as they are emulated, by Azure's list of tables and types [D]. */
const tables: ReadonlyMap<string, (sight: Sight) => Row[]> = new Map<string, (sight: Sight) => Row[]>([
  ['resources', (sight) => [...sanRows(sight), ...otherRows(sight)]],
  ['elasticsanresources', (sight) => [...sanRows(sight), ...volumeRows(sight)]],
  ['resourcecontainers', containerRows],
  ['recoveryservicesresources', recoveryRows],
  ['authorizationresources', authorizationRows],
]);

/** Azure's other tables [D]: what they hold is not emulated, so that they are empty. */
const others = new Set(
  (
    'advisorresources alertsmanagementresources appserviceresources chaosresources computeresources dnsresources extendedlocationresources ' +
    'featureresources guestconfigurationresources healthresources insightsresources kubernetesconfigurationresources maintenanceresources ' +
    'managedservicesresources networkresources patchassessmentresources patchinstallationresources policyresources resourcechanges ' +
    'resourcecontainerchanges securityresources servicehealthresources supportresources'
  ).split(' '),
);

/** What a query can ask, each table made when it is asked for. */
export function tablesIn(sight: Sight): Tables {
  const made = new Map<string, Table>();
  return (name) => {
    const rows = tables.get(name) ?? (others.has(name) ? () => [] : undefined);
    if (rows === undefined) return undefined;
    const table = made.get(name) ?? { columns, rows: rows(sight) };
    made.set(name, table);
    return table;
  };
}
