import { zonesOf } from '../arm/regions.ts';
import { groupFrom } from '../providers/elastic-san/groups.ts';
import { sanFrom } from '../providers/elastic-san/sans.ts';
import { finishVolume, startVolume } from '../providers/elastic-san/volumes.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';

/** One volume of a scenario; what it `holds` becomes its content. */
export type VolumePlan = { name: string; sizeGiB: number; holds: string };

/** An Elastic SAN of a scenario, with the volumes of each of its volume groups. */
export type SanPlan = {
  name: string;
  location: string;
  baseSizeTiB: number;
  extendedTiB: number;
  /** Locally redundant, in the first zone of a region that has them, unless said otherwise. */
  sku?: 'Premium_LRS' | 'Premium_ZRS';
  groups: Readonly<Record<string, readonly VolumePlan[]>>;
};

/** Put a finished Elastic SAN with its volume groups and volumes into a resource group, made by the scenario's first person; its id. */
export function addSan(world: World, resourceGroupId: string, plan: SanPlan): string {
  const { name, location, baseSizeTiB, extendedTiB, sku = 'Premium_LRS' } = plan;
  const availabilityZones = sku === 'Premium_LRS' ? zonesOf(location).slice(0, 1) : [];
  const properties = { baseSizeTiB, extendedCapacitySizeTiB: extendedTiB, sku: { name: sku }, availabilityZones };
  const id = `${resourceGroupId}/providers/Microsoft.ElasticSan/elasticSans/${name}`;
  const san = ready(world, sanFrom(world, id, { location, properties }, world.people[0]));
  for (const [group, volumes] of Object.entries(plan.groups)) {
    const groupId = ready(world, groupFrom(world, `${san.id}/volumeGroups/${group}`, {}, world.people[0])).id;
    for (const volume of volumes) addVolume(world, groupId, volume);
  }
  return san.id;
}

function addVolume(world: World, groupId: string, { name, sizeGiB, holds }: VolumePlan): void {
  const volume = startVolume(world, { groupId, name, sizeGiB, creationData: { createSource: 'None' } }, world.people[0]);
  finishVolume(volume);
  for (const block of [0, 1, 7, 4096]) world.blocks.write(volume.id, block, `${holds}, block ${block}`);
}

const ready = (world: World, resource: Resource): Resource => {
  resource.properties['provisioningState'] = 'Succeeded';
  return world.resources.put(resource);
};
