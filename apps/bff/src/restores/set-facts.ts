import type { ElasticSan } from '@azure/arm-elasticsan';
import { nameOf, newestPointAt, sameId, vaultId } from '@esan/domain';
import type { BackupInstance, Job, PointSnapshot, RestorePoint, Vault } from '@esan/domain';
import pLimit from 'p-limit';
import type { Azure } from '../azure/clients.ts';
import { instancesAt } from '../estate/backup-instances.ts';
import { roomOf, sanAt } from '../estate/elastic-sans.ts';
import { jobsIn } from '../estate/jobs.ts';
import { namesIn, remembered } from './restore-facts.ts';
import { newestPointsOf, snapshotIdOf, snapshotsIn } from '../estate/restore-points.ts';
import { vaultAt } from '../estate/vaults.ts';
import { notFound } from '../http/refusal.ts';
import { problemOf } from '../http/problems.ts';
import { instancePlaceOf, sanOf } from './restore-request.ts';

/** What is known of a vault that a set restores from. */
export type VaultFacts = { vault: Vault; instances: BackupInstance[]; jobs: Job[] };

/** The point that a set takes of one volume, and the snapshot behind it. */
export type SetPoint = { point: RestorePoint; snapshot: PointSnapshot | null; isGone: boolean };

/** Reads what a set needs to know, each thing once. */
export type SetReader = ReturnType<typeof setReader>;

// A handful at a time keeps clear of Azure's limits on calls.
const atOnce = 8;

/** A reader for one request about a set: vaults, targets and snapshot groups are shared by its volumes. */
export function setReader(azure: Azure) {
  const limit = pLimit(atOnce);
  const vaultOf = remembered(async (id): Promise<VaultFacts> => {
    const at = instancePlaceOf(`${id}/backupInstances/any`);
    const [vault, instances, jobs] = await Promise.all([vaultAt(azure, at), instancesAt(azure, at), jobsIn(azure, at)]);
    return { vault, instances, jobs };
  });
  const snapshotsOf = remembered((groupId) => snapshotsIn(azure, groupId));
  const instanceOf = async (id: string): Promise<VaultFacts & { instance: BackupInstance }> => {
    const facts = await vaultOf(vaultId(instancePlaceOf(id)));
    const instance = facts.instances.find((one) => sameId(one.id, id));
    if (instance === undefined) throw notFound(`${nameOf(id)} is not in the vault ${facts.vault.name} any more.`);
    return { ...facts, instance };
  };
  return {
    instanceOf,
    /** The Elastic SAN of a volume group and the names in it; null where the group does not exist. */
    groupOf: remembered(async (groupId): Promise<{ san: ElasticSan; names: string[] } | null> => {
      const both = Promise.all([sanOf(azure, groupId), namesIn(azure, groupId)]);
      const found = await both.catch(nullIfMissing);
      if (found === null) return null;
      const [san, names] = found;
      // Of what the set needs to know of it: one that cannot be read stops its own rows, and no other.
      sanAt(san);
      roomOf(san);
      return { san, names };
    }),
    /** The newest point at or before a moment, or the one whose name begins so; null where there is none. */
    pointOf: (instance: BackupInstance, at: string | undefined, chosen: string | undefined): Promise<SetPoint | null> =>
      limit(async () => {
        const points = await newestPointsOf(azure, instance, at, chosen);
        const point = chosen === undefined ? newestPointAt(points, at) : points.find(({ name }) => name.startsWith(chosen));
        if (point === undefined) return null;
        const [named, snapshots] = await Promise.all([snapshotIdOf(azure, instance, point.name), snapshotsOf(instance.snapshotGroupId)]);
        const snapshot = named === undefined ? undefined : snapshots.find(({ id }) => sameId(id, named));
        return { point, snapshot: snapshot ?? null, isGone: named !== undefined && snapshot === undefined };
      }),
  };
}

function nullIfMissing(error: unknown): null {
  if (problemOf(error)[0] === 404) return null;
  throw error;
}
