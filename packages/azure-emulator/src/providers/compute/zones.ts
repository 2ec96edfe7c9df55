import { textsAt } from '../../arm/bodies.ts';
import { badRequest } from '../../arm/errors.ts';
import { zonesOf } from '../../arm/regions.ts';
import type { Resource } from '../../world/resource-store.ts';
import { diskType } from './ids.ts';

/** The zone that a new disk is asked for in, one of its region's at most; the words are from public reports [C], the second code is a guess [U]. */
export function zonesIn(body: unknown, { name, location }: { name: string; location: string }): readonly string[] {
  const zones = textsAt(body, 'zones');
  if (zones.length > 1) {
    throw badRequest(
      'ResourceTypeNotSupportMultiZones',
      `The resource type 'disks' does not support multiple availability zones. The provided zones are '${zones.join()}'. Please provide a single availability zone.`,
    );
  }
  const supported = zonesOf(location);
  if (zones.every((zone) => supported.includes(zone))) return zones;
  throw badRequest(
    'AvailabilityZoneNotSupported',
    `The zone(s) '${zones.join()}' for resource '${diskType}/${name}' is not supported. The supported zones for location '${location}' are '${supported.join()}'`,
  );
}

/** What is zone-redundant is in no zone of its own [D]; code and words are ours [U]. */
export function refuseZonesOfZrs(sku: string, zones: readonly string[]): void {
  if (zones.length === 0 || !sku.endsWith('_ZRS')) return;
  throw badRequest(
    'InvalidParameter',
    `The value '${sku}' of parameter 'sku.name' is invalid: a zone-redundant disk is in no zone, but zones '${zones.join()}' are given.`,
  );
}

/** A disk stays in its zone, named or not; the beginning of the words is from a public report [C]. */
export function refuseOtherZones({ name, zones }: Resource, wanted: readonly string[]): void {
  const before = textsAt({ zones }, 'zones');
  if (wanted.length === 0 || wanted.join() === before.join()) return;
  throw badRequest(
    'BadRequest',
    `Availability zone must not be changed on existing resource '${name}'. Existing zones: '${before.join()}', requested zones: '${wanted.join()}'.`,
  );
}
