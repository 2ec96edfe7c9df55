import { backupInstanceId, nameOf, sameId } from '@esan/domain';
import type { Attempt, BackupInstance, Job, PointVolume, Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { deletedIn, readInstancesIn } from '../estate/backup-instances.ts';
import { all } from '../estate/everywhere.ts';
import type { Found } from '../estate/everywhere.ts';
import { jobsIn } from '../estate/jobs.ts';
import { readEach } from '../estate/records.ts';
import { toPolicy } from '../estate/to-policy.ts';
import { problemOf } from '../http/problems.ts';

/** The volumes of a vault that have, or had, restore points: four lists tell all but the points. */
export async function pointVolumesIn(azure: Azure, vault: Vault): Promise<Found<PointVolume>> {
  const at = { ...vault, vault: vault.name };
  const { backupPolicies } = azure.dataProtection(vault.subscriptionId);
  const [live, deleted, policies, jobs] = await Promise.all([
    readInstancesIn(azure, vault),
    deletedIn(azure, vault),
    all(backupPolicies.list(vault.resourceGroup, vault.name)),
    // Not every role that reads restore points reads jobs.
    jobsIn(azure, at).catch(nullIfNotAllowed),
  ]);
  const termsById = new Map(readEach(policies, toPolicy).items.map(({ id, terms }) => [id.toLowerCase(), terms]));
  const attempts = jobs && Map.groupBy(jobs.filter(isTelling), ({ instanceId }) => instanceId.toLowerCase());
  const volumeOf = (instance: BackupInstance, purgedAt: string | null): PointVolume => {
    // The points of a deleted item are asked for by the id that it had.
    const id = backupInstanceId({ ...at, instance: instance.name });
    return {
      id,
      volumeName: instance.volumeName,
      group: nameOf(instance.groupId),
      san: instance.san,
      vault: vault.name,
      policy: instance.policy,
      terms: termsById.get(instance.policyId.toLowerCase()) ?? null,
      state: instance.state,
      purgedAt,
      attempts: attempts && (attempts.get(id.toLowerCase()) ?? []).map(attemptOf),
    };
  };
  const gone = deleted.items.filter(({ name }) => !live.items.some((one) => sameId(one.name, name)));
  return {
    items: [...live.items.map((one) => volumeOf(one, null)), ...gone.map((one) => volumeOf(one, one.purgedAt))],
    missing: [...live.missing, ...deleted.missing],
  };
}

function nullIfNotAllowed(error: unknown): null {
  if (problemOf(error)[0] === 403) return null;
  throw error;
}

const isTelling = ({ operation, trigger, status }: Job): boolean =>
  operation === 'backup' && !(trigger === 'scheduled' && (status === 'completed' || status === 'completed-with-warnings'));

const attemptOf = ({ name, status, trigger, startedAt, endedAt }: Job): Attempt => ({ name, status, trigger, startedAt, endedAt });
