import type { BackupInstanceResource, DeletedBackupInstanceResource } from '@azure/arm-dataprotection';
import { backupInstanceId, type BackupInstance, type DeletedItem, type Vault, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { notFound, unreadable } from '../http/refusal.ts';
import { all, readList, type Found } from './everywhere.ts';
import { textIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';
import { toBackupInstance, toDeletedInstance, volumeNamedIn } from './records/to-backup-instance.ts';
import { placeIn, placeOfVault } from './vaults.ts';

/** Every protected Elastic SAN volume of a vault; an instance that cannot be read is named, by its volume if that is known. */
export async function readInstancesAt(azure: Azure, at: VaultPlace, region = ''): Promise<Found<BackupInstance>> {
  return readEach(await all(listOf(azure, at)), (instance) => toBackupInstance(instance, region), volumeNamedIn);
}

/** The same for looking at: what of a list could be read, and that there is more. */
export const listInstancesAt = (azure: Azure, at: VaultPlace, region = ''): Promise<Found<BackupInstance>> =>
  readList(listOf(azure, at), placeOfVault(at), (instance) => toBackupInstance(instance, region), volumeNamedIn);

const listOf = (azure: Azure, at: VaultPlace) => azure.dataProtection(at.subscriptionId).backupInstances.list(at.resourceGroup, at.vault);

/** Where an item says the resource group for its snapshots. */
export const snapshotGroupField = 'policyInfo.policyParameters.dataStoreParametersList.resourceGroupId';

/** All that a vault protects: its Elastic SAN volumes, what cannot be read, and the names of the items of other data sources beside them. */
export async function readProtectedIn(azure: Azure, vault: Vault): Promise<Found<BackupInstance> & { others: string[] }> {
  const { resourceGroup, name, region } = vault;
  const listed = await all(azure.dataProtection(vault.subscriptionId).backupInstances.list(resourceGroup, name));
  const others: string[] = [];
  const found = readEach(
    listed,
    (instance) => {
      const item = toBackupInstance(instance, region);
      if (item === undefined) others.push(otherName(instance));
      // Without it nobody knows what the item needs.
      if (item?.snapshotGroupId === '') throw unreadable(snapshotGroupField, 'missing');
      return item;
    },
    volumeNamedIn,
  );
  return { ...found, others };
}

/** What an item of another data source is called. */
const otherName = ({ properties, name }: BackupInstanceResource | DeletedBackupInstanceResource): string =>
  textIfAny(properties?.friendlyName) ?? textIfAny(name) ?? '';

/** Every Elastic SAN volume that a vault protects and whose item can be read, by the vault's place. */
export const instancesAt = async (azure: Azure, at: VaultPlace, region = ''): Promise<BackupInstance[]> =>
  (await readInstancesAt(azure, at, region)).items;

/** One backup instance by its place. */
export async function instanceAt(azure: Azure, at: VaultPlace & { instance: string }, region = ''): Promise<BackupInstance> {
  const found = toBackupInstance(
    await azure.dataProtection(at.subscriptionId).backupInstances.get(at.resourceGroup, at.vault, at.instance),
    region,
  );
  if (found === undefined) throw notFound({ is: 'not-of-volume', item: at.instance });
  return found;
}

/** One backup instance by its id. */
export function instanceWithId(azure: Azure, id: string): Promise<BackupInstance> {
  const { name, ...vault } = placeIn(id);
  return instanceAt(azure, { ...vault, instance: name });
}

/**
 * Every soft-deleted Elastic SAN volume of a vault, by the ids of deleted items, and the names of the deleted items of other data sources; one that
 * cannot be read is named.
 */
export async function deletedIn(
  azure: Azure,
  vault: Pick<Vault, 'subscriptionId' | 'resourceGroup' | 'name' | 'region'>,
): Promise<Found<BackupInstance & DeletedItem> & { others: string[] }> {
  const listed = azure.dataProtection(vault.subscriptionId).deletedBackupInstances.list(vault.resourceGroup, vault.name);
  const others: string[] = [];
  const read = (item: DeletedBackupInstanceResource) => {
    const deleted = toDeletedInstance(item, vault.region);
    if (deleted === undefined) others.push(otherName(item));
    return deleted;
  };
  return { ...(await readList(listed, placeOfVault({ ...vault, vault: vault.name }), read, volumeNamedIn)), others };
}

/** A soft-deleted instance under the id that it had; `purgedAt` is when it goes for good. */
export async function deletedAt(azure: Azure, at: VaultPlace & { instance: string }): Promise<BackupInstance & DeletedItem> {
  const found = toDeletedInstance(
    await azure.dataProtection(at.subscriptionId).deletedBackupInstances.get(at.resourceGroup, at.vault, at.instance),
    '',
  );
  if (found === undefined) throw notFound({ is: 'not-of-volume', item: at.instance });
  return { ...found, id: backupInstanceId(at) };
}
