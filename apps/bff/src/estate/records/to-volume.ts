import type { Volume as ArmVolume } from '@azure/arm-elasticsan';
import { isWithin, obstacleOf, volumePlaceOf } from '@esan/domain';
import type { SupportMatrix, Volume, VolumeProtection, WatchedInstance } from '@esan/domain';
import { unreadable } from '../../http/refusal.ts';
import { inTurns, turn } from '../../http/turn.ts';
import { joined, type Found } from '../everywhere.ts';
import { sanAt, type SanTree } from '../elastic-sans.ts';
import { fieldsIfAny, idIn, numberIn, textIfAny } from './fields.ts';
import { readEach } from './records.ts';

/** What is known of the protection of volumes, by the lower-cased id of each; at the `unread` scopes there may be more. */
export type Protectors = { instances: ReadonlyMap<string, WatchedInstance>; unread: readonly string[]; matrix: SupportMatrix };

/** The volumes of Elastic SANs; one that cannot be read is named. The server looks after others between two Elastic SANs, and in one of thousands, too. */
export async function volumesOf(trees: readonly SanTree[], protectors: Protectors): Promise<Found<Volume>> {
  const found: Found<Volume>[] = [];
  for (const { san, groups } of trees) {
    const above = sanAt(san);
    const volumes = groups.flatMap((group) => group.volumes);
    found.push(...(await inTurns(volumes, (some) => [readEach(some, (volume) => toVolume(volume, above, protectors))])));
    await turn();
  }
  return joined(found);
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
