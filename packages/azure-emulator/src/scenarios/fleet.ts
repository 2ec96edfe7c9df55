import type { World } from '../world/world.ts';
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
