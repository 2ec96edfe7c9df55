import type { Volume as ArmVolume, VolumeGroup } from '@azure/arm-elasticsan';
import { nameOf, type ElasticSan, type ElasticSanDetail } from '@esan/domain';
import { roomOf, sanAt, type SanTree } from '../estate/elastic-sans.ts';
import type { Found } from '../estate/everywhere.ts';
import { fieldsIfAny, idIn, numberIfAny, textIfAny, textsIfAny } from '../estate/records/fields.ts';
import { readEach } from '../estate/records/records.ts';
import { resourceState } from '../estate/records/resource-state.ts';
import { toVolume, type Protectors } from '../estate/records/to-volume.ts';

/** An Elastic SAN with its room and the names that are taken in it. */
export function toElasticSan({ san, groups }: SanTree): ElasticSan {
  return { ...sizeOf(san), groups: groups.map(({ group, volumes }) => ({ ...named(group), volumes: volumes.flatMap(nameIn) })) };
}

/** An Elastic SAN with its figures and its volumes' protection; a volume that cannot be read is named. */
export function toElasticSanDetail({ san, groups }: SanTree, protectors: Protectors): { item: ElasticSanDetail; missing: Missing } {
  const { sku, availabilityZones, baseSizeTiB, extendedCapacitySizeTiB, totalIops, totalMBps, provisioningState } = fieldsIfAny(
    san.properties,
  );
  const above = sanAt(san);
  const found = groups.map(({ group, volumes }) => {
    const { items, missing } = readEach(volumes, (volume) => toVolume(volume, above, protectors));
    return { group: { ...named(group), volumes: items }, missing };
  });
  const item = {
    ...sizeOf(san),
    sku: textIfAny(fieldsIfAny(sku)['name']) ?? '',
    zones: textsIfAny(availabilityZones),
    baseTiB: numberIfAny(baseSizeTiB) ?? 0,
    extendedTiB: numberIfAny(extendedCapacitySizeTiB) ?? 0,
    iops: numberIfAny(totalIops) ?? null,
    throughputMBps: numberIfAny(totalMBps) ?? null,
    ...resourceState(provisioningState),
    groups: found.map(({ group }) => group),
  };
  return { item, missing: found.flatMap(({ missing }) => missing) };
}

type Missing = Found<never>['missing'];

const named = (group: VolumeGroup): { id: string; name: string } => {
  const id = idIn(group.id);
  return { id, name: textIfAny(group.name) ?? nameOf(id) };
};

const nameIn = ({ id, name }: ArmVolume): string[] => {
  const known = textIfAny(name) ?? textIfAny(nameOf(textIfAny(id) ?? ''));
  return known === undefined ? [] : [known];
};

function sizeOf(san: SanTree['san']): Omit<ElasticSan, 'groups'> {
  const { id, name, subscriptionId, resourceGroup, region } = sanAt(san);
  return { id, name, subscriptionId, resourceGroup, region, ...roomOf(san) };
}
