import type { Resource } from '../world/resource-store.ts';
import { callerName, type Caller, type World } from '../world/world.ts';
import { resourceNotFound } from './errors.ts';
import type { ArmRequest } from './routing/routes.ts';
import { lastPart, resourceGroupOf, subscriptionOf } from './scopes.ts';

/** A part of the path by its name in the template. */
export const part = (request: ArmRequest, name: string): string => request.params[name] ?? '';

/** A resource by id, or ARM's 404 for it. */
export function found(world: World, id: string): Resource {
  const resource = world.resources.get(id);
  if (resource !== undefined) return resource;
  throw resourceNotFound(id.replace(/^.*?\/providers\//i, ''), lastPart(resourceGroupOf(id)));
}

/** The id of the resource group in the path, in the case that it was made with. */
export function groupIdIn(request: ArmRequest): string {
  const asked = resourceGroupOf(request.path);
  return request.world.resources.get(asked)?.id ?? asked;
}

/** The id of the subscription in the path, in the subscription's own case. */
export function subscriptionIdIn({ world, path }: ArmRequest): string {
  const asked = subscriptionOf(path);
  const known = world.subscriptions.find(({ subscriptionId }) => subscriptionId.toLowerCase() === asked.toLowerCase());
  return `/subscriptions/${known?.subscriptionId ?? asked}`;
}

/** The scope of a list: the resource group in the path, else the subscription. */
export const listScope = (request: ArmRequest): string =>
  resourceGroupOf(request.path) === '' ? `/subscriptions/${part(request, 'subscriptionId')}` : groupIdIn(request);

/** Azure's moment with seven decimals. */
const azureMoment = (world: World): string => world.timeline.iso.replace('Z', '0000Z');

/** Who made a resource and when; `createdAt` stays through later changes. */
export function systemData(world: World, caller: Caller | undefined, existing?: Resource): Record<string, unknown> {
  const by = caller === undefined ? 'Microsoft.DataProtection' : callerName(caller);
  const kind = caller === undefined || 'clientId' in caller ? 'Application' : 'User';
  const now = azureMoment(world);
  const last = { lastModifiedAt: now, lastModifiedBy: by, lastModifiedByType: kind };
  const before = existing?.['systemData'];
  if (typeof before === 'object' && before !== null) return { ...before, ...last };
  return { createdAt: now, createdBy: by, createdByType: kind, ...last };
}
