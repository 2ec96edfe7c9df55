import { valueAt } from '../../../arm/bodies.ts';
import { deleteLockOver } from '../../../arm/locks.ts';
import { regionNamed } from '../../../arm/regions.ts';
import { subscriptionOf } from '../../../arm/scopes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import { guidOf } from '../../../world/guids.ts';
import type { World } from '../../../world/world.ts';
import { exportIncrementalSnapshot, hasIncrementalSnapshot, removeSnapshot } from '../../compute/snapshots.ts';
import { snapshotQuotaReached } from '../../compute/usages.ts';
import { removeVolumeSnapshot, takeVolumeSnapshot } from '../../elastic-san/snapshots.ts';
import { backupProblem } from './backup-checks.ts';
import { notYet } from '../protocol/azure-time.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { orderedFailure } from '../items/fault-of.ts';
import { nameOf, sanIdOf } from '../protocol/ids.ts';
import { factsOf } from '../items/instance-facts.ts';
import { snapshotGroupIdOf, volumeIdOf } from '../items/instances.ts';
import { vaultOf } from '../protocol/in-vault.ts';
import { endJob, isRunning, jobsOf, startJob, type JobEnd } from './jobs.ts';
import { endPast } from '../history/pasts.ts';
import { limitsOf } from '../protocol/limits.ts';
import { putPoint } from './recovery-points.ts';
import { planExpiry, prune } from './retention.ts';
import { share } from './shares.ts';
import { snapshotNamesOf } from './snapshot-names.ts';
import * as says from '../protocol/user-errors.ts';

/** `saysOwnTag`: somebody named the tag; else the job writes the default one small (GetJob_Backup_InProgress) [R]. */
type BackupWish = { isUserTriggered: boolean; activityId: string; tag: string; saysOwnTag: boolean };

/** One backup on its way: what it has made so far, so that a failure leaves nothing behind. */
type Run = {
  world: World;
  instance: Resource;
  jobId: string;
  tag: string;
  isUserTriggered: boolean;
  takenAt: number;
  /** How long it takes in all, as when it began. */
  takesMs: number;
  sizeGiB: number;
  location: string;
  volumeSnapshotId: string;
  snapshotId?: string;
  failure?: UserError;
};

export const isBackupRunning = (world: World, instanceId: string): boolean => jobsOf(world, instanceId, 'Backup').some(isRunning);

/** Start a backup: its job is there at once, the rest happens on the world's timeline. */
export function startBackup(world: World, instance: Resource, wish: BackupWish): Resource {
  const { isUserTriggered, activityId, tag, saysOwnTag } = wish;
  endPast(world, instance.id);
  const extendedInfo = infoOfTag(saysOwnTag || tag !== 'Default' ? tag : 'default');
  const job = startJob(world, { instance, kind: 'Backup', activityId, isUserTriggered, extendedInfo });
  const failure = orderedFailure(world, 'backup', instance);
  const problem = backupProblem(world, vaultOf(world, instance.id), instance);
  if (problem !== undefined) {
    world.timeline.after(world.takes('backup') * share.refused, () => endJob(world, job.id, { error: problem }));
    return job;
  }
  const run = takeTemporary(world, instance, job, wish);
  if (failure !== undefined) run.failure = failure;
  world.timeline.after(run.takesMs * share.exported, () => exportSnapshot(run));
  return job;
}

/** What a job says of how long its point is kept. */
export const infoOfTag = (tag: string): Record<string, unknown> => ({ additionalDetails: { RetentionTag: tag } });

// The name is Azure's for disk snapshots [R], in lower case as the rule for volume snapshots wants [S].
function takeTemporary(world: World, instance: Resource, job: Resource, { tag, isUserTriggered }: BackupWish): Run {
  const { now } = world.timeline;
  const volume = world.resources.get(volumeIdOf(instance.properties));
  const name = snapshotName(instance, now).toLowerCase();
  const taken = takeVolumeSnapshot(world, volumeIdOf(instance.properties), name);
  return {
    world,
    instance,
    jobId: job.id,
    tag,
    isUserTriggered,
    takenAt: now,
    takesMs: world.takes('backup'),
    sizeGiB: Number(valueAt(volume?.properties, 'sizeGiB')),
    location: world.resources.get(sanIdOf(taken.id))?.location ?? '',
    volumeSnapshotId: taken.id,
  };
}

const snapshotName = (instance: Resource, moment: number): string => snapshotNamesOf(volumeIdOf(instance.properties))(moment);

