import { minutes } from '../support/estate.ts';
import type { Estate } from '../support/estate.ts';
import { apiAs, configureBackup, protectVolume } from '../support/protected-volume.ts';
import type { ProtectedVolume } from '../support/protected-volume.ts';

const day = 24 * 60 * minutes;

export const quotaReached = {
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Free up or raise the disk and snapshot quota of the subscription, then try again.',
};

export const notAllowed = {
  status: 403,
  code: 'AuthorizationFailed',
  message: 'The client does not have authorization to perform the action over the scope, or the scope is invalid.',
};

export const databaseVolume = (azure: Estate, name: string): string => azure.volume('san-prod', 'vg-databases', name);

/** A vault somewhere else, with nothing in it. */
export async function addVault(azure: Estate, name: string, region: string): Promise<void> {
  const ask = await apiAs(azure);
  const place = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/${name}`;
  await ask('PUT', place, { region, redundancy: 'geo' });
  await azure.advanceUntilIdle();
}

/** Configure backup of some more volumes of the databases, by the vault and policy of the first. */
export async function alsoProtect(azure: Estate, { vaultId }: ProtectedVolume, names: readonly string[]): Promise<void> {
  const ask = await apiAs(azure);
  const plan = { vaultId, policyId: `${vaultId}/backupPolicies/daily-7-days`, snapshotGroupId: azure.group('rg-snapshots') };
  for (const name of names) await configureBackup(ask, { volumeId: databaseVolume(azure, name), ...plan });
  await azure.advanceUntilIdle();
}

/** Days of backups: three volumes are protected, a fourth could not be, and the last night one backup failed. */
export async function fillVault(azure: Estate, { days = 5 } = {}): Promise<ProtectedVolume> {
  const first = await protectVolume(azure);
  await azure.addFault({ kind: 'fail-later', operation: 'configure', target: 'sql-log-01', ...quotaReached });
  await alsoProtect(azure, first, ['sql-data-02', 'oracle-data-01', 'sql-log-01']);
  await azure.advance(days * day);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'oracle-data-01', ...quotaReached });
  await azure.advance(day);
  return first;
}
