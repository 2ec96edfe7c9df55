import { parentIdOf, vaultPlaceOf, volumePlaceOf, type VaultPlace, type VolumePlace } from '@esan/domain';
import { dataSourceOf } from '../estate/data-source.ts';
import { badRequest } from '../http/refusal.ts';

/** What a person chose in order to get a volume back. */
export type Choice = { instanceId: string; point: string; groupId: string; volumeName: string };

/** Where a volume group stands. */
export function groupPlaceOf(groupId: string): Omit<VolumePlace, 'volume'> {
  const place = volumePlaceOf(`${groupId}/volumes/any`);
  if (place === undefined) throw badRequest('groupId', 'id');
  return place;
}

/** Where the instance stands that is restored from. */
export function instancePlaceOf(instanceId: string): VaultPlace & { instance: string } {
  const place = vaultPlaceOf(instanceId);
  if (place?.child === undefined) throw badRequest('instanceId', 'id');
  return { subscriptionId: place.subscriptionId, resourceGroup: place.resourceGroup, vault: place.vault, instance: place.child.name };
}

/** The request that makes a new volume from a point: an item of the group, under its new name (recorded 2026-09). */
export function requestFor(choice: Choice, sourceName: string, region: string) {
  const { dataSourceInfo, dataSourceSetInfo } = dataSourceOf(choice.groupId, region);
  return {
    objectType: 'AzureBackupRecoveryPointBasedRestoreRequest' as const,
    sourceDataStoreType: 'OperationalStore',
    recoveryPointId: choice.point,
    restoreTargetInfo: {
      objectType: 'ItemLevelRestoreTargetInfo' as const,
      recoveryOption: 'FailIfExists',
      restoreLocation: region,
      restoreCriteria: [
        {
          objectType: 'GenericRestoreDatasourceCriteria' as const,
          resourceSelectors: {
            objectType: 'ResourceListSelectionCriteria' as const,
            resourceIdentifiers: [sourceName],
            resourceNameOverrides: { [sourceName]: choice.volumeName },
          },
        },
      ],
      datasourceInfo: dataSourceInfo,
      datasourceSetInfo: dataSourceSetInfo,
    },
  };
}

/** Id of the volume that a restore makes. */
export const restoredVolumeId = ({ groupId, volumeName }: Pick<Choice, 'groupId' | 'volumeName'>): string =>
  `${groupId}/volumes/${volumeName}`;

/** Id of the Elastic SAN above a volume group. */
export const sanIdOf = (groupId: string): string => parentIdOf(groupId);
