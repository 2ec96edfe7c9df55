import { nameOf, resourceGroupId, parseResourceId, sameId, vaultId, type BackupInstance, type Job, type PointSnapshot } from '@esan/domain';
import pLimit from 'p-limit';
import type { Azure } from '../azure/clients.ts';
import { instancesAt, instanceWithId } from '../estate/backup-instances.ts';
import { roomOf, sanAt } from '../estate/elastic-sans.ts';
import { all, remembered } from '../estate/everywhere.ts';
import { jobsOfInstances } from '../estate/graph/instance-jobs.ts';
import { allJobsIn } from '../estate/jobs.ts';
import { textIfAny } from '../estate/records/fields.ts';
import {
  isAloneIn,
  itemsOfVault,
  namedPointOf,
  snapshotAmong,
  snapshotsIn,
  soughtPointOf,
  type SoughtPoint,
} from '../estate/restore-points.ts';
import { vaultAt } from '../estate/vaults.ts';
import { problemOf } from '../http/problems.ts';
import { deletedNamesIn } from './deleted-volumes.ts';
import { groupPlaceOf, instancePlaceOf } from './restore-request.ts';

/** The point that a volume comes back from, and the snapshot behind it. */
export type SnapshotPoint = SoughtPoint & { snapshot: PointSnapshot | null; isGone: boolean };

/** A volume group that volumes come back into: its Elastic SAN's region and room, and the names in it, those of deleted volumes as far as they could be read. */
export type TargetGroup = { region: string; room: ReturnType<typeof roomOf>; names: string[]; areDeletedUnread: boolean };

/** Reads what a restore needs to know, each thing once. */
export type RestoreReader = ReturnType<typeof restoreReader>;

// A handful at a time keeps clear of Azure's limits on calls.
const atOnce = 8;

// Azure names points by GUIDs ([R]); what is shorter only begins a name.
const wholeName = 32;

/** So many items of a vault are asked for by name; of more, the vault's list tells in one call. */
const mostByName = 3;

const placeOf = (vault: string) => instancePlaceOf(`${vault}/backupInstances/any`);

/** A reader for one request: vaults, targets and snapshot groups are shared by the volumes that come back. */
export function restoreReader(azure: Azure, instanceIds: readonly string[]) {
  const limit = pLimit(atOnce);
  const listOf = remembered((vault) => instancesAt(azure, placeOf(vault)));
  const itemsOf = remembered((vault) => itemsOfVault(azure, placeOf(vault)));
  const snapshotsOf = remembered((groupId) => snapshotsIn(azure, groupId));
  const sanOf = remembered(async (groupId) => {
    const { subscriptionId, resourceGroup, san } = groupPlaceOf(groupId);
    return azure.elasticSan(subscriptionId).elasticSans.get(resourceGroup, san);
  });
  const regionOf = async (groupId: string): Promise<string> => sanAt(await sanOf(groupId)).region;
  const jobsOf = remembered((vault) => allJobsIn(azure, placeOf(vault)));
  const shownIn = remembered((subscriptionId) => jobsOfInstances(azure, subscriptionId, inSubscription(instanceIds, subscriptionId)));
  return {
    vaultOf: remembered((vault) => vaultAt(azure, placeOf(vault))),
    /** Every job of a vault, for what must not happen twice: Azure lists thousands of them, oldest first and unfiltered. */
    jobsOf,
    /** The jobs of an item as far as they are shown: by Resource Graph where it knows any of the item's, else by the list of its vault. */
    jobsShownOf: async (id: string): Promise<Job[]> => {
      const place = instancePlaceOf(id);
      const shown = (await shownIn(place.subscriptionId))?.get(id.toLowerCase());
      return shown ?? (await jobsOf(vaultId(place))).jobs;
    },
    /** The item that is restored from; where the vault's list does not show it, Azure says why. */
    instanceOf: remembered(async (id): Promise<BackupInstance> => {
      const vault = vaultId(instancePlaceOf(id));
      const count = instanceIds.filter((one) => sameId(vaultId(instancePlaceOf(one)), vault)).length;
      const listed = count > mostByName ? await listOf(vault) : [];
      return listed.find((one) => sameId(one.id, id)) ?? instanceWithId(azure, id);
    }),
    /** Where the Elastic SAN of a volume group stands. */
    regionOf,
    /** A volume group that volumes come back into; null where it does not exist. */
    groupOf: remembered(async (groupId): Promise<TargetGroup | null> => {
      try {
        const [san, taken] = await Promise.all([sanOf(groupId), namesIn(azure, groupId)]);
        return { region: sanAt(san).region, room: roomOf(san), ...taken };
      } catch (error) {
        if (problemOf(error)[0] === 404) return null;
        throw error;
      }
    }),
    /** The newest point at or before a moment, or the one whose name begins so; null where there is none. */
    pointOf: (instance: BackupInstance, at: string | undefined, name: string | undefined): Promise<SnapshotPoint | null> =>
      limit(async () => {
        const isWhole = name !== undefined && name.length >= wholeName;
        const sought = isWhole ? undefined : await soughtPointOf(azure, instance, { at, name });
        const found = isWhole || sought !== undefined ? await namedPointOf(azure, instance, sought?.point.name ?? name ?? '') : undefined;
        if (found === undefined) return null;
        const { point, snapshotId } = found;
        const { subscriptionId = '', resourceGroup = '' } = parseResourceId(snapshotId ?? instance.snapshotGroupId) ?? {};
        const [snapshots, items] = await Promise.all([
          snapshotsOf(resourceGroupId(subscriptionId, resourceGroup)),
          snapshotId === undefined ? itemsOf(vaultId(instance)) : null,
        ]);
        const isAlone = isAloneIn(items, instance);
        return { point, isOlder: sought?.isOlder ?? false, ...snapshotAmong(snapshots, instance, point, { named: snapshotId, isAlone }) };
      }),
  };
}

const inSubscription = (instanceIds: readonly string[], subscriptionId: string): string[] =>
  instanceIds.filter((id) => sameId(instancePlaceOf(id).subscriptionId, subscriptionId));

/** Names that are taken in a group: of its volumes, and of those that were deleted and can still be brought back. */
async function namesIn(azure: Azure, groupId: string): Promise<Pick<TargetGroup, 'names' | 'areDeletedUnread'>> {
  const [volumes, deleted] = await Promise.all([volumeNamesIn(azure, groupId), deletedNamesIn(azure, groupPlaceOf(groupId))]);
  return { names: [...volumes, ...deleted.names], areDeletedUnread: deleted.areUnread };
}

/** Names of the volumes in a group. */
export async function volumeNamesIn(azure: Azure, groupId: string): Promise<string[]> {
  const { subscriptionId, resourceGroup, san, group } = groupPlaceOf(groupId);
  const volumes = await all(azure.elasticSan(subscriptionId).volumes.listByVolumeGroup(resourceGroup, san, group));
  return volumes.map(({ id, name }) => textIfAny(name) ?? nameOf(textIfAny(id) ?? ''));
}
