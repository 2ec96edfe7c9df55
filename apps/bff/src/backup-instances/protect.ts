import { instanceName, nameOf, parentIdOf, sameId, vaultId, vaultPlaceOf, volumePlaceOf } from '@esan/domain';
import type { VaultPlace, VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { dataSourceOf } from '../estate/data-source.ts';
import { derivedGuid } from '../estate/roles.ts';
import { badRequest } from '../http/refusal.ts';

/** What a person chose in order to protect a volume. */
export type Choice = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string };

/** A choice taken apart, its policy being one of its vault's. */
export function placesOf(choice: Choice): { volume: VolumePlace; vault: VaultPlace; instance: string } {
  const volume = volumePlaceOf(choice.volumeId);
  const vault = vaultPlaceOf(choice.vaultId);
  if (volume === undefined) throw badRequest('volumeId', 'must be the id of a volume');
  if (vault === undefined) throw badRequest('vaultId', 'must be the id of a Backup vault');
  if (!sameId(parentIdOf(choice.policyId), vaultId(vault))) throw badRequest('policyId', 'must be a policy of the vault');
  return { volume, vault, instance: instanceName(volume.san, volume.group, derivedGuid(choice.vaultId, choice.volumeId)) };
}

/** The body that configures the protection of one volume: the volume is a selector of its group (recorded 2026-09). */
export async function instanceBody(azure: Azure, choice: Choice) {
  const { volume } = placesOf(choice);
  const groupId = parentIdOf(choice.volumeId);
  const san = await azure.elasticSan(volume.subscriptionId).elasticSans.get(volume.resourceGroup, volume.san);
  return {
    objectType: 'BackupInstance',
    friendlyName: `${volume.san}\\${nameOf(choice.volumeId)}`,
    ...dataSourceOf(groupId, san.location),
    policyInfo: {
      policyId: choice.policyId,
      policyParameters: {
        dataStoreParametersList: [
          {
            objectType: 'AzureOperationalStoreParameters' as const,
            dataStoreType: 'OperationalStore',
            resourceGroupId: choice.snapshotGroupId,
          },
        ],
        backupDatasourceParametersList: [{ objectType: 'GenericBackupDatasourceParameters' as const, resourceSelectors: [volume.volume] }],
      },
    },
  };
}
