import { sameId, vaultId, vaultPlaceOf, type BackupInstance, type DeletedItem, type Vault } from '@esan/domain';
import type { Azure } from '../../azure/clients.ts';
import { deletedIn } from '../backup-instances.ts';
import type { Found } from '../everywhere.ts';
import { isOfVault } from '../just-changed.ts';
import { textIfAny } from '../records/fields.ts';
import { toDeletedInstance, volumeNamedIn } from '../records/to-backup-instance.ts';
import { graphRows } from './graph-rows.ts';
import { readRows } from './read-rows.ts';
import { vaultContents, vaultKey } from './vault-contents.ts';

// https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources
const query = `recoveryservicesresources
| where type =~ 'microsoft.dataprotection/backupvaults/deletedbackupinstances'
| project id, name, properties
| order by id asc`;

/** The deleted items of a vault. */
type DeletedOf = (vault: Vault) => Promise<Found<BackupInstance & DeletedItem>>;

/**
 * The deleted items of vaults for a list to look at, by one question. A vault in which Resource Graph shows no item, or in which this person has just
 * changed one, is asked itself.
 */
export async function deletedEverywhere(azure: Azure, subscriptionId?: string): Promise<DeletedOf> {
  const [rows, contents] = await Promise.all([graphRows(azure, query, subscriptionId), vaultContents(azure, subscriptionId)]);
  const byVault = Map.groupBy(rows ?? [], ({ id }) => keyIn(textIfAny(id)));
  return async (vault) => {
    const at = { ...vault, vault: vault.name };
    const shown = byVault.get(vaultKey(at)) ?? [];
    const isShown = rows !== undefined && (shown.length > 0 || contents?.get(vaultKey(at))?.hasItems === true);
    if (!isShown || azure.changes.recent().some(isItemOf(at))) return deletedIn(azure, vault);
    return readRows(shown, (item) => toDeletedInstance(item, vault.region), volumeNamedIn);
  };
}

function keyIn(id: string | undefined): string {
  const place = id === undefined ? undefined : vaultPlaceOf(id);
  return place === undefined ? '' : vaultKey(place);
}

const isItemOf = (at: Vault & { vault: string }) => (id: string) => {
  const place = vaultPlaceOf(id);
  return (
    isOfVault(at, 'backupInstances')(id) ||
    (sameId(place?.child?.type ?? '', 'deletedBackupInstances') && place !== undefined && sameId(vaultId(place), vaultId(at)))
  );
};
