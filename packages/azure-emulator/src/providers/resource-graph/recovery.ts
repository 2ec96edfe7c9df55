import { objectAt, textAt } from '../../arm/bodies.ts';
import type { Row } from '../../kql/values/table.ts';
import { makeRoom } from '../../world/make-room.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { notYet, timeSpan } from '../data-protection/protocol/azure-time.ts';
import { deletedInstanceType, instanceType, jobType, policyType, recoveryPointType, vaultIdOf } from '../data-protection/protocol/ids.ts';
import { pointsFolder } from '../data-protection/work/recovery-points.ts';
import { rowOf, rowsOf, type OfType } from './rows.ts';
import type { Sight } from './sight.ts';

// .NET's smallest timespan, where Azure has no figure (Query_backupInstances_disk) [R].
const noSpan = '-10675199.02:48:05.4775808';

const noPolicyFigures = Object.fromEntries(
  [
    'configuredRPGenerationFrequencyInSecondaryRegion',
    'configuredMaximumRetentionInSecondaryRegion',
    'rpoWarningThresholdInSecondaryRegion',
    'rpoWarningThresholdInPrimaryRegion',
    'configuredRPGenerationFrequency',
    'configuredMaximumRetention',
  ].map((name) => [name, noSpan]),
);

type Times = { oldest: string; latest: string };

/** What was found for each instance, as long as no point comes or goes; of points that are worked out, for those that are there now. */
const knownTimes = new WeakMap<World, { changes: number; times: Map<string, Times & { there: string }> }>();

function pointTimes(world: World, instanceId: string): Times {
  const folder = pointsFolder(instanceId);
  const { resources } = world;
  const changes = resources.changesOf(recoveryPointType);
  let kept = knownTimes.get(world);
  if (kept?.changes !== changes) {
    kept = { changes, times: new Map() };
    knownTimes.set(world, kept);
  }
  const there = resources.placesIn(recoveryPointType, folder);
  const known = kept.times.get(instanceId);
  if (known?.there === there) return known;
  const points = there === '' ? resources.directlyIn(recoveryPointType, folder) : resources.endsIn(recoveryPointType, folder);
  const found = { ...timesAmong(points), there };
  kept.times.set(instanceId, found);
  return found;
}

/** The first and the last of some points: they are kept as they came. */
function timesAmong(points: Iterable<Resource>): Times {
  let [oldest, latest] = [notYet, notYet];
  for (const { properties } of points) {
    const time = String(properties['recoveryPointTime']);
    if (oldest === notYet) oldest = time;
    if (time > latest) latest = time;
  }
  return { oldest, latest };
}

/** What Azure is recorded to allow an instance whose protection was stopped [R]; of other states nothing is known [U]. */
const allowed = (state: string | undefined): string[] | null =>
  state === 'ProtectionStopped' ? ['Restore', 'ResumeBackup', 'Delete'] : null;

function extended(world: World, instance: Resource, location: string): Record<string, unknown> {
  const { oldest, latest } = pointTimes(world, instance.id);
  return {
    allowedOperations: allowed(textAt(instance.properties, 'currentProtectionState')),
    protectionStateInSecondaryRegion: 'NotProtected',
    protectedPrimaryRegion: location,
    vaultId: vaultIdOf(instance.id),
    protectedSecondaryRegion: '',
    dataSourceExtendedInfo: { dataSourceId: textAt(instance.properties, 'dataSourceInfo', 'resourceName') ?? '' },
    policyExtendedInfo: noPolicyFigures,
    recoveryPointInfo: {
      oldestRecoveryPointInSecondaryRegion: notYet,
      latestRecoveryPointInSecondaryRegion: notYet,
      latestRecoveryPointInPrimaryRegion: latest,
      oldestRecoveryPointInPrimaryRegion: oldest,
    },
  };
}

const nulls = (...fields: string[]): Record<string, null> => Object.fromEntries(fields.map((field) => [field, null]));

const silent = nulls(
  'resourceGuardOperationRequests',
  'datasourceAuthCredentials',
  'protectionErrorDetails',
  'dataSourceProperties',
  'identityDetails',
  'validationType',
);
const silentSource = nulls('resourceProperties', 'baseUri');

/** An instance says null where it has nothing, in itself and in its parts [R]. */
const spokenOut = (properties: Record<string, unknown>): Record<string, unknown> => ({
  ...silent,
  ...properties,
  dataSourceInfo: { ...silentSource, ...objectAt(properties, 'dataSourceInfo') },
  dataSourceSetInfo: { ...silentSource, ...objectAt(properties, 'dataSourceSetInfo') },
  policyInfo: {
    policyVersion: null,
    ...objectAt(properties, 'policyInfo'),
    policyParameters: { tags: null, ...objectAt(properties, 'policyInfo', 'policyParameters') },
  },
  protectionStatus: { errorDetails: null, ...objectAt(properties, 'protectionStatus') },
});

const regionOf = (world: World, id: string): string => world.resources.get(vaultIdOf(id))?.location ?? '';

/** An instance is in the region of its vault [R]. */
function instanceRow(world: World, instance: Resource): Row {
  const location = regionOf(world, instance.id);
  const properties = {
    ...spokenOut(instance.properties),
    backupInstanceExtendedProperties: extended(world, instance, location),
  };
  return rowOf({ ...instance, location, properties });
}

// Backups of thousands of volumes take equally long.
const spans = new Map<unknown, string>();

function spanOf({ startTime, endTime, duration }: Record<string, unknown>): string {
  const known = spans.get(duration);
  if (known !== undefined) return known;
  const span = timeSpan(typeof endTime === 'string' ? Date.parse(endTime) - Date.parse(String(startTime)) : 0);
  makeRoom(spans, 1000);
  spans.set(duration, span);
  return span;
}

const withoutEmpty = (actions: readonly unknown[]): readonly unknown[] =>
  actions.includes('') ? actions.filter((action) => action !== '') : actions;

/** A job has no region, and its duration is written as a timespan [R]. */
function jobRow(job: Resource): Row {
  const { supportedActions } = job.properties;
  const actions = Array.isArray(supportedActions) ? withoutEmpty(supportedActions) : [];
  return rowOf({ ...job, properties: { ...job.properties, duration: spanOf(job.properties), supportedActions: actions } });
}

/** Backup instances, deleted ones, policies and jobs of Backup vaults. */
export const recoveryParts: readonly OfType<Sight>[] = [
  { type: instanceType, rows: (sight) => rowsOf(sight.resources(instanceType), (instance) => instanceRow(sight.world, instance)) },
  {
    type: policyType,
    // The region of a policy's row is not recorded: that of its vault, as for instances [U].
    rows: (sight) => rowsOf(sight.resources(policyType), (policy) => rowOf({ ...policy, location: regionOf(sight.world, policy.id) })),
  },
  {
    type: deletedInstanceType,
    // In the table by Azure's list of tables [D]; how such a row looks is not recorded: as the vault lists it [U].
    rows: (sight) =>
      rowsOf(sight.resources(deletedInstanceType), (deleted) => rowOf({ ...deleted, location: regionOf(sight.world, deleted.id) })),
  },
  { type: jobType, rows: (sight) => rowsOf(sight.resources(jobType), jobRow) },
];
