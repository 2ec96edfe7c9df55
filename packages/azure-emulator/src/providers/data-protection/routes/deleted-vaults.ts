import { part } from '../../../arm/found.ts';
import { pageOf } from '../../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../../arm/routing/routes.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { azureTime } from '../protocol/azure-time.ts';
import { invalidInput, nothingThere, refused } from '../protocol/errors.ts';
import { sameId, subscriptionIdOf } from '../protocol/ids.ts';
import { softDeleteDaysOf, softDeletes } from '../items/vaults.ts';
import { deletedVaultVersions } from '../protocol/versions.ts';

const deletedVaultType = 'Microsoft.DataProtection/locations/deletedVaults';
const dayMs = 86_400_000;

// The vault as it was, for whoever brings it back.
const originals = new WeakMap<World, Map<string, Resource>>();

const originalsOf = (world: World): Map<string, Resource> => {
  const known = originals.get(world) ?? new Map<string, Resource>();
  originals.set(world, known);
  return known;
};

/** Keep what a deleted vault was for as long as its soft delete says. */
export function keepDeletedVault(world: World, vault: Resource, deleteActivityId: string): void {
  if (!softDeletes(vault)) return;
  const { now } = world.timeline;
  const keptDays = softDeleteDaysOf(vault);
  const name = world.guids.next();
  const location = `/subscriptions/${subscriptionIdOf(vault.id)}/providers/Microsoft.DataProtection/locations/${vault.location ?? ''}`;
  const kept = world.resources.put({
    properties: {
      ...vault.properties,
      originalBackupVaultId: vault.id,
      originalBackupVaultName: vault.name,
      originalBackupVaultResourcePath: vault.id,
      resourceDeletionInfo: {
        deletionTime: azureTime(now),
        scheduledPurgeTime: azureTime(now + keptDays * dayMs),
        deleteActivityId,
      },
    },
    id: `${location}/deletedVaults/${name}`,
    name,
    type: deletedVaultType,
  });
  originalsOf(world).set(kept.id.toLowerCase(), vault);
  world.timeline.after(keptDays * dayMs, () => forget(world, kept.id));
}

function forget(world: World, id: string): void {
  world.resources.remove(id);
  originalsOf(world).delete(id.toLowerCase());
}

/** The vault that `x-ms-deleted-vault-id` of a PUT brings back under its own id; none where the header is not sent [S]. */
export function restoredVault(request: ArmRequest, vaultId: string): Resource | undefined {
  const { world, headers } = request;
  const deletedId = headers['x-ms-deleted-vault-id'];
  if (deletedId === undefined || deletedId === '') return undefined;
  const original = originalsOf(world).get(deletedId.toLowerCase());
  if (original === undefined) throw nothingThere();
  if (!sameId(original.id, vaultId)) throw refused(world, invalidInput(`the deleted vault was ${original.id}.`));
  forget(world, deletedId);
  return world.resources.put({ ...original, properties: { ...original.properties, provisioningState: 'Provisioning' } });
}

const locationIn = (request: ArmRequest): string =>
  `/subscriptions/${part(request, 'subscriptionId')}/providers/Microsoft.DataProtection/locations/${part(request, 'location')}`;

function getDeletedVault(request: ArmRequest): ArmResponse {
  const kept = request.world.resources.get(`${locationIn(request)}/deletedVaults/${part(request, 'deletedVaultName')}`);
  if (kept === undefined) throw nothingThere();
  return { status: 200, body: kept };
}

const template = '/subscriptions/{subscriptionId}/providers/Microsoft.DataProtection/locations/{location}/deletedVaults';
const action = 'Microsoft.DataProtection/locations/deletedVaults/read';

/** Vaults that were deleted and can still be brought back. */
export const deletedVaultRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template,
    apiVersions: deletedVaultVersions,
    action,
    handle: (request) => ({ status: 200, body: pageOf(request, request.world.resources.list(deletedVaultType, locationIn(request))) }),
  },
  { method: 'GET', template: `${template}/{deletedVaultName}`, apiVersions: deletedVaultVersions, action, handle: getDeletedVault },
];
