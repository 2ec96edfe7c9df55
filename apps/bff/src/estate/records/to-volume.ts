import type { Volume as ArmVolume } from '@azure/arm-elasticsan';
import { isWithin, obstacleOf, volumePlaceOf } from '@esan/domain';
import type { SupportMatrix, Volume, VolumeProtection, WatchedInstance } from '@esan/domain';
import { unreadable } from '../../http/refusal.ts';
import type { Found } from '../everywhere.ts';
import { sanAt, type SanTree } from '../elastic-sans.ts';
import { fieldsIfAny, idIn, numberIn, textIfAny } from './fields.ts';
import { readEach } from './records.ts';

/** What is known of the protection of volumes, by the lower-cased id of each; at the `unread` scopes there may be more. */
export type Protectors = { instances: ReadonlyMap<string, WatchedInstance>; unread: readonly string[]; matrix: SupportMatrix };

/** The volumes of an Elastic SAN; one that cannot be read is named. */
export function volumesOf({ san, groups }: SanTree, protectors: Protectors): Found<Volume> {
  const above = sanAt(san);
  return readEach(
    groups.flatMap(({ volumes }) => volumes),
    (volume) => toVolume(volume, above, protectors),
  );
}

/** Where a volume stands, and how large it is. */
export function volumeAt(volume: ArmVolume) {
  const id = idIn(volume.id);
  const place = volumePlaceOf(id);
  if (place === undefined) throw unreadable('id', 'wrong');
  const { subscriptionId, resourceGroup, san, group } = place;
  const sizeGiB = numberIn(fieldsIfAny(volume.properties)['sizeGiB'], 'sizeGiB');
  return { id, name: textIfAny(volume.name) ?? place.volume, subscriptionId, resourceGroup, san, group, sizeGiB };
}

/** A volume with what protects it; region and tags are its SAN's. */
export function toVolume(
  volume: ArmVolume,
  { region, tags }: { region: string; tags: Readonly<Record<string, string>> },
  protectors: Protectors,
): Volume {
  const at = volumeAt(volume);
  return {
    ...at,
    region,
    protection: protectionOf({ ...at, region }, protectors),
    ...(Object.keys(tags).length === 0 ? {} : { tags: Object.entries(tags).map(([name, value]) => `${name}: ${value}`) }),
  };
}

/** What protects a volume, or why nothing can. */
export function protectionOf(
  volume: { id: string; subscriptionId: string; sizeGiB: number; region: string },
  { instances, unread, matrix }: Protectors,
): VolumeProtection {
  const instance = instances.get(volume.id.toLowerCase());
  if (instance !== undefined) {
    const { state, unknownState, health, vault, policy } = instance;
    return { kind: 'protected', state, unknownState, health, instanceId: instance.id, vault, policy };
  }
  const obstacle = obstacleOf(volume, matrix);
  if (obstacle !== undefined) return { kind: 'cannot', ...obstacle };
  return { kind: unread.some((scope) => isWithin(volume.id, scope)) ? 'unknown' : 'not-protected' };
}
