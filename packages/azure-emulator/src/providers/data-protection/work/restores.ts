import { holdsRole } from '../../../arm/access/access.ts';
import { textAt } from '../../../arm/bodies.ts';
import { writeLockOver } from '../../../arm/locks.ts';
import { regionName } from '../../../arm/regions.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { freeGiBOf } from '../../elastic-san/capacity.ts';
import { createVolume } from '../../elastic-san/volumes.ts';
import { roleIds } from './backup-checks.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { orderedFailure } from '../items/fault-of.ts';
import { nameOf, resourceGroupIdOf, sameId, sanIdOf, subscriptionIdOf } from '../protocol/ids.ts';
import { vaultOf } from '../protocol/in-vault.ts';
import { endJob, startJob } from './jobs.ts';
import { sizeGiBOf, snapshotIdOf } from './recovery-points.ts';
import type { RestoreWish } from '../items/restore-request.ts';
import * as says from '../protocol/user-errors.ts';
import { principalIdOf, restoresElsewhere } from '../items/vaults.ts';

/** Elastic SAN's own rule for volume names [S]. */
const isVolumeName = (name: string): boolean => name.length >= 3 && name.length <= 63 && /^[a-z0-9]+(-[a-z0-9A-Z]+)*$/.test(name);

const pointOf = (world: World, instance: Resource, wish: RestoreWish): Resource | undefined =>
  world.resources.get(`${instance.id}/recoveryPoints/${wish.pointId}`);

/** Why a restore cannot be done now, the first reason that is found; nothing if it can. */
export function restoreProblem(world: World, instance: Resource, wish: RestoreWish): UserError | undefined {
  const point = pointOf(world, instance, wish);
  if (point === undefined) return says.recoveryPointMissing(wish.pointId);
  const snapshotId = snapshotIdOf(point);
  const snapshot = world.resources.get(snapshotId);
  if (snapshot === undefined) return says.snapshotMissing(nameOf(snapshotId));
  const vault = vaultOf(world, instance.id);
  return (
    elsewhereProblem(vault, wish) ??
    targetProblem(world, wish, snapshot, sizeGiBOf(point)) ??
    accessProblem(world, vault, wish, snapshotId) ??
    lockProblem(world, wish)
  );
}

/** A vault may keep restores in its own subscription. */
function elsewhereProblem(vault: Resource, wish: RestoreWish): UserError | undefined {
  const isElsewhere = !sameId(subscriptionIdOf(vault.id), subscriptionIdOf(wish.targetGroupId));
  return isElsewhere && !restoresElsewhere(vault) ? says.otherSubscription(vault.name) : undefined;
}

function targetProblem(world: World, wish: RestoreWish, snapshot: Resource, sizeGiB: number): UserError | undefined {
  const { targetGroupId, volumeName } = wish;
  const san = world.resources.get(sanIdOf(targetGroupId));
  if (!isVolumeName(volumeName)) return says.nameNotAllowed(volumeName);
  if (san === undefined) return says.sourceNotFound('Elastic SAN', nameOf(sanIdOf(targetGroupId)));
  if (!world.resources.has(targetGroupId)) return says.sourceNotFound('volume group', nameOf(targetGroupId));
  const regions = [san.location ?? '', wish.restoreLocation].map(regionName);
  if (regions.some((region) => region !== regionName(snapshot.location ?? ''))) return says.targetElsewhere();
  if (world.resources.has(`${targetGroupId}/volumes/${volumeName}`)) return says.nameTaken(volumeName, nameOf(targetGroupId));
  const freeGiB = freeGiBOf(world, san.id);
  return freeGiB < sizeGiB ? says.noCapacity(san.name, sizeGiB, freeGiB) : undefined;
}

function lockProblem(world: World, { targetGroupId }: RestoreWish): UserError | undefined {
  const locked = writeLockOver(world, targetGroupId);
  return locked === undefined ? undefined : says.targetReadOnly(locked);
}

function accessProblem(world: World, vault: Resource, wish: RestoreWish, snapshotId: string): UserError | undefined {
  const principalId = principalIdOf(vault);
  const snapshotGroupId = resourceGroupIdOf(snapshotId);
  if (principalId === undefined) return says.noIdentity(vault.name);
  if (!holdsRole(world, principalId, roleIds.volumeImporter, wish.targetGroupId))
    return says.noImporter(nameOf(sanIdOf(wish.targetGroupId)));
  return holdsRole(world, principalId, roleIds.reader, snapshotGroupId) ? undefined : says.noSnapshotReader(nameOf(snapshotGroupId));
}

/** Start a restore: its job is there at once, the new volume when the job is completed. */
export function startRestore(world: World, instance: Resource, wish: RestoreWish, activityId: string): Resource {
  const point = pointOf(world, instance, wish);
  const pointTime = textAt(point?.properties, 'recoveryPointTime') ?? null;
  const extendedInfo = {
    sourceRecoverPoint: { recoveryPointID: wish.pointId, recoveryPointTime: pointTime },
    recoveryDestination: world.resources.get(wish.targetGroupId)?.id ?? wish.targetGroupId,
  };
  const job = startJob(world, { instance, kind: 'Restore', activityId, isUserTriggered: true, extendedInfo });
  const failure = orderedFailure(world, 'restore', instance, wish.volumeName);
  const problem = restoreProblem(world, instance, wish);
  if (problem !== undefined) world.timeline.after(world.takes('restore') * 0.1, () => endJob(world, job.id, { error: problem }));
  else world.timeline.after(world.takes('restore'), () => finish(world, instance, wish, job.id, failure));
  return job;
}

function finish(world: World, instance: Resource, wish: RestoreWish, jobId: string, failure: UserError | undefined): void {
  const error = failure ?? (world.resources.has(instance.id) ? restoreProblem(world, instance, wish) : says.instanceGone());
  const point = pointOf(world, instance, wish);
  const taskDetails = { DataTransferredInBytes: '0' };
  if (error !== undefined || point === undefined)
    return endJob(world, jobId, { error: error ?? says.recoveryPointMissing(wish.pointId), taskDetails });
  createVolume(world, {
    groupId: wish.targetGroupId,
    name: wish.volumeName,
    sizeGiB: sizeGiBOf(point),
    creationData: { createSource: 'DiskSnapshot', sourceId: snapshotIdOf(point) },
  });
  return endJob(world, jobId, { taskDetails });
}
