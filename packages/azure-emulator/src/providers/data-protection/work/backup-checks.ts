import { holdsRole } from '../../../arm/access/access.ts';
import { textAt, valueAt } from '../../../arm/bodies.ts';
import { deleteLockOver, writeLockOver } from '../../../arm/locks.ts';
import { regionName } from '../../../arm/regions.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import type { UserError } from '../../../arm/user-facing.ts';
import { nameOf, sameId, sanIdOf, subscriptionIdOf, vaultIdOf } from '../protocol/ids.ts';
import {
  allInstances,
  deletedInstances,
  friendlyNameOf,
  snapshotGroupIdOf,
  stateOf,
  volumeGroupIdOf,
  volumeIdOf,
} from '../items/instances.ts';
import { limitsOf } from '../protocol/limits.ts';
import { countOfPoints } from './recovery-points.ts';
import * as says from '../protocol/user-errors.ts';
import { principalIdOf } from '../items/vaults.ts';

/** Azure's built-in roles that a vault's identity needs [S]; wider roles do not count [D]. */
export const roleIds = {
  snapshotExporter: '1c4770c0-34f7-4110-a1ea-a5855cc7a939',
  diskSnapshotContributor: '7efff54f-a5b4-42b5-a1c5-5411624893ce',
  volumeImporter: '90e8b822-3e73-47b5-868a-787dc80c008f',
  reader: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
} as const;

/** Why a volume cannot be protected as asked, the first reason that is found; nothing if it can. */
export function protectionProblem(world: World, vault: Resource, properties: unknown, selfId?: string): UserError | undefined {
  return (
    sourceProblem(world, properties) ??
    placeProblem(world, vault, properties) ??
    snapshotGroupProblem(world, properties) ??
    rivalProblem(world, vault, properties, selfId) ??
    accessProblem(world, vault, properties) ??
    lockProblem(world, properties)
  );
}

/** Why a backup cannot run now; nothing if it can. */
export function backupProblem(world: World, vault: Resource, instance: Resource): UserError | undefined {
  const { recoveryPoints } = limitsOf(world);
  return (
    surroundingsProblem(world, vault, instance) ??
    (countOfPoints(world, instance.id) >= recoveryPoints ? says.tooManyPoints(recoveryPoints) : undefined)
  );
}

/** What around an instance keeps a backup from running, however many points it has. */
export function surroundingsProblem(world: World, vault: Resource, { properties }: Resource): UserError | undefined {
  const locked = deleteLockOver(world, volumeIdOf(properties));
  return (
    sourceProblem(world, properties) ??
    snapshotGroupProblem(world, properties) ??
    accessProblem(world, vault, properties) ??
    (locked === undefined ? undefined : says.sourceLocked(locked)) ??
    readOnlyProblem(world, properties)
  );
}

function sourceProblem(world: World, properties: unknown): UserError | undefined {
  const groupId = volumeGroupIdOf(properties);
  const volumeId = volumeIdOf(properties);
  if (!world.resources.has(sanIdOf(groupId))) return says.sourceNotFound('Elastic SAN', nameOf(sanIdOf(groupId)));
  if (!world.resources.has(groupId)) return says.sourceNotFound('volume group', nameOf(groupId));
  const volume = world.resources.get(volumeId);
  if (volume === undefined) return says.sourceNotFound('volume', nameOf(volumeId));
  const sizeGiB = Number(valueAt(volume.properties, 'sizeGiB'));
  const { largestVolumeGiB } = limitsOf(world);
  return sizeGiB > largestVolumeGiB ? says.volumeTooLarge(volume.name, sizeGiB, largestVolumeGiB) : undefined;
}

function placeProblem(world: World, vault: Resource, properties: unknown): UserError | undefined {
  const { regions, regionsInWords } = limitsOf(world);
  const groupId = volumeGroupIdOf(properties);
  const region = regionName(world.resources.get(sanIdOf(groupId))?.location ?? '');
  if (!regions.includes(region)) return says.regionNotSupported(region, regionsInWords);
  if (!sameId(subscriptionIdOf(vault.id), subscriptionIdOf(groupId))) return says.vaultElsewhere('subscription');
  return regionName(vault.location ?? '') === region ? undefined : says.vaultElsewhere('region');
}

function snapshotGroupProblem(world: World, properties: unknown): UserError | undefined {
  const id = snapshotGroupIdOf(properties);
  if (id === undefined || id === '') return says.noOperationalStore();
  if (!sameId(subscriptionIdOf(id), subscriptionIdOf(volumeGroupIdOf(properties)))) return says.snapshotGroupElsewhere(nameOf(id));
  const isGroup = world.resources.get(id)?.type.toLowerCase() === 'microsoft.resources/resourcegroups';
  return isGroup ? undefined : says.snapshotGroupMissing(nameOf(id));
}

function accessProblem(world: World, vault: Resource, properties: unknown): UserError | undefined {
  const principalId = principalIdOf(vault);
  const groupId = volumeGroupIdOf(properties);
  const snapshotGroupId = snapshotGroupIdOf(properties) ?? '';
  if (principalId === undefined) return says.noIdentity(vault.name);
  if (!holdsRole(world, principalId, roleIds.snapshotExporter, groupId)) return says.noExporter(nameOf(sanIdOf(groupId)));
  const mayWrite = holdsRole(world, principalId, roleIds.diskSnapshotContributor, snapshotGroupId);
  return mayWrite ? undefined : says.noSnapshotContributor(nameOf(snapshotGroupId));
}

function lockProblem(world: World, properties: unknown): UserError | undefined {
  const locked = deleteLockOver(world, snapshotGroupIdOf(properties) ?? '');
  return readOnlyProblem(world, properties) ?? (locked === undefined ? undefined : says.snapshotGroupLocked(locked));
}

function readOnlyProblem(world: World, properties: unknown): UserError | undefined {
  const locked = writeLockOver(world, snapshotGroupIdOf(properties) ?? '');
  return locked === undefined ? undefined : says.snapshotGroupReadOnly(locked);
}

/** The instance that already protects a volume; of two that are being configured, the earlier one. */
function rivalOf(world: World, properties: unknown, selfId?: string): Resource | undefined {
  const source = volumeIdOf(properties);
  const isSelf = (one: Resource): boolean => selfId !== undefined && sameId(one.id, selfId);
  const all = allInstances(world);
  const place = all.findIndex(isSelf);
  return all.find((one, index) => {
    const state = stateOf(one);
    if (isSelf(one) || !sameId(volumeIdOf(one.properties), source) || state === 'ConfiguringProtectionFailed') return false;
    return state !== 'ConfiguringProtection' || place === -1 || index < place;
  });
}

/** Azure protects a volume once; a soft-deleted instance bars only its own vault [D]. */
export function rivalProblem(world: World, vault: Resource, properties: unknown, selfId?: string): UserError | undefined {
  const rival = rivalOf(world, properties, selfId);
  if (rival !== undefined) return says.protectedElsewhere(friendlyNameOf(rival.properties), vaultIdOf(rival.id), stateOf(rival));
  const deleted = deletedInstances(world, vault.id).find((one) => sameId(volumeIdOf(one.properties), volumeIdOf(properties)));
  return deleted && says.softDeletedHere(textAt(deleted.properties, 'friendlyName') ?? deleted.name, vault.id);
}
