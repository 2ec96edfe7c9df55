import { t } from '@lingui/core/macro';
import { parseResourceId } from '@esan/domain';

const kinds: Readonly<Record<string, string>> = {
  elasticsans: 'Elastic SAN',
  volumegroups: t`volume group`,
  volumes: t`volume`,
  backupvaults: t`Backup vault`,
  backuppolicies: t`policy`,
  backupinstances: t`protected item`,
  deletedbackupinstances: t`deleted item`,
  backupjobs: t`job`,
  recoverypoints: t`restore point`,
  disks: t`disk`,
  snapshots: t`snapshot`,
};

/** What kind of thing an id names, in the portal's words; undefined for one that it has no word for. */
export function kindOf(id: string): string | undefined {
  const parsed = parseResourceId(id.includes('/') ? id : `/subscriptions/${id}`);
  const last = parsed?.path.at(-1);
  if (parsed === undefined || id === '') return undefined;
  if (last !== undefined) return kinds[last.type.toLowerCase()];
  if (parsed.provider !== undefined) return undefined;
  return parsed.resourceGroup === undefined ? t`subscription` : t`resource group`;
}
