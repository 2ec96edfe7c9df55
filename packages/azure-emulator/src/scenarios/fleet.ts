import type { World } from '../world/world.ts';
import { fleetPoints, protectPlace } from './fleet-backups.ts';
import { fleetPlaces, type FleetPlace, type FleetSize } from './fleet-plan.ts';
import { addGroups, addSubscription } from './people.ts';
import { addSan, type VolumePlan } from './sans.ts';

const numbered = (prefix: string, count: number, sizeGiB: number): VolumePlan[] =>
  Array.from({ length: count }, (_, index) => {
    const name = `${prefix}-${String(index + 1).padStart(3, '0')}`;
    return { name, sizeGiB, holds: `data of ${name}` };
  });

/** Four archives of 20 TiB: more than Azure Backup protects in any era. */
const archives: VolumePlan[] = numbered('archive', 4, 20_480);

/** A fleet to be protected at once: 200 volumes in five volume groups of two Elastic SANs of one region, four of them too large. */
export function buildFleet(world: World): void {
  const location = 'eastus2';
  const subscription = addSubscription(world, 'Contoso Fleet');
  const groups = addGroups(world, subscription, location, ['rg-storage', 'rg-snapshots', 'rg-backup', 'rg-restore']);
  const storage = groups['rg-storage'];
  addSan(world, storage, {
    name: 'san-apps',
    location,
    baseSizeTiB: 40,
    extendedTiB: 10,
    groups: { 'vg-app-01': numbered('app-a', 40, 256), 'vg-app-02': numbered('app-b', 40, 256), 'vg-web': numbered('web', 20, 128) },
  });
  addSan(world, storage, {
    name: 'san-data',
    location,
    baseSizeTiB: 100,
    extendedTiB: 50,
    groups: { 'vg-db-01': numbered('db-a', 50, 512), 'vg-db-02': [...numbered('db-b', 46, 512), ...archives] },
  });
}

/** A fleet of any size, in each region of each subscription the same resource groups, by names that end with the region's. */
export function buildFleetOf(world: World, size: FleetSize): void {
  const digits = String(size.subscriptions).length;
  const nameOf = (number: number): string => (size.subscriptions === 1 ? '' : ` ${String(number + 1).padStart(digits, '0')}`);
  const subscriptions = Array.from({ length: size.subscriptions }, (_, number) => addSubscription(world, `Contoso Fleet${nameOf(number)}`));
  for (const place of fleetPlaces(size)) addPlace(world, subscriptions[place.subscription] ?? '', place, size.protectedPercent);
}

function addPlace(world: World, subscription: string, { region, sans }: FleetPlace, protectedPercent: number): void {
  const group = (name: string): string => groupOf(world, subscription, name, region);
  const [storage, snapshotGroup, backupGroup] = [group('storage'), group('snapshots'), group('backup')];
  group('restore');
  const made = sans.map(({ name, groups, sizeTiB }) =>
    addSan(world, storage, { name, location: region, baseSizeTiB: sizeTiB, extendedTiB: 0, groups }),
  );
  if (protectedPercent > 0) protectPlace(world, { region, backupGroup, snapshotGroup, sans: made }, protectedPercent);
}

function groupOf(world: World, subscription: string, name: string, region: string): string {
  const full = `rg-${name}-${region}`;
  return addGroups(world, subscription, region, [full])[full] ?? '';
}

/** Snapshots of one SKU that a subscription needs in a region: more than the 75,000 of every subscription have been asked for in time. */
export function snapshotQuotaFor({ volumes, subscriptions, regions, protectedPercent }: FleetSize, usual: number): number {
  const perPlace = Math.ceil(volumes / (subscriptions * regions.length)) * (protectedPercent / 100) * fleetPoints;
  return Math.max(usual, Math.ceil((perPlace * 1.2) / 25_000) * 25_000);
}
