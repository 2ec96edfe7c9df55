import { parseResourceId } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { badRequest } from '../http/refusal.ts';
import { groupExists } from './resource-groups.ts';

/** Make a resource group unless it is there: a PUT over it would take its tags away. */
export async function makeGroup(azure: Azure, groupId: string, region: string): Promise<void> {
  if (await groupExists(azure, groupId)) return;
  const { subscriptionId, resourceGroup } = parseResourceId(groupId) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined)
    throw badRequest('resourceGroup', 'must be the name of a resource group');
  await azure.resources(subscriptionId).resourceGroups.createOrUpdate(resourceGroup, { location: region });
}
