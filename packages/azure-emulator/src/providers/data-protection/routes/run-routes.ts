import { textAt, valueAt } from '../../../arm/bodies.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { isBackupRunning, startBackup } from '../work/backups.ts';
import { requireKnownTypes } from '../items/elastic-san-types.ts';
import { invalidInput, notAllowed, refused } from '../protocol/errors.ts';
import { userFacing, type UserError } from '../../../arm/user-facing.ts';
import { policyIdOf, stateForChange, stateOf } from '../items/instances.ts';
import { instanceIn, vaultOf } from '../protocol/in-vault.ts';
import { startedToday } from '../work/jobs.ts';
import { limitsOf } from '../protocol/limits.ts';
import { accepted, activityIdOf } from '../protocol/long-running.ts';
import { backupRuleOf, retentionRulesOf } from '../policies/policy-rules.ts';
import { restoreProblem, startRestore } from '../work/restores.ts';
import { restoreWishOf, type RestoreWish } from '../items/restore-request.ts';
import { backupRunning, tooManyToday } from '../protocol/user-errors.ts';
import { instancePath, dataProtectionVersions } from '../protocol/versions.ts';

/** The call's own operation is over within seconds and yields the job; the job goes on (recordings 07c, 07d, 08) [R]. */
const triggerMs = 5_000;

function jobStarted(request: ArmRequest, instance: Resource, job: Resource, kind: string, jobMs: number): ArmResponse {
  const { world } = request;
  const vault = vaultOf(world, instance.id);
  const takesMs = Math.min(triggerMs, jobMs);
  const work = { kind, vault, targetId: instance.id, takesMs, retryAfter: 30 } as const;
  return accepted(request, work, () => ({ result: { jobId: job.id, objectType: 'OperationJobExtendedInfo' } }));
}

/** On-demand backup; `ruleName` is that of the backup rule, the tag one of the retention rules (recording 07c) [R]. */
function backup(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const instance = instanceIn(request);
  const state = stateForChange(world, instance);
  if (state !== 'ProtectionConfigured') throw refused(world, notAllowed('AdhocBackup', state));
  const policy = world.resources.get(policyIdOf(instance.properties));
  const ruleName = textAt(backupRuleOf(policy?.properties), 'name') ?? '';
  if (textAt(body, 'backupRuleOptions', 'ruleName') !== ruleName) throw refused(world, invalidInput(`ruleName must be '${ruleName}'.`));
  const override = valueAt(body, 'backupRuleOptions', 'triggerOption', 'retentionTagOverride');
  const tag = override ?? 'Default';
  if (typeof tag !== 'string' || !retentionRulesOf(policy?.properties).includes(tag)) {
    throw refused(world, invalidInput('retentionTagOverride must name a retention rule of the policy.'));
  }
  if (isBackupRunning(world, instance.id)) throw refused(world, backupRunning());
  const { onDemandBackupsPerDay } = limitsOf(world);
  if (startedToday(world, instance.id, 'Backup') >= onDemandBackupsPerDay)
    throw refused(world, tooManyToday('backups', onDemandBackupsPerDay));
  const job = startBackup(world, instance, {
    isUserTriggered: true,
    activityId: activityIdOf(request),
    tag,
    saysOwnTag: override !== undefined,
  });
  return jobStarted(request, instance, job, 'backup', world.takes('backup'));
}

const restorable = ['ProtectionConfigured', 'ProtectionStopped', 'BackupsSuspended', 'UpdatingProtection'];

function wishIn(request: ArmRequest, instance: Resource, body: unknown): RestoreWish {
  const { world } = request;
  if (!restorable.includes(stateOf(instance))) throw refused(world, notAllowed('Restore', stateOf(instance)));
  requireKnownTypes(request);
  const wish = restoreWishOf(body, instance, world.timeline.now);
  if (typeof wish === 'string') throw refused(world, invalidInput(wish));
  return wish;
}

function restoresSpent(world: World, instance: Resource): UserError | undefined {
  const { restoresPerDay } = limitsOf(world);
  return startedToday(world, instance.id, 'Restore') >= restoresPerDay ? tooManyToday('restores', restoresPerDay) : undefined;
}

/** Every check of a restore, without restoring (recording 11). */
function validateRestore(request: ArmRequest): ArmResponse {
  const { world } = request;
  const instance = instanceIn(request);
  const wish = wishIn(request, instance, valueAt(request.body, 'restoreRequestObject'));
  const vault = vaultOf(world, instance.id);
  const work = {
    kind: 'validate-restore',
    vault,
    targetId: instance.id,
    takesMs: world.takes('validation'),
    retryAfter: 10,
  } as const;
  return accepted(request, work, () => {
    const error = restoresSpent(world, instance) ?? restoreProblem(world, instance, wish);
    return error === undefined ? { result: { objectType: 'OperationJobExtendedInfo' } } : { error: userFacing(world, error) };
  });
}

/** Restore to a new volume; what cannot be done shows in the job (recording 12). */
function restore(request: ArmRequest): ArmResponse {
  const { world } = request;
  const instance = instanceIn(request);
  const wish = wishIn(request, instance, request.body);
  const tooMany = restoresSpent(world, instance);
  if (tooMany !== undefined) throw refused(world, tooMany);
  const job = startRestore(world, instance, wish, activityIdOf(request));
  return jobStarted(request, instance, job, 'restore', world.takes('restore'));
}

const routeOf = (name: string, handle: (request: ArmRequest) => ArmResponse): ArmRoute => ({
  method: 'POST',
  template: `${instancePath}/${name}`,
  apiVersions: dataProtectionVersions,
  action: `Microsoft.DataProtection/backupVaults/backupInstances/${name}/action`,
  handle,
});

/** Backup now, and restore to a new volume with its check. */
export const runRoutes: readonly ArmRoute[] = [
  routeOf('backup', backup),
  routeOf('validateRestore', validateRestore),
  routeOf('restore', restore),
];
