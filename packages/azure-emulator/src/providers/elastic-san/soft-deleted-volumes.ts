import { numberAt, textAt } from '../../arm/bodies.ts';
import { ArmFailure } from '../../arm/errors.ts';
import { found, part } from '../../arm/found.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { requireRoom } from './capacity.ts';
import { groupIdOf, sanIdOf, softDeleteVersions, volumePath, volumeType } from './ids.ts';
import { groupIn } from './groups.ts';
import { accepted } from './long-running.ts';
import { deleteVolume } from './volumes.ts';

/** Under a type of their own in the store, so that nothing else takes them for volumes that work. */
const storedType = 'Microsoft.ElasticSan/elasticSans/volumeGroups/softDeletedVolumes';

const dayMs = 86_400_000;

/** Soft-deleted volumes of a group, as Azure shows them. */
export const softDeletedIn = (world: World, groupId: string): Resource[] => world.resources.list(storedType, groupId).map(shown);

/** A soft-deleted volume looks like a volume in state Deleted [R]. */
export const shown = (volume: Resource): Resource => (isSoftDeleted(volume) ? { ...volume, type: volumeType } : volume);

export const isSoftDeleted = (volume: Resource): boolean => volume.type === storedType;

/** Whether a group keeps its deleted volumes for a while (2024-07-01-preview) [R]. */
export const softDeletes = (group: Resource | undefined): boolean =>
  textAt(group?.properties, 'deleteRetentionPolicy', 'policyState')?.toLowerCase() === 'enabled';

/** Moves a volume to `{name}-{unix seconds}` in state Deleted until its group's days are over [R]; its snapshots go [U]. */
export function softDeleteVolume(world: World, volume: Resource): void {
  const group = groupIdOf(volume.id);
  const days = numberAt(world.resources.get(group)?.properties, 'deleteRetentionPolicy', 'retentionPeriodDays') ?? 0;
  const name = `${volume.name}-${Math.floor(world.timeline.now / 1000)}`;
  const blocks = new Map(world.blocks.read(volume.id));
  deleteVolume(world, volume.id);
  const properties = { ...volume.properties, provisioningState: 'Deleted' };
  const kept = world.resources.put({ ...volume, id: `${group}/volumes/${name}`, name, type: storedType, properties });
  world.blocks.replace(kept.id, blocks);
  world.timeline.after(days * dayMs, () => {
    if (world.resources.get(kept.id) === kept) deleteVolume(world, kept.id);
  });
}

/** 202 with the volume still under its long name, Restoring; it is back under its own name when done [R]. */
function restoreVolume(request: ArmRequest): ArmResponse {
  const { world } = request;
  const deleted = found(world, `${groupIn(request).id}/volumes/${part(request, 'volumeName')}`);
  const name = deleted.name.replace(/-\d+$/, '');
  const id = `${groupIdOf(deleted.id)}/volumes/${name}`;
  if (!isSoftDeleted(deleted) || world.resources.has(id)) {
    // Code and text are ours [U].
    const why = isSoftDeleted(deleted) ? `A volume called '${name}' exists.` : 'It is not deleted.';
    throw new ArmFailure(409, { code: 'VolumeCannotBeRestored', message: `The volume '${deleted.name}' cannot be restored. ${why}` });
  }
  requireRoom(world, deleted.id, numberAt(deleted.properties, 'sizeGiB') ?? 0);
  deleted.properties['provisioningState'] = 'Restoring';
  const location = found(world, sanIdOf(deleted.id)).location ?? '';
  return accepted(request, 202, { resource: deleted, shown: shown(deleted), location }, () => {
    const blocks = new Map(world.blocks.read(deleted.id));
    deleteVolume(world, deleted.id);
    const properties = { ...deleted.properties, provisioningState: 'Succeeded' };
    const volume = world.resources.put({ ...deleted, id, name, type: volumeType, properties });
    world.blocks.replace(id, blocks);
    return { result: structuredClone(volume) };
  });
}

/** Bringing a soft-deleted volume back. */
export const softDeleteRoutes: readonly ArmRoute[] = [
  {
    method: 'POST',
    template: `${volumePath}/restore`,
    apiVersions: softDeleteVersions,
    action: 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes/restore/action',
    handle: restoreVolume,
  },
];
