import type { VolumePlan } from './sans.ts';

/** How large a fleet is: its volumes are dealt out evenly over every region of every subscription. */
export type FleetSize = { volumes: number; subscriptions: number; regions: readonly string[]; protectedPercent: number };

/** The three regions that Azure Backup protects Elastic SANs in from the beginning [D]: one may protect all of a fleet in either era. */
export const fleetRegions = ['eastus2', 'northeurope', 'australiaeast'] as const;

/** The large estates that are ready-made, by the names of their scenarios: half of their volumes have been protected for more than a year. */
export const largeFleets: Readonly<Record<'fleet-2000' | 'fleet-10000', FleetSize>> = {
  'fleet-2000': { volumes: 2000, subscriptions: 4, regions: fleetRegions, protectedPercent: 50 },
  'fleet-10000': { volumes: 10_000, subscriptions: 4, regions: fleetRegions, protectedPercent: 50 },
};

/** One Elastic SAN of a fleet. */
export type FleetSan = { name: string; groups: Readonly<Record<string, readonly VolumePlan[]>>; sizeTiB: number };

/** What a fleet has in one region of one subscription. */
export type FleetPlace = { subscription: number; region: string; sans: readonly FleetSan[] };

/** Volumes that a region of one subscription has room for: four Elastic SANs of 100 TiB, a third of it for restores. */
export const mostInPlace = 2000;

const volumesPerGroup = 50;
// Of 5 that a subscription may have in a region [D]: room for one that is made meanwhile.
const sansPerPlace = 4;

/** What volumes are for, and how large such ones are. */
const kinds = [
  ['app', 128],
  ['db', 256],
  ['web', 64],
  ['log', 32],
] as const;

/** Every Elastic SAN of a fleet with its volumes: numbered through, so that no two have a name in common. */
export function fleetPlaces({ volumes, subscriptions, regions }: FleetSize): FleetPlace[] {
  const places = Array.from({ length: subscriptions }, (_, subscription) => regions.map((region) => ({ subscription, region }))).flat();
  const digits = Math.max(3, String(volumes).length);
  let number = 0;
  return places.map(({ subscription, region }, place) => {
    const names = Array.from({ length: shareOf(volumes, places.length, place) }, () => String((number += 1)).padStart(digits, '0'));
    return { subscription, region, sans: sansOf(names, region) };
  });
}

const shareOf = (all: number, parts: number, part: number): number => Math.floor(all / parts) + (part < all % parts ? 1 : 0);

function sansOf(numbers: readonly string[], region: string): FleetSan[] {
  const groups = Array.from({ length: Math.ceil(numbers.length / volumesPerGroup) }, (_, group) =>
    volumesOf(numbers.slice(group * volumesPerGroup, (group + 1) * volumesPerGroup), group),
  );
  const perSan = Math.ceil(groups.length / sansPerPlace);
  return Array.from({ length: Math.ceil(groups.length / perSan) }, (_, san) => {
    const own = groups.slice(san * perSan, (san + 1) * perSan);
    const gib = own.flat().reduce((sum, { sizeGiB }) => sum + sizeGiB, 0);
    return {
      name: `san-${region}-${String(san + 1).padStart(2, '0')}`,
      groups: Object.fromEntries(own.map((group, at) => [`vg-${String(at + 1).padStart(2, '0')}`, group])),
      // A third of it is room for restores.
      sizeTiB: Math.max(1, Math.ceil((gib * 1.5) / 1024)),
    };
  });
}

function volumesOf(numbers: readonly string[], group: number): VolumePlan[] {
  const [kind, sizeGiB] = kinds[group % kinds.length] ?? kinds[0];
  return numbers.map((number) => ({ name: `${kind}-${number}`, sizeGiB, holds: `data of ${kind}-${number}` }));
}
