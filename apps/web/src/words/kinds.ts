import { t } from '@lingui/core/macro';
import { parseResourceId } from '@esan/domain';

type Kind = readonly [one: string, several: string];

const kinds: Readonly<Record<string, Kind>> = {
  elasticsans: ['Elastic SAN', t`Elastic SANs`],
  volumegroups: [t`volume group`, t`volume groups`],
  volumes: [t`volume`, t`volumes`],
  backupvaults: [t`Backup vault`, t`Backup vaults`],
  backuppolicies: [t`policy`, t`policies`],
  backupinstances: [t`protected item`, t`protected items`],
  deletedbackupinstances: [t`deleted item`, t`deleted items`],
  backupjobs: [t`job`, t`jobs`],
  recoverypoints: [t`restore point`, t`restore points`],
  disks: [t`disk`, t`disks`],
  snapshots: [t`snapshot`, t`snapshots`],
};
const subscriptions: Kind = [t`subscription`, t`subscriptions`];
const resourceGroups: Kind = [t`resource group`, t`resource groups`];

function kindIn(id: string): Kind | undefined {
  const parsed = parseResourceId(id.includes('/') ? id : `/subscriptions/${id}`);
  const last = parsed?.path.at(-1);
  if (parsed === undefined || id === '') return undefined;
  if (last !== undefined) return kinds[last.type.toLowerCase()];
  if (parsed.provider !== undefined) return undefined;
  return parsed.resourceGroup === undefined ? subscriptions : resourceGroups;
}

/** What kind of thing an id names, in the portal's words; undefined for one that it has no word for. */
export const kindOf = (id: string): string | undefined => kindIn(id)?.[0];

/** The same for several things of the kind. */
export const kindsOf = (id: string): string | undefined => kindIn(id)?.[1];
