import type { World } from '../world/world.ts';
import { addGroups, addSubscription } from './people.ts';
import { addSan, type VolumePlan } from './sans.ts';

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
export function buildMainJob(world: World): void {
  const location = 'eastus2';
  const subscription = addSubscription(world, 'Contoso Storage');
  const groups = addGroups(world, subscription, location, ['rg-storage', 'rg-snapshots', 'rg-backup', 'rg-restore']);
  const storage = groups['rg-storage'];
  addSan(world, storage, { name: 'san-prod', location, baseSizeTiB: 12, extendedTiB: 8, groups: { 'vg-databases': databases } });
  addSan(world, storage, { name: 'san-dev', location, baseSizeTiB: 2, extendedTiB: 2, groups: { 'vg-apps': applications } });
}
