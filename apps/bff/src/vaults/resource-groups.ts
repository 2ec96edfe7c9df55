import { parseResourceId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { badRequest } from '../http/refusal.ts';

/** Whether there is a resource group. */
async function groupExists(azure: Azure, groupId: string): Promise<boolean> {
  const { subscriptionId = '', resourceGroup = '' } = parseResourceId(groupId) ?? {};
  try {
    await azure.resources(subscriptionId).resourceGroups.get(resourceGroup);
    return true;
  } catch (error) {
    if (problemOf(error)[0] === 404) return false;
    throw error;
  }
}

/** Make a resource group unless it is there: a PUT over it would take its tags away. */
export async function makeGroup(azure: Azure, groupId: string, region: string): Promise<void> {
  if (await groupExists(azure, groupId)) return;
  const { subscriptionId, resourceGroup } = parseResourceId(groupId) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined) throw badRequest('resourceGroup', 'name');
  await azure.resources(subscriptionId).resourceGroups.createOrUpdate(resourceGroup, { location: region });
}
