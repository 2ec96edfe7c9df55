import type { ElasticSan, Volume as ArmVolume } from '@azure/arm-elasticsan';
import type { VolumeDetail } from '@esan/domain';
import { sanAt } from '../estate/elastic-sans.ts';
import { fieldsIfAny, numberIfAny, textIfAny } from '../estate/records/fields.ts';
import { resourceState } from '../estate/records/resource-state.ts';
import { volumeAt } from '../estate/records/to-volume.ts';

/** A volume with how a host reaches it; the region is its SAN's, and before it runs there is no target. */
export function toVolumeDetail(volume: ArmVolume, san: ElasticSan): VolumeDetail {
  const { provisioningState, storageTarget } = fieldsIfAny(volume.properties);
  const { targetIqn, targetPortalHostname, targetPortalPort } = fieldsIfAny(storageTarget);
  const [iqn, host] = [textIfAny(targetIqn), textIfAny(targetPortalHostname)];
  return {
    ...volumeAt(volume),
    region: sanAt(san).region,
    ...resourceState(provisioningState),
    target: iqn === undefined || host === undefined ? null : { iqn, host, port: numberIfAny(targetPortalPort) ?? 3260 },
  };
}
