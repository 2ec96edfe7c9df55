import type { Volume as ArmVolume } from '@azure/arm-elasticsan';
import { nameOf, volumePlaceOf } from '@esan/domain';
import type { VolumeDetail } from '@esan/domain';

/** A volume with how a host reaches it; the region is its SAN's, and before it runs there is no target. */
export function toVolumeDetail(volume: ArmVolume, region: string): VolumeDetail {
  const id = volume.id ?? '';
  const place = volumePlaceOf(id);
  const { sizeGiB, provisioningState, storageTarget } = volume.properties;
  const iqn = storageTarget?.targetIqn;
  const host = storageTarget?.targetPortalHostname;
  return {
    id,
    name: volume.name ?? nameOf(id),
    subscriptionId: place?.subscriptionId ?? '',
    resourceGroup: place?.resourceGroup ?? '',
    san: place?.san ?? '',
    group: place?.group ?? '',
    region,
    sizeGiB,
    ready: provisioningState === 'Succeeded',
    target: iqn === undefined || host === undefined ? null : { iqn, host, port: storageTarget?.targetPortalPort ?? 3260 },
  };
}
