import { objectAt, textAt } from '../../arm/bodies.ts';
import type { Row } from '../../kql/values/table.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { notYet, timeSpan } from '../data-protection/protocol/azure-time.ts';
import { instanceType, jobType, policyType, recoveryPointType, vaultIdOf } from '../data-protection/protocol/ids.ts';
import { rowOf } from './rows.ts';
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

/** The first and the last of an instance's points: they are kept as they came. */
function pointTimes(world: World, instanceId: string): { oldest: string; latest: string } {
  let [oldest, latest] = [notYet, notYet];
  for (const point of world.resources.directlyIn(recoveryPointType, `${instanceId}/recoveryPoints`)) {
    const time = textAt(point.properties, 'recoveryPointTime') ?? notYet;
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

/** An instance says null where it has nothing, in itself and in its parts [R]. */
function spokenOut(properties: Record<string, unknown>): Record<string, unknown> {
  const ofSource = nulls('resourceProperties', 'baseUri');
  const parameters = { ...nulls('tags'), ...objectAt(properties, 'policyInfo', 'policyParameters') };
  return {
    ...nulls('resourceGuardOperationRequests', 'datasourceAuthCredentials', 'protectionErrorDetails'),
    ...nulls('dataSourceProperties', 'identityDetails', 'validationType'),
    ...properties,
    dataSourceInfo: { ...ofSource, ...objectAt(properties, 'dataSourceInfo') },
    dataSourceSetInfo: { ...ofSource, ...objectAt(properties, 'dataSourceSetInfo') },
    policyInfo: { ...nulls('policyVersion'), ...objectAt(properties, 'policyInfo'), policyParameters: parameters },
    protectionStatus: { ...nulls('errorDetails'), ...objectAt(properties, 'protectionStatus') },
  };
}

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
export function recoveryRows(sight: Sight): Row[] {
  const { world } = sight;
  return [
    ...sight.resources(instanceType).map((instance) => instanceRow(world, instance)),
    // The region of a policy's row is not recorded: that of its vault, as for instances [U].
    ...sight.resources(policyType).map((policy) => rowOf({ ...policy, location: regionOf(world, policy.id) })),
    ...sight.resources(jobType).map(jobRowOf),
  ];
}
