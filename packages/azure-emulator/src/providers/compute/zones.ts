import { textsAt } from '../../arm/bodies.ts';
import { badRequest } from '../../arm/errors.ts';
import { regionNamed } from '../../arm/regions.ts';
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
  const supported = regionNamed(location)?.zones === true ? ['1', '2', '3'] : [];
  if (zones.every((zone) => supported.includes(zone))) return zones;
  throw badRequest(
    'AvailabilityZoneNotSupported',
    `The zone(s) '${zones.join()}' for resource '${diskType}/${name}' is not supported. The supported zones for location '${location}' are '${supported.join()}'`,
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
