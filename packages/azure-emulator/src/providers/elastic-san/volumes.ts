import { finish } from '../../arm/deleting.ts';
import { systemData } from '../../arm/found.ts';
import { guidOf } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { Caller, World } from '../../world/world.ts';
import { groupIdOf, sanIdOf, volumeType } from './ids.ts';
import { removeVolumeSnapshot, snapshotsOf } from './snapshots.ts';

/** Where a volume's first content comes from; `sourceId` is left out for an empty one. */
export type CreationData = { createSource: string; sourceId?: string };

/** What a volume is made from. */
export type NewVolume = { groupId: string; name: string; sizeGiB: number; creationData: CreationData };

/** Make a volume with the content of its source; it is ready at once, for whoever waited elsewhere. */
export function createVolume(world: World, wanted: NewVolume): Resource {
  const volume = startVolume(world, wanted);
  finishVolume(volume);
  return volume;
}

/** A volume that is being created; its content is there from the start. */
export function startVolume(world: World, wanted: NewVolume, caller?: Caller): Resource {
  const group = world.resources.get(wanted.groupId)?.id ?? wanted.groupId;
  const volume = world.resources.put({
    properties: {
      managedBy: { resourceId: 'None' },
      provisioningState: 'Creating',
      creationData: { ...wanted.creationData },
      sizeGiB: wanted.sizeGiB,
      storageTarget: { provisioningState: 'Creating', status: 'Pending' },
      volumeId: world.guids.next(),
    },
    id: `${group}/volumes/${wanted.name}`,
    name: wanted.name,
    type: volumeType,
    systemData: systemData(world, caller),
  });
  const source = wanted.creationData.sourceId;
  world.blocks.replace(volume.id, source === undefined ? new Map() : world.blocks.read(source));
  return volume;
}

/** The volume is ready to be connected: it has a target now. */
export function finishVolume(volume: Resource): void {
  finish(volume);
  volume.properties['storageTarget'] = targetOf(volume);
}

// Host and target names follow the recorded form; SAN and group each keep theirs for all of their volumes.
function targetOf(volume: Resource): Record<string, unknown> {
  const host = `es-${letters(groupIdOf(volume.id))}`;
  const zone = Number.parseInt(guidOf(sanIdOf(volume.id).toLowerCase()).slice(0, 2), 16) % 50;
  return {
    targetIqn: `iqn.2026-02.net.azure.storage.blob.z${zone}.es-${letters(sanIdOf(volume.id))}:${host}:${volume.name}`,
    provisioningState: 'Succeeded',
    status: 'Running',
    targetPortalHostname: `${host}.z${zone}.blob.storage.azure.net`,
    targetPortalPort: 3260,
  };
}

const letters = (id: string): string => guidOf(id.toLowerCase()).replaceAll('-', '').slice(0, 12);

/** Delete a volume with its content and its volume snapshots; managed-disk snapshots are somewhere else and stay. */
export function deleteVolume(world: World, id: string): void {
  for (const snapshot of snapshotsOf(world, id)) removeVolumeSnapshot(world, snapshot.id);
  world.blocks.remove(id);
  world.resources.remove(id);
}
