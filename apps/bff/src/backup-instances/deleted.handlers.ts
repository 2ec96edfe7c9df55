import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, type Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { deletedIn, instanceAt } from '../estate/backup-instances.ts';
import { gatherIn } from '../estate/everywhere.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { pressed } from '../operations/lost.ts';
import { standingOf, type About } from '../operations/standing.ts';
import type { InstancePlace } from './protect.ts';

/** Protected items that were deleted and can still be brought back. */
export const deletedItems = {
  async listDeletedItems({ query }, { azure }) {
    const found = await gatherIn(await vaultsEverywhere(azure, query.subscriptionId), (vault) => deletedIn(azure, vault));
    return found;
  },
  async undelete({ params }, { azure }) {
    const item = await bringBack(azure, params);
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** An item that was deleted, with its restore points. */
export async function bringBack(azure: Azure, params: InstancePlace): Promise<Operation> {
  const about = { kind: 'undelete', targetId: backupInstanceId(params) } as const;
  const { deletedBackupInstances } = azure.dataProtectionActions(params.subscriptionId);
  const start = () => begin((options) => deletedBackupInstances.undelete(params.resourceGroup, params.vault, params.instance, options));
  // A second press finds nothing deleted any more: then the item must be back.
  const operation = await pressed(azure, about, { start, taken: () => backAgain(azure, about, params) });
  // Its place among the deleted is written to: it is the item itself that comes back.
  azure.changes.note(about.targetId);
  return operation;
}

async function backAgain(azure: Azure, about: About, at: InstancePlace): Promise<Operation | undefined> {
  try {
    await instanceAt(azure, at);
    return await standingOf(azure, about);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}
