import { textAt, valueAt } from '../../../arm/bodies.ts';
import { groupIdIn, part } from '../../../arm/found.ts';
import { patchedIdentity, requireIdentities } from '../../../arm/identities.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { merged, sameJson } from '../protocol/body-fields.ts';
import { invalidInput, refused } from '../protocol/errors.ts';
import { vaultType } from '../protocol/ids.ts';
import { restoredVault } from './deleted-vaults.ts';
import { vaultIdIn, vaultIn } from '../protocol/in-vault.ts';
import { accepted, activityIdOf, startOperation } from '../protocol/long-running.ts';
import { removeVault, vaultRemovalProblem } from './vault-removal.ts';
import {
  checkVaultPut,
  forbiddenChange,
  requireVaultKinds,
  settingProblem,
  vaultNameProblem,
  withWhatLasts,
} from '../items/vault-rules.ts';
import { vaultFrom } from '../items/vaults.ts';
import { groupPath, dataProtectionVersions, deletedVaultVersions, vaultPath } from '../protocol/versions.ts';

function listVaults(request: ArmRequest): ArmResponse {
  const scope = part(request, 'resourceGroupName') === '' ? `/subscriptions/${part(request, 'subscriptionId')}` : groupIdIn(request);
  return { status: 200, body: pageOf(request, request.world.resources.list(vaultType, scope)) };
}

/** New: 201 with only Azure-AsyncOperation; unchanged: 200 with the vault; changed: 201, Updating, followed as a new one [R]. */
function putVault(request: ArmRequest): ArmResponse {
  const { world } = request;
  requireVaultKinds(request.body);
  requireIdentities(valueAt(request.body, 'identity'));
  const id = vaultIdIn(request);
  const existing = world.resources.get(id);
  const body = existing === undefined ? request.body : withWhatLasts(existing, request.body);
  checkVaultPut({ ...request, body }, existing);
  const wanted = vaultFrom(world, existing?.id ?? id, body);
  if (existing !== undefined) {
    wanted.properties['provisioningState'] = existing.properties['provisioningState'];
    if (sameJson(existing, wanted)) return { status: 200, body: existing };
    wanted.properties['provisioningState'] = 'Updating';
    return putting(request, world.resources.put(wanted));
  }
  return putting(request, restoredVault(request, id) ?? world.resources.put(wanted));
}

function putting(request: ArmRequest, vault: Resource): ArmResponse {
  const { world } = request;
  const state = vault.properties['provisioningState'];
  const work = { kind: 'vault', vault, targetId: vault.id, takesMs: world.takes('vault'), retryAfter: 10, resultsAt: 'none' } as const;
  const headers = startOperation(request, work, () => {
    // Another PUT may have replaced it since, or a PATCH be under way: then it is ready when that one is.
    const current = world.resources.get(vault.id);
    if (current === vault && vault.properties['provisioningState'] === state) vault.properties['provisioningState'] = 'Succeeded';
    return { result: { objectType: 'OperationJobExtendedInfo' } };
  });
  return { status: 201, body: structuredClone(vault), headers };
}

/** Identity, tags and settings: 202, and the vault is Updating until they hold [S]; headers as for a new vault, to be read at its URL [U]. */
function patchVault(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const vault = vaultIn(request);
  requireVaultKinds(body);
  const change = settingProblem(vault.properties, body) ?? forbiddenChange(vault, body);
  if (change !== undefined) throw refused(world, change);
  requireIdentities(patchedIdentity(vault['identity'], valueAt(body, 'identity')));
  vault.properties['provisioningState'] = 'Updating';
  const work = {
    kind: 'vault-update',
    vault,
    targetId: vault.id,
    takesMs: world.takes('vault'),
    retryAfter: 10,
    resultsAt: 'none',
  } as const;
  return accepted(request, work, () => {
    const current = world.resources.get(vault.id);
    if (current !== undefined) world.resources.put(patchedVault(world, current, body));
    return { result: { objectType: 'OperationJobExtendedInfo' } };
  });
}

