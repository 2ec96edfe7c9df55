import type { BackupInstance, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { notFound } from '../http/refusal.ts';
import { all } from './everywhere.ts';
import { toBackupInstance } from './to-backup-instance.ts';
import { placeIn } from './vaults.ts';

/** Every protected Elastic SAN volume of a vault. */
export const instancesIn = (azure: Azure, vault: Vault): Promise<BackupInstance[]> =>
  instancesAt(azure, { ...vault, vault: vault.name }, vault.region);

/** The same by the vault's place alone. */
export async function instancesAt(azure: Azure, at: VaultPlace, region = ''): Promise<BackupInstance[]> {
  const found = await all(azure.dataProtection(at.subscriptionId).backupInstances.list(at.resourceGroup, at.vault));
  return found.flatMap((instance) => toBackupInstance(instance, region) ?? []);
}

/** One backup instance by its place. */
export async function instanceAt(azure: Azure, at: VaultPlace & { instance: string }): Promise<BackupInstance> {
  const found = toBackupInstance(
    await azure.dataProtection(at.subscriptionId).backupInstances.get(at.resourceGroup, at.vault, at.instance),
    '',
  );
  if (found === undefined) throw notFound(`${at.instance} does not protect an Elastic SAN volume.`);
  return found;
}

/** One backup instance by its id. */
export function instanceWithId(azure: Azure, id: string): Promise<BackupInstance> {
  const { name, ...vault } = placeIn(id);
  return instanceAt(azure, { ...vault, instance: name });
}
