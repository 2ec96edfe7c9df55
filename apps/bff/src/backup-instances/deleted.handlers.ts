import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId } from '@esan/domain';
import type { VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { deletedIn, instanceAt } from '../estate/backup-instances.ts';
import { gatherIn } from '../estate/everywhere.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { accepted, changed } from '../operations/once.ts';

/** Protected items that were deleted and can still be brought back. */
export const deletedItems = {
  async listDeletedItems({ query }, { azure }) {
    const found = await gatherIn(await vaultsEverywhere(azure, query.subscriptionId), (vault) => deletedIn(azure, vault));
    return { asOf: azure.asOf(), ...found };
  },
  async undelete({ params }, { azure }) {
    const about = { kind: 'undelete', targetId: backupInstanceId(params) } as const;
    const { deletedBackupInstances } = azure.dataProtectionActions(params.subscriptionId);
    try {
      const item = await changed(azure, about, () =>
        begin((options) => deletedBackupInstances.undelete(params.resourceGroup, params.vault, params.instance, options)),
      );
      return { asOf: azure.asOf(), item };
    } catch (error) {
      // A second press finds nothing deleted any more: then the item must be back.
      if (problemOf(error)[0] !== 404 || !(await isThere(azure, params))) throw error;
      return { asOf: azure.asOf(), item: accepted(about, { pollPath: undefined, pollAfterMs: 0 }) };
    }
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function isThere(azure: Azure, at: VaultPlace & { instance: string }): Promise<boolean> {
  try {
    await instanceAt(azure, at);
    return true;
  } catch (error) {
    if (problemOf(error)[0] === 404) return false;
    throw error;
  }
}
