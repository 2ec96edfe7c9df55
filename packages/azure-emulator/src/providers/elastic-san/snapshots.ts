import { numberAt, textAt } from '../../arm/bodies.ts';
import { systemData } from '../../arm/found.ts';
import { lastPart } from '../../arm/scopes.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, World } from '../../world/world.ts';
import { groupIdOf, volumeSnapshotType } from './ids.ts';

/** The volume snapshots of one volume. */
export const snapshotsOf = (world: World, volumeId: string): Resource[] =>
  world.resources
    .list(volumeSnapshotType, groupIdOf(volumeId))
    .filter((snapshot) => textAt(snapshot.properties, 'creationData', 'sourceId')?.toLowerCase() === volumeId.toLowerCase());

/** A volume's content at this moment, ready at once. */
export function takeVolumeSnapshot(world: World, volumeId: string, name: string): Resource {
  const snapshot = startVolumeSnapshot(world, volumeId, name);
  snapshot.properties['provisioningState'] = 'Succeeded';
  return snapshot;
}

/** A volume snapshot that is being created; it holds the content of the moment that it was asked for. */
export function startVolumeSnapshot(world: World, volumeId: string, name: string, caller?: Caller): Resource {
  const volume = world.resources.get(volumeId);
  const sourceId = volume?.id ?? volumeId;
  const snapshot = world.resources.put({
    properties: {
      creationData: { sourceId },
      provisioningState: 'Creating',
      sourceVolumeSizeGiB: numberAt(volume?.properties, 'sizeGiB') ?? 0,
      volumeName: lastPart(sourceId),
    },
    id: `${groupIdOf(sourceId)}/snapshots/${name}`,
    name,
    type: volumeSnapshotType,
    systemData: systemData(world, caller),
  });
  world.blocks.replace(snapshot.id, world.blocks.read(sourceId));
  return snapshot;
}

/** Delete a volume snapshot with its content. */
export function removeVolumeSnapshot(world: World, id: string): void {
  world.blocks.remove(id);
  world.resources.remove(id);
}
