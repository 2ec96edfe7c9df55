import { parseResourceId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';

/** Whether there is a resource group. */
export async function groupExists(azure: Azure, groupId: string): Promise<boolean> {
  const { subscriptionId = '', resourceGroup = '' } = parseResourceId(groupId) ?? {};
  try {
    await azure.resources(subscriptionId).resourceGroups.get(resourceGroup);
    return true;
  } catch (error) {
    if (problemOf(error)[0] === 404) return false;
    throw error;
  }
}
