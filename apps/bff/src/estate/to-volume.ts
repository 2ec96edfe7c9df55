import type { ElasticSan, Volume as ArmVolume } from '@azure/arm-elasticsan';
import { nameOf, obstacleOf, sameId, volumePlaceOf } from '@esan/domain';
import type { BackupInstance, SupportMatrix, Volume, VolumeProtection } from '@esan/domain';

/** What is known of the protection of volumes. */
export type Protectors = { instances: readonly BackupInstance[]; unreadSubscriptions: ReadonlySet<string>; matrix: SupportMatrix };

/** A volume with what protects it; region and tags are its SAN's. */
export function toVolume(volume: ArmVolume, { location: region, tags = {} }: ElasticSan, protectors: Protectors): Volume {
  const id = volume.id ?? '';
  const place = volumePlaceOf(id);
  const subscriptionId = place?.subscriptionId ?? '';
  const { sizeGiB } = volume.properties;
  return {
    id,
    name: volume.name ?? nameOf(id),
    subscriptionId,
    resourceGroup: place?.resourceGroup ?? '',
    san: place?.san ?? '',
    group: place?.group ?? '',
    region,
    sizeGiB,
    protection: protectionOf({ id, subscriptionId, sizeGiB, region }, protectors),
    ...(Object.keys(tags).length === 0 ? {} : { tags: Object.entries(tags).map(([name, value]) => `${name}: ${value}`) }),
  };
}

/** What protects a volume, or why nothing can. */
export function protectionOf(
  volume: { id: string; subscriptionId: string; sizeGiB: number; region: string },
  { instances, unreadSubscriptions, matrix }: Protectors,
): VolumeProtection {
  const instance = instances.find(({ volumeId }) => sameId(volumeId, volume.id));
  if (instance !== undefined) {
    return { kind: 'protected', state: instance.state, instanceId: instance.id, vault: instance.vault, policy: instance.policy };
  }
  const obstacle = obstacleOf(volume, matrix);
  if (obstacle !== undefined) return { kind: 'cannot', ...obstacle };
  return { kind: unreadSubscriptions.has(volume.subscriptionId) ? 'unknown' : 'not-protected' };
}
