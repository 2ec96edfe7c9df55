import type { ManagementGroup } from '../world/management-groups.ts';
import type { World } from '../world/world.ts';
import { isAtOrBelow, subscriptionOf } from './scopes.ts';

/** The resource type of a management group. */
export const managementGroupType = 'Microsoft.Management/managementGroups';

/** The id of a management group, which is a scope. */
export const managementGroupId = (name: string): string => `/providers/${managementGroupType}/${name}`;

const pattern = /^\/providers\/Microsoft\.Management\/managementGroups\/([^/]+)/i;

/** The name of the management group that an id begins with. */
export const managementGroupIn = (id: string): string | undefined => pattern.exec(id)?.[1];

/** The management groups over an id, itself among them, the nearest first. */
export function managementGroupsOver(world: World, id: string): ManagementGroup[] {
  const groups = world.managementGroups;
  const subscription = subscriptionOf(id);
  if (subscription !== '') return groups.lineOf(groups.homeOf(subscription));
  const group = groups.get(managementGroupIn(id) ?? '');
  return group === undefined ? [] : groups.lineOf(group);
}

/** Whether what is granted at a scope counts at an id: at and below it, a management group being above its subscriptions. */
export function isCoveredBy(world: World, id: string, scope: string): boolean {
  if (isAtOrBelow(id, scope)) return true;
  const name = managementGroupIn(scope)?.toLowerCase();
  return name !== undefined && managementGroupsOver(world, id).some((group) => group.name.toLowerCase() === name);
}
