import { objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { userErrorInfo, type UserError } from '../../../arm/user-facing.ts';
import { deletedInstanceType, instanceType, nameOf, sameId } from '../protocol/ids.ts';

/** States of an instance that Azure shows in `currentProtectionState` [R]. */
export type ProtectionState =
  | 'ConfiguringProtection'
  | 'ConfiguringProtectionFailed'
  | 'UpdatingProtection'
  | 'ProtectionConfigured'
  | 'ProtectionStopped'
  | 'BackupsSuspended'
  | 'SoftDeleted';

/** The volume group that an instance protects a volume of. */
export const volumeGroupIdOf = (properties: unknown): string => textAt(properties, 'dataSourceInfo', 'resourceID') ?? '';

/** Names of the volumes that an instance selects; the portal and this Azure take exactly one. */
export const selectorsOf = (properties: unknown): readonly unknown[] =>
  itemsAt(properties, 'policyInfo', 'policyParameters', 'backupDatasourceParametersList', 0, 'resourceSelectors');

/** Name of the volume that an instance protects. */
export const volumeNameOf = (properties: unknown): string => {
  const [name] = selectorsOf(properties);
  return typeof name === 'string' ? name : '';
};

/** The id of the volume that an instance protects; it may be deleted. */
export const volumeIdOf = (properties: unknown): string => `${volumeGroupIdOf(properties)}/volumes/${volumeNameOf(properties)}`;

/** The resource group that snapshots go to; none if the request left it out. */
export const snapshotGroupIdOf = (properties: unknown): string | undefined =>
  itemsAt(properties, 'policyInfo', 'policyParameters', 'dataStoreParametersList')
    .filter((store) => textAt(store, 'objectType') === 'AzureOperationalStoreParameters')
    .map((store) => textAt(store, 'resourceGroupId'))[0]
    ?.replace(/\/+$/, '');

export const policyIdOf = (properties: unknown): string => textAt(properties, 'policyInfo', 'policyId') ?? '';

export const friendlyNameOf = (properties: unknown): string => textAt(properties, 'friendlyName') ?? '';

export const stateOf = (instance: Resource): string => textAt(instance.properties, 'currentProtectionState') ?? 'Invalid';

const changing = new Set(['instance', 'StopProtection', 'SuspendBackups', 'ResumeBackups', 'ResumeProtection', 'delete']);

/**
 * The state that refusals name: while the protection of an instance is being changed nothing else may change it. The instance shows
 * UpdatingProtection while its policy is changed [R]; that a refusal says so, and says it of a stop or resume, is a guess [U].
 */
export const stateForChange = (world: World, instance: Resource): string =>
  world.operations.running.some(({ kind, targetId }) => changing.has(kind) && sameId(targetId ?? '', instance.id)) &&
  stateOf(instance) !== 'ConfiguringProtection'
    ? 'UpdatingProtection'
    : stateOf(instance);

/** Every instance of the world; a source can be protected from a vault of any subscription's list. */
export const allInstances = (world: World): Resource[] => world.resources.list(instanceType);

/** Change the state of an instance, with the reason where there is one. */
export function setState(world: World, id: string, state: ProtectionState, reason?: UserError): void {
  const instance = world.resources.get(id);
  if (instance === undefined) return;
  world.resources.put({ ...instance, properties: { ...instance.properties, ...stateFields(world, state, reason) } });
}

const stateFields = (world: World, state: ProtectionState, reason?: UserError): Record<string, unknown> => ({
  protectionStatus: { ...(reason === undefined ? {} : { errorDetails: userErrorInfo(world, reason) }), status: state },
  currentProtectionState: state,
});

const sourceFields = ['resourceID', 'resourceUri', 'datasourceType', 'resourceName', 'resourceType', 'resourceLocation', 'objectType'];

function sourceFrom(given: unknown, uri: string): Record<string, unknown> {
  const id = textAt(given, 'resourceID') ?? '';
  const filled: Record<string, unknown> = { resourceUri: uri, resourceName: nameOf(id), ...objectAt(given) };
  return Object.fromEntries(sourceFields.map((field) => [field, filled[field]]).filter(([, value]) => value !== undefined));
}

/** An instance as it reads back; the service adds matchPattern and selectionType (recordings 03 and 07b) [R]. */
export function instanceFrom(world: World, id: string, body: unknown, state: ProtectionState): Resource {
  const given = objectAt(body, 'properties');
  const parameters = objectAt(given, 'policyInfo', 'policyParameters');
  const tags = objectAt(body, 'tags') as Record<string, string>;
  const identity = objectAt(given, 'identityDetails');
  return {
    ...(Object.keys(tags).length === 0 ? {} : { tags }),
    properties: {
      friendlyName: friendlyNameOf(given),
      dataSourceInfo: sourceFrom(given['dataSourceInfo'], volumeGroupIdOf(given)),
      dataSourceSetInfo: sourceFrom(given['dataSourceSetInfo'], ''),
      policyInfo: {
        policyId: policyIdOf(given),
        policyParameters: {
          dataStoreParametersList: itemsAt(parameters, 'dataStoreParametersList'),
          backupDatasourceParametersList: itemsAt(parameters, 'backupDatasourceParametersList').map((one) => ({
            ...objectAt(one),
            matchPattern: 'Exact',
            selectionType: 'Include',
          })),
        },
      },
      ...(Object.keys(identity).length === 0 ? {} : { identityDetails: identity }),
      ...stateFields(world, state),
      provisioningState: 'Succeeded',
      objectType: 'BackupInstance',
    },
    id,
    name: nameOf(id),
    type: instanceType,
  };
}

/** What a caller decides about an instance: two PUTs with the same are one wish. */
export const wishOf = (instance: Resource): unknown => ({
  tags: instance.tags,
  friendlyName: instance.properties['friendlyName'],
  source: volumeIdOf(instance.properties).toLowerCase(),
  policyId: policyIdOf(instance.properties).toLowerCase(),
  snapshotGroupId: snapshotGroupIdOf(instance.properties)?.toLowerCase(),
  identity: valueAt(instance.properties, 'identityDetails'),
});

/** The id that an instance has after it was deleted, and the other way round. */
export const deletedIdOf = (instanceId: string): string => instanceId.replace(/\/backupInstances\//i, '/deletedBackupInstances/');

export const liveIdOf = (deletedId: string): string => deletedId.replace(/\/deletedBackupInstances\//i, '/backupInstances/');

/** Soft-deleted instances of one vault. */
export const deletedInstances = (world: World, vaultId: string): Resource[] => world.resources.list(deletedInstanceType, vaultId);
