import { tenantId } from '../world/registrations.ts';
import { guidOf } from '../world/guids.ts';
import type { World } from '../world/world.ts';
import { objectAt, textAt } from './bodies.ts';
import { badRequest } from './errors.ts';
import { lastPart } from './scopes.ts';

/**
 * Refuse identities that Azure Resource Manager would refuse: none for a type that has them, or one by what is no id of a resource.
 * The first is as users report it [C]; the code of the second is documented [D], its words are ours [U].
 */
export function requireIdentities(asked: unknown): void {
  const type = textAt(asked, 'type') ?? 'None';
  const ids = Object.entries(objectAt(asked, 'userAssignedIdentities')).flatMap(([id, value]) => (value === null ? [] : [id]));
  const wrong = ids.find((id) => !identityId.test(id));
  if (wrong !== undefined)
    throw badRequest(
      'LinkedInvalidPropertyId',
      `The property id '${wrong}' at path 'identity.userAssignedIdentities' is no id of an identity.`,
    );
  if (/UserAssigned/i.test(type) && ids.length === 0)
    throw badRequest('MissingIdentityIds', "The identity ids must not be null or empty for 'UserAssigned' identity type.");
}

const identityId = /^\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/Microsoft\.ManagedIdentity\/userAssignedIdentities\/[^/]+$/i;

/** The managed identities of a resource as Azure returns them, from what is asked and what it had before; nothing for a resource without any. */
export function identityFrom(
  world: World,
  owner: { id: string; name: string },
  asked: unknown,
  before: unknown,
): Record<string, unknown> | undefined {
  const type = textAt(asked, 'type') ?? 'None';
  const hasOwn = /SystemAssigned/i.test(type);
  const given = /UserAssigned/i.test(type) ? Object.entries(objectAt(asked, 'userAssignedIdentities')) : [];
  const users = given.filter(([, value]) => value !== null).map(([id]) => [id, userIdentity(world, id)] as const);
  if (!hasOwn && users.length === 0) return undefined;
  return {
    type,
    ...(hasOwn ? { principalId: textAt(before, 'principalId') ?? newPrincipal(world, owner), tenantId } : {}),
    ...(users.length === 0 ? {} : { userAssignedIdentities: Object.fromEntries(users) }),
  };
}

function newPrincipal(world: World, { id, name }: { id: string; name: string }): string {
  const objectId = world.guids.next();
  world.servicePrincipals.push({ objectId, displayName: name, ownerId: id });
  return objectId;
}

/** Microsoft.ManagedIdentity is not emulated: whichever identity is named is there, with the same ids each time. */
function userIdentity(world: World, id: string): { principalId: string; clientId: string } {
  const seed = `${world.name}${id.toLowerCase()}`;
  const principalId = guidOf(`${seed}/principal`);
  if (!world.servicePrincipals.some(({ objectId }) => objectId === principalId))
    world.servicePrincipals.push({ objectId: principalId, displayName: lastPart(id), ownerId: id });
  return { principalId, clientId: guidOf(`${seed}/client`) };
}

/** What a PATCH makes of the identities that a resource has: those that it names, in any case, come to the others; null takes one away. */
export function patchedIdentity(before: unknown, change: unknown): Record<string, unknown> {
  const kept = objectAt(before, 'userAssignedIdentities');
  const names = new Map(Object.keys(kept).map((id) => [id.toLowerCase(), id]));
  const named = Object.entries(objectAt(change, 'userAssignedIdentities')).map(([id, value]) => [names.get(id.toLowerCase()) ?? id, value]);
  return {
    ...objectAt(before),
    type: textAt(change, 'type') ?? textAt(before, 'type') ?? 'None',
    userAssignedIdentities: { ...kept, ...Object.fromEntries(named) },
  };
}
