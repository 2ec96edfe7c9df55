import type { Resource } from '../world/resource-store.ts';
import { callerName } from '../world/world.ts';
import { isAllowed } from './access/access.ts';
import { ArmFailure, badRequest } from './errors.ts';
import type { ArmRequest } from './routing/routes.ts';
import { subscriptionOf } from './scopes.ts';

/** Something that a thing may be made from: of which types it is, and what its maker must be allowed to do with it. */
export type SourceKind = { types: readonly string[]; action: string };

/**
 * Refuse a call that makes use of something which the caller may not use so, whether that is there or not; code and words as reported
 * (kubernetes#93020, azuredisk-csi-driver#2610) [C].
 */
export function requireLinkedAccess({ world, caller, path }: ArmRequest, ownAction: string, linked: { id: string; action: string }): void {
  const { id, action } = linked;
  if (subscriptionOf(id) === '' || isAllowed(world, caller.objectId, action, id)) return;
  const message = `The client '${callerName(caller)}' with object id '${caller.objectId}' has permission to perform action '${ownAction}' on scope '${path}'; however, it does not have permission to perform action(s) '${action}' on the linked scope(s) '${id}' (respectively) or the linked scope(s) are invalid.`;
  throw new ArmFailure(403, { code: 'LinkedAuthorizationFailed', message }, { 'x-ms-failure-cause': 'gateway' });
}

/** Refuse what is of another type than a parameter wants; code as of other parameters, words ours [U]. */
export function requireType(resource: Resource, types: readonly string[], parameter: string): void {
  if (types.some((type) => type.toLowerCase() === resource.type.toLowerCase())) return;
  const wanted = types.map((type) => `'${type}'`).join(' or ');
  throw badRequest('InvalidParameter', `The value of parameter ${parameter} is invalid: '${resource.id}' is not of type ${wanted}.`);
}
