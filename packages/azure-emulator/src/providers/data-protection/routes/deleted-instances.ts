import { textAt } from '../../../arm/bodies.ts';
import { part } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import { deleteLockOver } from '../../../arm/locks.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { azureTime } from '../protocol/azure-time.ts';
import { nothingThere, notAllowed, refused } from '../protocol/errors.ts';
import { userFacing } from '../../../arm/user-facing.ts';
import { deletedInstanceType, instanceType } from '../protocol/ids.ts';
import { forgetFacts } from '../items/instance-facts.ts';
import { deletedIdOf, deletedInstances, liveIdOf, setState, stateForChange } from '../items/instances.ts';
import { instanceIdIn, vaultIn } from '../protocol/in-vault.ts';
import { accepted, activityIdOf } from '../protocol/long-running.ts';
import { pointsOf, snapshotIdOf } from '../work/recovery-points.ts';
import { dropPoint } from '../work/retention.ts';
import { planSchedule } from '../work/schedule.ts';
import { snapshotGroupLocked } from '../protocol/user-errors.ts';
import { softDeleteDaysOf, softDeletes } from '../items/vaults.ts';
import { dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

const dayMs = 86_400_000;

/** 202, or 204 if absent; refused while protection is being configured (DeleteBI_*) [R]. */
export function deleteInstance(request: ArmRequest): ArmResponse {
  const { world } = request;
  const vault = vaultIn(request);
  const instance = world.resources.get(instanceIdIn(request));
  if (instance === undefined) return { status: 204 };
  const state = stateForChange(world, instance);
  if (state === 'ConfiguringProtection' || state === 'UpdatingProtection') throw refused(world, notAllowed('Delete', state));
  const activityId = activityIdOf(request);
  const work = {
    kind: 'delete',
    vault,
    targetId: instance.id,
    takesMs: world.takes('vault'),
    retryAfter: 10,
  } as const;
  return accepted(request, work, () => {
    const done = { result: { objectType: 'OperationJobExtendedInfo' } };
    if (!world.resources.has(instance.id)) return done;
    const locked = softDeletes(vault) ? undefined : lockOverPoints(world, instance.id);
    if (locked !== undefined) return { error: userFacing(world, snapshotGroupLocked(locked)) };
    if (softDeletes(vault)) softDelete(world, instance.id, { keptDays: softDeleteDaysOf(vault), activityId });
    else purge(world, instance.id);
    return done;
  });
}

const lockOverPoints = (world: World, instanceId: string): string | undefined =>
  pointsOf(world, instanceId)
    .map((point) => deleteLockOver(world, snapshotIdOf(point)))
    .find((scope) => scope !== undefined);

/** Move an instance to the deleted ones; its points stay until it is purged (GetDeletedBI) [R]. */
function softDelete(world: World, instanceId: string, { keptDays, activityId }: { keptDays: number; activityId: string }): void {
  setState(world, instanceId, 'SoftDeleted');
  const instance = world.resources.get(instanceId);
  if (instance === undefined) return;
  const { now } = world.timeline;
  const purgeAt = now + keptDays * dayMs;
  const deletionInfo = {
    deletionTime: azureTime(now),
    billingEndDate: azureTime(now),
    scheduledPurgeTime: azureTime(purgeAt),
    deleteActivityID: activityId,
  };
  world.resources.remove(instance.id);
  planSchedule(world, instance.id);
  const deleted = world.resources.put({
    ...instance,
    properties: { deletionInfo, ...instance.properties, objectType: 'DeletedBackupInstance' },
    id: deletedIdOf(instance.id),
    type: deletedInstanceType,
  });
  planPurge(world, deleted);
}

/** Plan that a soft-deleted instance goes for good when its time has come, unless it is brought back before. */
export function planPurge(world: World, { id, properties }: Resource): void {
  const planned = textAt(properties, 'deletionInfo', 'scheduledPurgeTime') ?? '';
  world.timeline.at(Date.parse(planned), () => {
    const purged = world.resources.get(id);
    if (textAt(purged?.properties, 'deletionInfo', 'scheduledPurgeTime') !== planned) return;
    world.resources.remove(id);
    purge(world, liveIdOf(id));
  });
}

/** Remove an instance for good with its points; what a delete lock holds is tried again every day. */
function purge(world: World, instanceId: string): void {
  world.resources.remove(instanceId);
  forgetFacts(world, instanceId);
  dropPoints(world, pointsOf(world, instanceId));
}

function dropPoints(world: World, points: readonly Resource[]): void {
  const held = points.filter((point) => dropPoint(world, point) !== undefined);
  if (held.length > 0) world.timeline.after(dayMs, () => dropPoints(world, held));
}

const deletedIn = (request: ArmRequest): Resource => {
  const deleted = request.world.resources.get(
    `${vaultIn(request).id}/deletedBackupInstances/${part(request, 'deletedBackupInstanceName')}`,
  );
  if (deleted === undefined) throw nothingThere();
  return deleted;
};

/** 200 and an empty body; back as ProtectionStopped (Undelete_200, GetBI_afterUndelete) [R]. */
function undelete(request: ArmRequest): ArmResponse {
  const { world } = request;
  const { properties, ...deleted } = deletedIn(request);
  const { deletionInfo: _gone, ...kept } = properties;
  world.resources.remove(deleted.id);
  const id = liveIdOf(deleted.id);
  world.resources.put({ ...deleted, properties: { ...kept, objectType: 'BackupInstance' }, id, type: instanceType });
  setState(world, id, 'ProtectionStopped');
  return { status: 200 };
}

const action = 'Microsoft.DataProtection/backupVaults/deletedBackupInstances';
const listPath = `${vaultPath}/deletedBackupInstances`;
const deletedPath = `${listPath}/{deletedBackupInstanceName}`;

/** Soft-deleted backup instances: list, get, bring back. */
export const deletedRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: listPath,
    apiVersions: dataProtectionVersions,
    action: `${action}/read`,
    handle: (request) => ({ status: 200, body: pageOf(request, deletedInstances(request.world, vaultIn(request).id)) }),
  },
  {
    method: 'GET',
    template: deletedPath,
    apiVersions: dataProtectionVersions,
    action: `${action}/read`,
    handle: (request) => ({ status: 200, body: deletedIn(request) }),
  },
  {
    method: 'POST',
    template: `${deletedPath}/undelete`,
    apiVersions: dataProtectionVersions,
    action: `${action}/undelete/action`,
    handle: undelete,
  },
];
