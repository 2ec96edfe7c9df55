import type { Estate } from './estate.ts';
import { apiAs, configureBackup, assignAll, makeVault } from './protected-volume.ts';

const day = 86_400_000;
const mostAtOnce = 400 * day;

/** What made a backup fail. */
export const quotaReached = {
  code: 'UserErrorSubscriptionDiskQuotaLimitReached',
  message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
  recommendedAction: 'Free up or raise the disk and snapshot quota of the subscription, then try again.',
};

/** A volume with a history: its page, and its backup instance in the portal's API. */
export type LongHistory = { page: string; instanceId: string; api: string; vaultId: string };

/** Volumes that have been backed up every day at 13:00 UTC for so many days; the points of all are kept. */
export async function backUpForDays(azure: Estate, volumes: readonly string[], days: number): Promise<LongHistory[]> {
  const ask = await apiAs(azure);
  const { vaultId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  await ask('PUT', `${inVault}/policies/daily-450-days`, {
    schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
    keep: { count: 450, unit: 'days' },
    rules: [],
  });
  const plan = { vaultId, policyId: `${vaultId}/backupPolicies/daily-450-days`, snapshotGroupId: azure.group('rg-snapshots') };
  const made: LongHistory[] = [];
  for (const name of volumes) {
    const instanceId = await configureBackup(ask, { volumeId: azure.volume('san-prod', 'vg-databases', name), ...plan });
    const instance = instanceId.split('/').at(-1) ?? '';
    const page = `/protected-items/${azure.subscriptionId}/rg-backup/${vaultId.split('/').at(-1) ?? ''}/${instance}/restore-points`;
    made.push({ page, instanceId, api: `${inVault}/backup-instances/${instance}`, vaultId });
  }
  await azure.advanceUntilIdle();
  await passDays(azure, days);
  return made;
}

/** Days go by, with the backups that fall due on them. */
export async function passDays(azure: Estate, days: number): Promise<void> {
  for (let left = days * day; left > 0; left -= mostAtOnce) await azure.advance(Math.min(left, mostAtOnce));
}
