import type { BackupInstanceResource, DeletedBackupInstanceResource } from '@azure/arm-dataprotection';
import { nameOf, parentIdOf, vaultPlaceOf } from '@esan/domain';
import type { BackupInstance, DeletedItem, ProtectionState } from '@esan/domain';
import { problemOfAzure } from '../azure/azure-error.ts';

export const elasticSanDatasource = 'Microsoft.ElasticSan/elasticSans/volumeGroups';

// BackupsSuspended is what Azure sends although no published model has it (recorded 2026-09).
const states: Record<string, ProtectionState> = {
  ProtectionConfigured: 'protected',
  ConfiguringProtection: 'configuring',
  UpdatingProtection: 'updating',
  ConfiguringProtectionFailed: 'not-configured',
  NotProtected: 'not-configured',
  ProtectionError: 'error',
  Invalid: 'error',
  ProtectionStopped: 'stopped',
  BackupsSuspended: 'backups-paused',
  BackupSchedulesSuspended: 'backups-paused',
  RetentionSchedulesSuspended: 'expiry-paused',
  SoftDeleting: 'deleting',
  SoftDeleted: 'deleted',
};

/** A backup instance of an Elastic SAN volume; undefined for any other data source. */
export function toBackupInstance(instance: BackupInstanceResource, region: string): BackupInstance | undefined {
  const properties = instance.properties;
  if (properties === undefined || properties.dataSourceInfo.datasourceType?.toLowerCase() !== elasticSanDatasource.toLowerCase())
    return undefined;
  const id = instance.id ?? '';
  const place = vaultPlaceOf(id);
  const groupId = properties.dataSourceInfo.resourceID;
  const volumeName = volumeOf(properties) ?? '';
  const sanId = properties.dataSourceSetInfo?.resourceID ?? parentIdOf(groupId);
  // Azure sends null where nothing is wrong.
  const error = properties.protectionErrorDetails ?? properties.protectionStatus?.errorDetails ?? null;
  return {
    id,
    name: instance.name ?? nameOf(id),
    subscriptionId: place?.subscriptionId ?? '',
    resourceGroup: place?.resourceGroup ?? '',
    vault: place?.vault ?? '',
    region: properties.dataSourceInfo.resourceLocation ?? region,
    volumeId: `${groupId}/volumes/${volumeName}`,
    volumeName,
    groupId,
    san: nameOf(sanId),
    sanId,
    policyId: properties.policyInfo.policyId,
    policy: nameOf(properties.policyInfo.policyId),
    snapshotGroupId: snapshotGroupOf(properties) ?? '',
    state: states[properties.currentProtectionState ?? properties.protectionStatus?.status ?? ''] ?? 'error',
    problem: error === null ? null : problemOfAzure(error),
  };
}

/** A soft-deleted backup instance of an Elastic SAN volume; undefined for any other data source. */
export function toDeletedInstance(deleted: DeletedBackupInstanceResource, vaultRegion: string): (BackupInstance & DeletedItem) | undefined {
  const instance = toBackupInstance(deleted, vaultRegion);
  if (instance === undefined) return undefined;
  const { deletionTime = '', scheduledPurgeTime = '' } = deleted.properties?.deletionInfo ?? {};
  return { ...instance, state: 'deleted', deletedAt: deletionTime, purgedAt: scheduledPurgeTime };
}

type Properties = NonNullable<BackupInstanceResource['properties']>;

/** The volume is a selector of the volume group (recorded 2026-09); its friendly name `san\volume` is only for people. */
function volumeOf(properties: Properties): string | undefined {
  const list: readonly unknown[] = properties.policyInfo.policyParameters?.backupDatasourceParametersList ?? [];
  for (const parameters of list) {
    const selectors: unknown =
      typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, 'resourceSelectors') : undefined;
    if (Array.isArray(selectors) && typeof selectors[0] === 'string') return selectors[0];
  }
  return properties.friendlyName?.split('\\').at(-1);
}

function snapshotGroupOf(properties: Properties): string | undefined {
  const list: readonly unknown[] = properties.policyInfo.policyParameters?.dataStoreParametersList ?? [];
  for (const parameters of list) {
    const group: unknown = typeof parameters === 'object' && parameters !== null ? Reflect.get(parameters, 'resourceGroupId') : undefined;
    if (typeof group === 'string') return group;
  }
  return undefined;
}
