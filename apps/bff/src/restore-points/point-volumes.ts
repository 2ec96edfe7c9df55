import { backupInstanceId, nameOf } from '@esan/domain';
import type { Attempt, BackupInstance, Health, Job, PointVolume, Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { deletedIn } from '../estate/backup-instances.ts';
import type { Found } from '../estate/everywhere.ts';
import { backupFactsIn, readWatchedOf } from '../estate/watched.ts';

/** The volumes of a vault that have, or had, restore points: four lists tell all but the points. */
export async function pointVolumesIn(azure: Azure, vault: Vault): Promise<Found<PointVolume>> {
  const at = { ...vault, vault: vault.name };
  const [live, deleted] = await Promise.all([readWatchedOf(azure, vault), deletedIn(azure, vault)]);
  const { termsOf, backupsOf } = live.items.length === 0 && deleted.items.length > 0 ? await backupFactsIn(azure, at) : live.facts;
  const volumeOf = (instance: BackupInstance, purgedAt: string | null, health: Health): PointVolume => {
    // The points of a deleted item are asked for by the id that it had.
    const id = backupInstanceId({ ...at, instance: instance.name });
    return {
      id,
      volumeName: instance.volumeName,
      group: nameOf(instance.groupId),
      san: instance.san,
      vault: vault.name,
      policy: instance.policy,
      terms: termsOf(instance.policyId),
      state: instance.state,
      unknownState: instance.unknownState,
      health,
      purgedAt,
      attempts: backupsOf(id)?.filter(isTelling).map(attemptOf) ?? null,
    };
  };
  const names = new Set(live.items.map(({ name }) => name.toLowerCase()));
  const gone = deleted.items.filter(({ name }) => !names.has(name.toLowerCase()));
  return {
    items: [
      ...live.items.map((one) => volumeOf(one, null, one.health)),
      ...gone.map((one) => volumeOf(one, one.purgedAt, { kind: 'unknown' })),
    ],
    missing: [...live.missing, ...deleted.missing],
  };
}

const isTelling = ({ operation, trigger, status }: Job): boolean =>
  operation === 'backup' && !(trigger === 'scheduled' && (status === 'completed' || status === 'completed-with-warnings'));

const attemptOf = ({ name, status, trigger, startedAt, endedAt }: Job): Attempt => ({ name, status, trigger, startedAt, endedAt });
