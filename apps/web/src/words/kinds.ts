import { parseResourceId } from '@esan/domain';

const kinds: Readonly<Record<string, string>> = {
  elasticsans: 'Elastic SAN',
  volumegroups: 'volume group',
  volumes: 'volume',
  backupvaults: 'Backup vault',
  backuppolicies: 'policy',
  backupinstances: 'protected item',
  deletedbackupinstances: 'deleted item',
  backupjobs: 'job',
  recoverypoints: 'restore point',
  disks: 'disk',
  snapshots: 'snapshot',
};

/** What kind of thing an id names, in the portal's words; undefined for one that it has no word for. */
export function kindOf(id: string): string | undefined {
  const parsed = parseResourceId(id.includes('/') ? id : `/subscriptions/${id}`);
  const last = parsed?.path.at(-1);
  if (parsed === undefined || id === '') return undefined;
  if (last !== undefined) return kinds[last.type.toLowerCase()];
  if (parsed.provider !== undefined) return undefined;
  return parsed.resourceGroup === undefined ? 'subscription' : 'resource group';
}
