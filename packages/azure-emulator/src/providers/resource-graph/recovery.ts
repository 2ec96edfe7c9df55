import { objectAt, textAt } from '../../arm/bodies.ts';
import type { Row } from '../../kql/values/table.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { notYet, timeSpan } from '../data-protection/protocol/azure-time.ts';
import { instanceType, jobType, policyType, recoveryPointType, vaultIdOf } from '../data-protection/protocol/ids.ts';
import { pointsFolder } from '../data-protection/work/recovery-points.ts';
import { rowOf, type OfType } from './rows.ts';
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

/** What was found for each instance whose points are stored, as long as no point comes or goes. */
const knownTimes = new WeakMap<World, { changes: number; times: Map<string, Times> }>();

function pointTimes(world: World, instanceId: string): Times {
  const folder = pointsFolder(instanceId);
  const { resources } = world;
  if (resources.isDerivedIn(recoveryPointType, folder)) return timesAmong(resources.endsIn(recoveryPointType, folder));
  const changes = resources.changesOf(recoveryPointType);
  let kept = knownTimes.get(world);
  if (kept?.changes !== changes) {
    kept = { changes, times: new Map() };
    knownTimes.set(world, kept);
  }
  const found = kept.times.get(instanceId) ?? timesAmong(resources.directlyIn(recoveryPointType, folder));
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

/** A job has no region, and its duration is written as a timespan [R]. */
function jobRow(job: Resource): Row {
  const { startTime, endTime, supportedActions } = job.properties;
  const ms = typeof endTime === 'string' ? Date.parse(endTime) - Date.parse(String(startTime)) : 0;
  const actions = Array.isArray(supportedActions) ? supportedActions.filter((action) => action !== '') : [];
  return rowOf({ ...job, properties: { ...job.properties, duration: timeSpan(ms), supportedActions: actions } });
}

// What was put into the world does not change by itself: a job that goes on is put anew.
const known = new WeakMap<Resource, Row>();

function jobRowOf(job: Resource): Row {
  const kept = known.get(job);
  if (kept !== undefined) return kept;
  const made = jobRow(job);
  known.set(job, made);
  return made;
}

/** Backup instances, policies and jobs of Backup vaults. */
export const recoveryParts: readonly OfType<Sight>[] = [
  { type: instanceType, rows: (sight) => sight.resources(instanceType).map((instance) => instanceRow(sight.world, instance)) },
  {
    type: policyType,
    // The region of a policy's row is not recorded: that of its vault, as for instances [U].
    rows: (sight) => sight.resources(policyType).map((policy) => rowOf({ ...policy, location: regionOf(sight.world, policy.id) })),
  },
  { type: jobType, rows: (sight) => sight.resources(jobType).map(jobRowOf) },
];