const patchable = ['featureSettings', 'monitoringSettings', 'securitySettings'];

/** The settings that the body names are changed, those beside them stay; nothing else can be changed so [S]. */
function patchedVault(world: World, vault: Resource, body: unknown): Resource {
  const settings = patchable.map((field) => [field, merged(vault.properties[field], valueAt(body, 'properties', field))] as const);
  const patched = vaultFrom(world, vault.id, {
    location: vault.location,
    tags: valueAt(body, 'tags') ?? vault.tags,
    identity: patchedIdentity(vault['identity'], valueAt(body, 'identity')),
    properties: { ...vault.properties, ...Object.fromEntries(settings) },
  });
  patched.properties['provisioningState'] = 'Succeeded';
  return patched;
}

/** Status at the resource group's location, because the vault goes away (DeleteVault_202) [R]. */
function deleteVault(request: ArmRequest): ArmResponse {
  const { world, apiVersion } = request;
  const vault = world.resources.get(vaultIdIn(request));
  if (vault === undefined) return { status: 204 };
  const problem = vaultRemovalProblem(world, vault);
  if (problem !== undefined) throw refused(world, problem);
  // The versions that know deleted vaults [S].
  const mayBeKept = deletedVaultVersions.some((version) => version === apiVersion);
  const deleteActivityId = activityIdOf(request);
  const madeAt = world.resources.madeAt(vault.id);
  const work = {
    kind: 'vault-delete',
    vault,
    targetId: vault.id,
    takesMs: world.takes('vault'),
    retryAfter: 10,
    statusAt: 'resource group',
  } as const;
  return accepted(request, work, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.madeAt(vault.id) === madeAt) removeVault(world, vault, { deleteActivityId, mayBeKept });
    return { result: { objectType: 'OperationJobExtendedInfo' } };
  });
}

/** `{nameAvailable, reason, message}`; the words are ours [S]. */
function checkName(request: ArmRequest): ArmResponse {
  const name = textAt(request.body, 'name');
  if (name === undefined) throw refused(request.world, invalidInput('name is required.'));
  const problem = vaultNameProblem(name);
  if (problem !== undefined) return { status: 200, body: { nameAvailable: false, reason: 'Invalid', message: problem } };
  if (!request.world.resources.has(`${groupIdIn(request)}/providers/${vaultType}/${name}`))
    return { status: 200, body: { nameAvailable: true } };
  return { status: 200, body: { nameAvailable: false, reason: 'AlreadyExists', message: `The vault name '${name}' is already in use.` } };
}

const action = 'Microsoft.DataProtection/backupVaults/read';

/** Backup vaults: list, get, make, change, delete. */
export const vaultRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/providers/Microsoft.DataProtection/backupVaults',
    apiVersions: dataProtectionVersions,
    action,
    handle: listVaults,
  },
  {
    method: 'GET',
    template: `${groupPath}/providers/Microsoft.DataProtection/backupVaults`,
    apiVersions: dataProtectionVersions,
    action,
    handle: listVaults,
  },
  {
    method: 'GET',
    template: vaultPath,
    apiVersions: dataProtectionVersions,
    action,
    handle: (request) => ({ status: 200, body: vaultIn(request) }),
  },
  {
    method: 'PUT',
    template: vaultPath,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/backupVaults/write',
    handle: putVault,
  },
  {
    method: 'PATCH',
    template: vaultPath,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/backupVaults/write',
    handle: patchVault,
  },
  {
    method: 'DELETE',
    template: vaultPath,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/backupVaults/delete',
    handle: deleteVault,
  },
  {
    method: 'POST',
    template: `${groupPath}/providers/Microsoft.DataProtection/locations/{location}/checkNameAvailability`,
    apiVersions: dataProtectionVersions,
    action: 'Microsoft.DataProtection/locations/checkNameAvailability/action',
    handle: checkName,
  },
];
