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

/** What is in one zone is no copy of a disk in another; the words are from a public report (azure-sdk-for-java#11759) [C], the code is a guess [U]. */
export function refuseCopyFromOtherZone(disk: Resource, source: Resource | undefined): void {
  const [own, others] = [disk, source].map((one) => textsAt({ zones: one?.zones }, 'zones').join());
  if (!own || !others || own === others) return;
  throw badRequest(
    'BadRequest',
    `The resource '${disk.name}' in an availability zone cannot be copied from the source '${source?.id ?? ''}' in a different availability zone.`,
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
