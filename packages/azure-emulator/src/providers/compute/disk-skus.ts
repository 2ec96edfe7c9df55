import { numberAt, textAt, textsAt } from '../../arm/bodies.ts';
import { badRequest } from '../../arm/errors.ts';
import { zonesOf } from '../../arm/regions.ts';
import type { Resource } from '../../world/resource-store.ts';

const tiers = new Map([
  ['Standard_LRS', 'Standard'],
  ['StandardSSD_LRS', 'Standard'],
  ['StandardSSD_ZRS', 'Standard'],
  ['Premium_LRS', 'Premium'],
  ['Premium_ZRS', 'Premium'],
  ['PremiumV2_LRS', 'Premium'],
  ['UltraSSD_LRS', 'Ultra'],
]);

/** The tier that goes with a SKU of disks; none of what is no SKU of theirs. */
export const diskTierOf = (sku: string): string | undefined => tiers.get(sku);

/** Premium SSD v2 and Ultra disks: what they can do is set apart from their size. */
export const isProvisioned = (sku: string): boolean => sku === 'PremiumV2_LRS' || sku === 'UltraSSD_LRS';

/** Refuse a disk that its SKU cannot be, by zone, size and sectors [D]; code and words are ours [U]. */
export function requireFit(disk: Resource): void {
  const sku = textAt(disk, 'sku', 'name') ?? '';
  const zones = textsAt({ zones: disk.zones }, 'zones');
  const because = unfitZone(sku, zones, disk.location ?? '') ?? unfitContent(sku, disk);
  if (because !== undefined) throw badRequest('InvalidParameter', `The value '${sku}' of parameter 'sku.name' is invalid: ${because}.`);
}

/** That those of a region with zones need one holds of the machines that use them [D, C]; that Azure refuses the disk itself is a guess [U]. */
function unfitZone(sku: string, zones: readonly string[], location: string): string | undefined {
  if (sku.endsWith('_ZRS') && zones.length > 0) return `a zone-redundant disk is in no zone, but zones '${zones.join()}' are given`;
  const region = zonesOf(location);
  if (isProvisioned(sku) && zones.length === 0 && region.length > 0)
    return `such a disk needs a zone in '${location}', one of '${region.join()}'`;
  return undefined;
}

function unfitContent(sku: string, { properties }: Resource): string | undefined {
  if (isProvisioned(sku)) return undefined;
  const sizeGB = numberAt(properties, 'diskSizeGB') ?? 0;
  if (sizeGB > 32_767) return `such a disk has at most 32767 GB, but 'diskSizeGB' is '${sizeGB}'`;
  const sectors = numberAt(properties, 'creationData', 'logicalSectorSize');
  return sectors === 4096 ? "sectors of '4096' bytes need 'PremiumV2_LRS' or 'UltraSSD_LRS'" : undefined;
}
