import { groupFrom } from '../providers/elastic-san/groups.ts';
import { sanFrom } from '../providers/elastic-san/sans.ts';
import { finishVolume, startVolume } from '../providers/elastic-san/volumes.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';
import { addGroups, addSubscription } from './people.ts';

type VolumePlan = { name: string; sizeGiB: number; holds: string };

/** 6,144 GiB are more than Azure Backup protects while volumes may have 4 TiB at most. */
const databases: readonly VolumePlan[] = [
  { name: 'sql-data-01', sizeGiB: 1024, holds: 'order database, data files' },
  { name: 'sql-data-02', sizeGiB: 1024, holds: 'invoice database, data files' },
  { name: 'sql-log-01', sizeGiB: 256, holds: 'order database, transaction log' },
  { name: 'oracle-data-01', sizeGiB: 2048, holds: 'ledger tablespaces' },
  { name: 'oracle-redo-01', sizeGiB: 128, holds: 'ledger redo log' },
  { name: 'archive-01', sizeGiB: 6144, holds: 'closed fiscal years' },
];

const applications: readonly VolumePlan[] = [
  { name: 'web-content-01', sizeGiB: 512, holds: 'shop pages and pictures' },
  { name: 'web-content-02', sizeGiB: 512, holds: 'help centre' },
  { name: 'app-config-01', sizeGiB: 32, holds: 'service settings' },
  { name: 'build-cache-01', sizeGiB: 256, holds: 'compiled artefacts' },
  { name: 'mail-queue-01', sizeGiB: 64, holds: 'outgoing mail' },
  { name: 'test-data-01', sizeGiB: 128, holds: 'masked customer records' },
];

/** A small production line: two Elastic SANs with one volume group and six volumes each, and room for restores. */
export function buildLine(world: World): void {
  const location = 'eastus2';
  const subscription = addSubscription(world, 'Contoso Storage');
  const groups = addGroups(world, subscription, location, ['rg-storage', 'rg-snapshots', 'rg-backup', 'rg-restore']);
  const storage = groups['rg-storage'];
  addSan(
    world,
    { id: `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-prod`, baseSizeTiB: 12, extendedTiB: 8 },
    'vg-databases',
    databases,
  );
  addSan(
    world,
    { id: `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-dev`, baseSizeTiB: 2, extendedTiB: 2 },
    'vg-apps',
    applications,
  );
}

function addSan(
  world: World,
  wanted: { id: string; baseSizeTiB: number; extendedTiB: number },
  group: string,
  volumes: readonly VolumePlan[],
): void {
  const { baseSizeTiB, extendedTiB } = wanted;
  const properties = { baseSizeTiB, extendedCapacitySizeTiB: extendedTiB, sku: { name: 'Premium_LRS' }, availabilityZones: ['1'] };
  const san = ready(world, sanFrom(world, wanted.id, { location: 'eastus2', properties }, world.people[0]));
  const groupId = ready(world, groupFrom(world, `${san.id}/volumeGroups/${group}`, {}, world.people[0])).id;
  for (const { name, sizeGiB, holds } of volumes) {
    const volume = startVolume(world, { groupId, name, sizeGiB, creationData: { createSource: 'None' } }, world.people[0]);
    finishVolume(volume);
    for (const block of [0, 1, 7, 4096]) world.blocks.write(volume.id, block, `${holds}, block ${block}`);
  }
}

const ready = (world: World, resource: Resource): Resource => {
  resource.properties['provisioningState'] = 'Succeeded';
  return world.resources.put(resource);
};
