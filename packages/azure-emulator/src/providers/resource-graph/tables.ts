import type { Said } from '../../kql/narrowing.ts';
import type { Row } from '../../kql/values/table.ts';
import type { Tables } from '../../kql/run-query.ts';
import type { Resource } from '../../world/resource-store.ts';
import { diskSnapshotType, diskType } from '../compute/ids.ts';
import { vaultType } from '../data-protection/protocol/ids.ts';
import { withFigures } from '../elastic-san/capacity.ts';
import { groupType, sanType, volumeType } from '../elastic-san/ids.ts';
import { authorizationParts } from './authorization.ts';
import { containerParts } from './containers.ts';
import { recoveryParts } from './recovery.ts';
import { columns, rowOf, rowsOf, type OfType } from './rows.ts';
import type { Sight } from './sight.ts';

type Part = OfType<Sight>;

const ofType = (type: string, shown: (sight: Sight, resource: Resource) => Resource = (_, resource) => resource): Part => ({
  type,
  rows: (sight) => rowsOf(sight.resources(type), (resource) => rowOf(shown(sight, resource))),
});

/** Disks and their snapshots say themselves when they were made. */
const madeOf = (type: string): Part => ({
  type,
  rows: (sight, { texts, moments }) => {
    const some = {
      subscriptions: texts.get('subscriptionId'),
      groups: texts.get('resourceGroup'),
      made: moments.get('properties.timeCreated'),
    };
    return rowsOf(sight.some(type, some), rowOf);
  },
});

/** Elastic SANs as they are read, with their totals. */
const sans = ofType(sanType, ({ world }, san) => withFigures(world, san));

/** Tables and the types in them, as far as they are emulated, by Azure's list of tables and types [D]. */
const tables: ReadonlyMap<string, readonly Part[]> = new Map<string, readonly Part[]>([
  ['resources', [sans, madeOf(diskType), madeOf(diskSnapshotType), ofType(vaultType), ofType('Microsoft.DataProtection/resourceGuards')]],
  ['elasticsanresources', [sans, ofType(groupType), ofType(volumeType)]],
  ['resourcecontainers', containerParts],
  ['recoveryservicesresources', recoveryParts],
  ['authorizationresources', authorizationParts],
]);

/** Azure's other tables [D]: what they hold is not emulated, so that they are empty. */
const others = new Set(
  (
    'advisorresources alertsmanagementresources appserviceresources awsresources azurebusinesscontinuityresources chaosresources ' +
    'communitygalleryresources computeresources desktopvirtualizationresources dnsresources edgeorderresources extendedlocationresources ' +
    'featureresources guestconfigurationresources healthresourcechanges healthresources insightsresources iotsecurityresources ' +
    'kubernetesconfigurationresources kustoresources maintenanceresources managedservicesresources networkresources ' +
    'patchassessmentresources patchinstallationresources policyresources resourcechanges resourcecontainerchanges securityresources servicehealthresources supportresources'
  ).split(' '),
);

/** What is said, as a text. */
const asKey = ({ texts, moments }: Said): string => JSON.stringify([Array.from(texts, ([of, all]) => [of, [...all].sort()]), [...moments]]);

/** What a query can ask; what is asked for of the types of a table is found once. */
export function tablesIn(sight: Sight): Tables {
  const found = new Map<string, Iterable<Row>>();
  const rowsIn = (part: Part, said: Said): Iterable<Row> => {
    const key = `${part.type} ${asKey(said)}`;
    const rows = found.get(key) ?? part.rows(sight, said);
    found.set(key, rows);
    return rows;
  };
  return (name, said) => {
    const parts = tables.get(name) ?? (others.has(name) ? [] : undefined);
    const types = said.texts.get('type');
    const wanted = types === undefined ? parts : parts?.filter(({ type }) => types.has(type.toLowerCase()));
    return wanted === undefined ? undefined : { columns, rows: oneAfterAnother(wanted.map((part) => rowsIn(part, said))) };
  };
}

const oneAfterAnother = (parts: readonly Iterable<Row>[]): Iterable<Row> => ({
  *[Symbol.iterator]() {
    for (const part of parts) yield* part;
  },
});
