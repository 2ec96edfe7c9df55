import { objectAt, valueAt } from '../../../arm/bodies.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { Ending } from '../../../world/operations.ts';
import type { World } from '../../../world/world.ts';
import { protectionProblem } from '../work/backup-checks.ts';
import { sameJson } from '../protocol/body-fields.ts';
import { deleteInstance } from './deleted-instances.ts';
import { requireKnownTypes } from '../items/elastic-san-types.ts';
import { invalidInput, notAllowed, refused } from '../protocol/errors.ts';
import { userFacing } from '../../../arm/user-facing.ts';
import { orderedFailure } from '../items/fault-of.ts';
import { instanceType, sameId } from '../protocol/ids.ts';
import { factsOf } from '../items/instance-facts.ts';
import { deletedIdOf, friendlyNameOf, instanceFrom, setState, stateForChange, stateOf, volumeIdOf, wishOf } from '../items/instances.ts';
import { instanceProblem } from '../items/instance-rules.ts';
import { instanceIdIn, instanceIn, vaultIn } from '../protocol/in-vault.ts';
import { accepted } from '../protocol/long-running.ts';
import { planRetention } from '../work/retention.ts';
import { planSchedule } from '../work/schedule.ts';
import { softDeletedHere } from '../protocol/user-errors.ts';
import { instancePath, dataProtectionVersions, vaultPath } from '../protocol/versions.ts';

/** Unchanged: 200; new or changed: 202 and every check runs while it is worked on [R]. */
function putInstance(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const vault = vaultIn(request);
  const id = instanceIdIn(request);
  requireKnownTypes(request);
  const problem = instanceProblem(world, vault.id, valueAt(body, 'properties'));
  if (problem !== undefined) throw refused(world, invalidInput(problem));
  const deleted = world.resources.get(deletedIdOf(id));
  if (deleted !== undefined) throw refused(world, softDeletedHere(friendlyNameOf(deleted.properties), vault.id));
  const existing = world.resources.get(id);
  const isNew = existing === undefined || stateOf(existing) === 'ConfiguringProtectionFailed';
  const wanted = instanceFrom(world, existing?.id ?? id, body, isNew ? 'ConfiguringProtection' : 'UpdatingProtection');
  if (!isNew && sameJson(wishOf(existing), wishOf(wanted))) return { status: 200, body: existing };
  if (!isNew) checkChange(world, existing, wanted);
  if (isNew) factsOf(world, wanted.id).configuredAt = world.timeline.now;
  return configure(request, vault, world.resources.put(wanted), isNew ? undefined : existing);
}

function checkChange(world: World, existing: Resource, wanted: Resource): void {
  const state = stateForChange(world, existing);
  if (state === 'ConfiguringProtection' || state === 'UpdatingProtection') throw refused(world, notAllowed('UpdateProtection', state));
  const isSameSource = sameId(volumeIdOf(existing.properties), volumeIdOf(wanted.properties));
  if (!isSameSource) throw refused(world, invalidInput('the volume of a backup instance cannot be changed.'));
}

/** Configure or change protection; a change that fails leaves the instance as it was. */
function configure(request: ArmRequest, vault: Resource, instance: Resource, before: Resource | undefined): ArmResponse {
  const { world } = request;
  const failure = orderedFailure(world, 'configure', instance);
  const wholeMs = world.takes('configure');
  const work = {
    kind: 'instance',
    vault,
    targetId: instance.id,
    takesMs: wholeMs * acceptedShare,
    retryAfter: 15,
    resultsAt: 'instance',
  } as const;
  return accepted(request, work, () => {
    const error = failure ?? protectionProblem(world, vault, instance.properties, instance.id);
    if (error !== undefined && before !== undefined) world.resources.put(before);
    else if (error !== undefined) setState(world, instance.id, 'ConfiguringProtectionFailed', error);
    else if (before === undefined) return configureLater(world, instance.id, wholeMs * (1 - acceptedShare));
    else world.resources.put({ ...instance, properties: { ...instance.properties, ...stateOfBefore(before) } });
    planSchedule(world, instance.id);
    planRetention(world, instance.id);
    return error === undefined ? {} : { error: userFacing(world, error) };
  });
}

/** The operation is over while the instance is still ConfiguringProtection (PutBI_OperationResults_200, esan-backup-real/07b) [R]. */
const acceptedShare = 0.75;

function configureLater(world: World, id: string, afterMs: number): Ending {
  world.timeline.after(afterMs, () => {
    const instance = world.resources.get(id);
    if (instance === undefined || stateOf(instance) !== 'ConfiguringProtection') return;
    setState(world, id, 'ProtectionConfigured');
    planSchedule(world, id);
    planRetention(world, id);
  });
  return {};
}

const stateOfBefore = (before: Resource): Record<string, unknown> => ({
  protectionStatus: before.properties['protectionStatus'],
  currentProtectionState: before.properties['currentProtectionState'],
});

/** The same checks without making anything; a failed one is HTTP 200 with status Failed [R]. */
function validateForBackup(request: ArmRequest): ArmResponse {
  const { world } = request;
  const vault = vaultIn(request);
  const properties = objectAt(request.body, 'backupInstance');
  requireKnownTypes(request);
  const problem = instanceProblem(world, vault.id, properties);
  if (problem !== undefined) throw refused(world, invalidInput(problem));
  const work = {
    kind: 'validate',
    vault,
    targetId: vault.id,
    takesMs: world.takes('validation'),
    retryAfter: 10,
  } as const;
  return accepted(request, work, () => {
    const error = protectionProblem(world, vault, properties);
    return error === undefined ? { result: { objectType: 'OperationJobExtendedInfo' } } : { error: userFacing(world, error) };
  });
}

const scope = 'Microsoft.DataProtection/backupVaults';
const listPath = `${vaultPath}/backupInstances`;

/** Backup instances: list, get, configure, delete, and the check before configuring. */
export const instanceRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: listPath,
    apiVersions: dataProtectionVersions,
    action: `${scope}/backupInstances/read`,
    handle: (request) => ({ status: 200, body: pageOf(request, request.world.resources.list(instanceType, vaultIn(request).id)) }),
  },
  {
    method: 'GET',
    template: instancePath,
    apiVersions: dataProtectionVersions,
    action: `${scope}/backupInstances/read`,
    handle: (request) => ({ status: 200, body: instanceIn(request) }),
  },
  {
    method: 'PUT',
    template: instancePath,
    apiVersions: dataProtectionVersions,
    action: `${scope}/backupInstances/write`,
    handle: putInstance,
  },
  {
    method: 'DELETE',
    template: instancePath,
    apiVersions: dataProtectionVersions,
    action: `${scope}/backupInstances/delete`,
    handle: deleteInstance,
  },
  {
    method: 'POST',
    template: `${vaultPath}/validateForBackup`,
    apiVersions: dataProtectionVersions,
    action: `${scope}/validateForBackup/action`,
    handle: validateForBackup,
  },
];
