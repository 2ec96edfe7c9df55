import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import { rivalProblem } from '../work/backup-checks.ts';
import { notAllowed, refused } from '../protocol/errors.ts';
import { setState, stateForChange, type ProtectionState } from '../items/instances.ts';
import { instanceIn, vaultOf } from '../protocol/in-vault.ts';
import { accepted } from '../protocol/long-running.ts';
import { planRetention } from '../work/retention.ts';
import { planSchedule } from '../work/schedule.ts';
import { instancePath, dataProtectionVersions } from '../protocol/versions.ts';

type Change = { operation: string; from: readonly string[]; to: ProtectionState };

const changes = {
  stopProtection: { operation: 'StopProtection', from: ['ProtectionConfigured', 'BackupsSuspended'], to: 'ProtectionStopped' },
  suspendBackups: { operation: 'SuspendBackups', from: ['ProtectionConfigured'], to: 'BackupsSuspended' },
  resumeBackups: { operation: 'ResumeBackups', from: ['BackupsSuspended'], to: 'ProtectionConfigured' },
  resumeProtection: { operation: 'ResumeProtection', from: ['ProtectionStopped', 'BackupsSuspended'], to: 'ProtectionConfigured' },
} as const satisfies Record<string, Change>;

/** 202 and the new state when done [R]; which states allow it [D]. */
function changeProtection(request: ArmRequest, change: Change): ArmResponse {
  const { world } = request;
  const instance = instanceIn(request);
  const vault = vaultOf(world, instance.id);
  const state = stateForChange(world, instance);
  if (!change.from.includes(state)) throw refused(world, notAllowed(change.operation, state));
  const work = {
    kind: change.operation,
    vault,
    targetId: instance.id,
    takesMs: world.takes('vault'),
    retryAfter: 10,
  } as const;
  return accepted(request, work, () => {
    setState(world, instance.id, change.to);
    planSchedule(world, instance.id);
    planRetention(world, instance.id);
    return { result: { objectType: 'OperationJobExtendedInfo' } };
  });
}

/** 200 without a body when there is nothing to resume; 400 when the volume is protected elsewhere by now [R]. */
function resumeProtection(request: ArmRequest): ArmResponse {
  const instance = instanceIn(request);
  if (stateForChange(request.world, instance) === 'ProtectionConfigured') return { status: 200 };
  const rival = rivalProblem(request.world, vaultOf(request.world, instance.id), instance.properties, instance.id);
  if (rival !== undefined) throw refused(request.world, rival);
  return changeProtection(request, changes.resumeProtection);
}

const routeOf = (name: keyof typeof changes, handle: (request: ArmRequest) => ArmResponse): ArmRoute => ({
  method: 'POST',
  template: `${instancePath}/${name}`,
  apiVersions: dataProtectionVersions,
  action: `Microsoft.DataProtection/backupVaults/backupInstances/${name}/action`,
  handle,
});

/** Stop, suspend and resume the protection of a volume. */
export const protectionRoutes: readonly ArmRoute[] = [
  routeOf('stopProtection', (request) => changeProtection(request, changes.stopProtection)),
  routeOf('suspendBackups', (request) => changeProtection(request, changes.suspendBackups)),
  routeOf('resumeBackups', (request) => changeProtection(request, changes.resumeBackups)),
  routeOf('resumeProtection', resumeProtection),
];
