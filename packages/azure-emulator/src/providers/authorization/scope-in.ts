import { found, subscriptionIdIn } from '../../arm/found.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { managementGroupId, managementGroupIn } from '../../arm/reach.ts';
import { managementGroupNotFound } from '../../arm/errors.ts';
import { resourceGroupOf } from '../../arm/scopes.ts';

/** The scope in the path as it was made, without a trailing slash; empty for the tenant. A resource or management group must exist to be a scope. */
export function scopeIn(request: ArmRequest): string {
  const scope = request.params['scope'] ?? '';
  const isResource = resourceGroupOf(scope) !== '' && scope.toLowerCase().includes('/providers/');
  if (isResource) return found(request.world, scope).id;
  if (/^\/subscriptions\/[^/]+$/i.test(scope)) return subscriptionIdIn(request);
  const management = managementGroupIn(scope);
  if (management !== undefined) {
    const group = request.world.managementGroups.get(management);
    if (group === undefined) throw managementGroupNotFound(management);
    return managementGroupId(group.name);
  }
  return request.world.resources.get(scope)?.id ?? scope;
}
