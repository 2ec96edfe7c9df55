import {
  haveBackupsEnded,
  instanceName,
  nameOf,
  parentIdOf,
  sameId,
  takesVolume,
  vaultId,
  vaultPlaceOf,
  volumePlaceOf,
} from '@esan/domain';
import type { BackupInstance, VaultPlace, VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { sanAt } from '../estate/elastic-sans.ts';
import { dataSource, groupPartsOf, type GroupParts } from '../estate/data-source.ts';
import { derivedGuid } from '../estate/roles.ts';
import { badRequest, nameTaken, Refusal } from '../http/refusal.ts';

/** What a person chose in order to protect a volume; without a name the instance gets the one that follows from vault and volume. */
export type Choice = { volumeId: string; vaultId: string; policyId: string; snapshotGroupId: string; instance?: string | undefined };

/** Where a protected item stands. */
export type InstancePlace = VaultPlace & { instance: string };

/** A choice taken apart, its policy being one of its vault's. */
export function placesOf(choice: Choice): { volume: VolumePlace; vault: VaultPlace; instance: string } {
  const volume = volumeIn(choice.volumeId);
  const vault = vaultIn(choice.vaultId);
  if (!sameId(parentIdOf(choice.policyId), vaultId(vault))) throw badRequest('policyId', 'not-of-vault');
  return { volume, vault, instance: choice.instance ?? derivedInstance(choice.vaultId, volume, choice.volumeId) };
}

function volumeIn(id: string): VolumePlace {
  const volume = volumePlaceOf(id);
  if (volume === undefined) throw badRequest('volumeId', 'id');
  return volume;
}

/** The vault that an id names. */
export function vaultIn(id: string): VaultPlace {
  const vault = vaultPlaceOf(id);
  if (vault === undefined) throw badRequest('vaultId', 'id');
  return vault;
}

/** The name of an instance that nobody has named: the same press is the same PUT, in any tab and at any time. */
export const derivedInstance = (vaultId: string, { san, group }: VolumePlace, volumeId: string): string =>
  instanceName(san, group, derivedGuid(vaultId, volumeId));

/** The PUT of a choice whose name another volume's item has would take that item away. */
export function refuseTakenName(existing: readonly BackupInstance[], wanted: { instance: string; volumeId: string }): void {
  const holder = existing.find(({ name, volumeId }) => sameId(name, wanted.instance) && !sameId(volumeId, wanted.volumeId));
  if (holder === undefined) return;
  throw nameTaken({ is: 'item-exists', item: holder.name, vault: holder.vault, volume: holder.volumeName });
}

/** Where the Elastic SAN of a volume stands; who asks at the same time about the same one shares one reading. */
export async function regionOf(azure: Azure, volumeId: string): Promise<string> {
  const { subscriptionId, resourceGroup, san } = volumeIn(volumeId);
  return sanAt(await azure.elasticSan(subscriptionId).elasticSans.get(resourceGroup, san)).region;
}

const sanOf = (volumeId: string): string => parentIdOf(parentIdOf(volumeId)).toLowerCase();

/** The regions of the Elastic SANs of some volumes, by the id of a volume: each Elastic SAN is asked about once, by any of its volumes. */
export async function regionsOf(azure: Azure, volumeIds: readonly string[]): Promise<(volumeId: string) => string> {
  const oneOfEach = new Map(volumeIds.map((volumeId) => [sanOf(volumeId), volumeId]));
  const regions = new Map(
    await Promise.all(Array.from(oneOfEach, async ([san, volumeId]) => [san, await regionOf(azure, volumeId)] as const)),
  );
  return (volumeId) => regions.get(sanOf(volumeId)) ?? '';
}

/** What the body of an instance is made of: values, or the expressions of a template that stand for them. */
export type InstanceParts = GroupParts & { friendlyName: string; volume: string; policyId: string; snapshotGroupId: string };

/** The body that configures the protection of one volume: the volume is a selector of its group (recorded 2026-09). */
export const instanceBody = (choice: Choice, region: string) => {
  const volume = volumeIn(choice.volumeId);
  const group = groupPartsOf(parentIdOf(choice.volumeId), region);
  const friendlyName = `${volume.san}\\${nameOf(choice.volumeId)}`;
  return bodyOfParts({ ...group, ...choice, friendlyName, volume: volume.volume });
};

/** The same of its parts. */
export function bodyOfParts({ friendlyName, volume, policyId, snapshotGroupId, ...group }: InstanceParts) {
  return {
    objectType: 'BackupInstance',
    friendlyName,
    ...dataSource(group),
    policyInfo: {
      policyId,
      policyParameters: {
        dataStoreParametersList: [
          {
            objectType: 'AzureOperationalStoreParameters' as const,
            dataStoreType: 'OperationalStore',
            resourceGroupId: snapshotGroupId,
          },
        ],
        backupDatasourceParametersList: [{ objectType: 'GenericBackupDatasourceParameters' as const, resourceSelectors: [volume] }],
      },
    },
  };
}

/** Refuses to configure backup where an item is there that this would change, or of which no backup would run. */
export function refuseChange(there: BackupInstance, wanted: Choice): void {
  // Of one whose configuration failed nothing is there to change; without a problem it may be another tab's that has just begun.
  if (!takesVolume(there.state) && there.problem !== null)
    return refuseTakenName([there], { ...wanted, instance: placesOf(wanted).instance });
  refuseOther(there, wanted);
  if (haveBackupsEnded(there.state))
    throw new Refusal(409, { code: 'wrong-state', found: { is: 'backups-ended', volume: there.volumeName, vault: there.vault } });
}

/** The same PUT with another policy would silently change a protection that is there; for another volume, it would take its item away. */
export function refuseOther(existing: BackupInstance, wanted: Choice): void {
  refuseTakenName([existing], { ...wanted, instance: placesOf(wanted).instance });
  if (sameId(existing.policyId, wanted.policyId) && sameId(existing.snapshotGroupId, wanted.snapshotGroupId)) return;
  throw nameTaken({ is: 'protected-already', volume: existing.volumeName, vault: existing.vault, policy: existing.policy });
}