function exportSnapshot(run: Run): void {
  const { world, instance, takesMs } = run;
  const problem = lostOf(run) ?? backupProblem(world, vaultOf(world, instance.id), instance);
  if (problem !== undefined) return fail(run, problem);
  const [sku, resourceGroupId] = [snapshotSkuOf(run), snapshotGroupIdOf(instance.properties) ?? ''];
  if (snapshotQuotaReached(world, { subscriptionId: subscriptionOf(resourceGroupId), location: run.location, sku }))
    return fail(run, says.diskQuotaReached());
  const exported = exportIncrementalSnapshot(world, {
    name: snapshotName(instance, run.takenAt),
    resourceGroupId,
    location: run.location,
    volumeSnapshotId: run.volumeSnapshotId,
    sku,
  });
  run.snapshotId = exported.id;
  showCopied(run, 0);
  world.timeline.after(takesMs * (share.halfCopied - share.exported), () => showCopied(run, 50));
  return world.timeline.after(takesMs * (1 - share.exported), () => finish(run));
}

/** Zone-redundant only where the region has zones and the volume has no incremental snapshot yet [D]. */
function snapshotSkuOf({ world, instance, location }: Run): 'Standard_LRS' | 'Standard_ZRS' {
  const facts = factsOf(world, instance.id);
  const canSpread = limitsOf(world).zoneRedundant && regionNamed(location)?.zones === true;
  facts.snapshotSku ??= canSpread && !hasIncrementalSnapshot(world, volumeIdOf(instance.properties)) ? 'Standard_ZRS' : 'Standard_LRS';
  return facts.snapshotSku;
}

function showCopied(run: Run, completionPercent: number): void {
  const snapshot = run.snapshotId === undefined ? undefined : run.world.resources.get(run.snapshotId);
  if (snapshot !== undefined) run.world.resources.put({ ...snapshot, properties: { ...snapshot.properties, completionPercent } });
}

/** What somebody took away while the backup ran. */
function lostOf(run: Run): UserError | undefined {
  const { world, instance, snapshotId } = run;
  if (!world.resources.has(instance.id)) return says.instanceGone();
  if (!world.resources.has(run.volumeSnapshotId)) return says.temporarySnapshotLost();
  if (snapshotId !== undefined && !world.resources.has(snapshotId)) return says.snapshotMissing(nameOf(snapshotId));
  return undefined;
}

function finish(run: Run): void {
  const { world, instance, tag, takenAt, snapshotId } = run;
  const problem = run.failure ?? lostOf(run);
  if (problem !== undefined || snapshotId === undefined) return fail(run, problem ?? says.temporarySnapshotLost());
  showCopied(run, 100);
  const held = deleteLockOver(world, run.volumeSnapshotId);
  if (held === undefined) removeVolumeSnapshot(world, run.volumeSnapshotId);
  const name = guidOf(run.jobId).replaceAll('-', '');
  const { sizeGiB, location } = run;
  const point = putPoint(world, { instance, name, takenAt, tag, snapshotId, sizeGiB, location, sku: snapshotSkuOf(run) });
  if (!run.isUserTriggered) factsOf(world, instance.id).lastScheduledSuccess = takenAt;
  planExpiry(world, instance.id, point);
  const locked = prune(world, instance.id);
  const warning = held === undefined ? (locked === undefined ? undefined : says.snapshotGroupLocked(locked)) : says.sourceLocked(held);
  return endJob(world, run.jobId, {
    ...(warning === undefined ? {} : { warning: { resourceName: nameOf(held ?? locked ?? ''), error: warning } }),
    ...succeeded(name, run.sizeGiB),
  });
}

/** What a job says of the point that it has made. */
export const succeeded = (pointName: string, sizeGiB: number): Pick<JobEnd, 'taskDetails' | 'extendedInfo'> => ({
  taskDetails: { OriginalDatasourceSizeInBytes: String(sizeGiB * 1024 ** 3) },
  // The recording (09) has this very time in a finished job [R].
  extendedInfo: {
    targetRecoverPoint: { recoveryPointID: pointName, recoveryPointTime: notYet },
    isAutohealJob: false,
    autohealParentFailedJobId: '',
  },
});

/** What it has made so far goes, but for what a lock that was put meanwhile holds; that is left for good [U]. */
function fail(run: Run, error: UserError): void {
  const { world, snapshotId, volumeSnapshotId } = run;
  const canGo = (id: string): boolean => world.resources.has(id) && deleteLockOver(world, id) === undefined;
  if (snapshotId !== undefined && canGo(snapshotId)) removeSnapshot(world, snapshotId);
  if (canGo(volumeSnapshotId)) removeVolumeSnapshot(world, volumeSnapshotId);
  endJob(world, run.jobId, { error });
}
