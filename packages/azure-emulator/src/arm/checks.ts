import { isGuid } from '../world/guids.ts';
import { callerName, type Caller, type World } from '../world/world.ts';
import { isAllowed } from './access/access.ts';
import { namespaceOf } from './routing/api-versions.ts';
import { ArmFailure } from './errors.ts';
import { deleteLockOver, lockBelow, lockType, writeLockOver } from './locks.ts';
import type { ArmRoute } from './routing/routes.ts';
import { lastPart, resourceGroupOf, subscriptionOf } from './scopes.ts';

const fromGateway = { 'x-ms-failure-cause': 'gateway' };

export function checkSubscription(world: World, path: string): void {
  const id = subscriptionOf(path);
  if (id === '' || world.subscriptions.some((one) => one.subscriptionId.toLowerCase() === id.toLowerCase())) return;
  if (!isGuid(id)) {
    const message = `The provided subscription identifier '${id}' is malformed or invalid.`;
    throw new ArmFailure(400, { code: 'InvalidSubscriptionId', message }, fromGateway);
  }
  throw new ArmFailure(404, { code: 'SubscriptionNotFound', message: `The subscription '${id}' could not be found.` }, fromGateway);
}

export function checkResourceGroup(world: World, route: ArmRoute, path: string): void {
  const group = resourceGroupOf(path);
  if (group === '') return;
  const kept = world.resources.get(group);
  if (kept?.properties['provisioningState'] === 'Deleting' && isWrite(route)) throw groupBeingDeleted(kept.name);
  const isMadeNow = route.method === 'PUT' && group.length === path.length;
  if (isMadeNow || kept !== undefined) return;
  throw new ArmFailure(
    404,
    { code: 'ResourceGroupNotFound', message: `Resource group '${lastPart(group)}' could not be found.` },
    fromGateway,
  );
}

// Of these nothing is kept by themselves: what is in them is for their provider to look for.
const inGroup =
  /^(\/subscriptions\/[^/]+\/resourceGroups\/[^/]+\/providers\/[^/]+\/(?!locations\/|deployments\/)([^/]+)\/[^/]+)\/([^/]+(?:\/[^/]+)*)$/i;
const verbs: Readonly<Record<string, string>> = { GET: 'read', HEAD: 'read', DELETE: 'delete', POST: 'action' };

/** What is in a resource, or asked of something in it, is not looked for where that is not there; code and words are from users' reports [C]. */
export function checkParent(world: World, { method }: ArmRoute, path: string): void {
  const [, parent = '', type = '', inside = ''] = inGroup.exec(path) ?? [];
  const steps = inside.split('/').slice(0, method === 'POST' ? -1 : undefined);
  if (parent === '' || steps.length === 0 || steps.some((step) => step.toLowerCase() === 'providers') || world.resources.has(parent))
    return;
  const types = [type, ...steps.filter((_, at) => at % 2 === 0)].join('/');
  const message = `Failed to perform '${verbs[method] ?? 'write'}' on resource(s) of type '${types}', because the parent resource '${parent}' could not be found.`;
  throw new ArmFailure(404, { code: 'ParentResourceNotFound', message }, fromGateway);
}

const isWrite = ({ method }: ArmRoute): boolean => ['PUT', 'PATCH', 'POST'].includes(method);

const groupBeingDeleted = (name: string): ArmFailure =>
  new ArmFailure(
    409,
    {
      code: 'ResourceGroupBeingDeleted',
      message: `The resource group '${name}' is in deprovisioning state and cannot perform this operation.`,
    },
    fromGateway,
  );

const ofNamespace = '{namespace}/';

/** The action that a call needs; that of registering a provider is of the provider's own namespace. */
export const actionOf = ({ action }: ArmRoute, path: string): string | undefined =>
  action?.startsWith(ofNamespace) === true ? `${namespaceOf(path) ?? ''}/${action.slice(ofNamespace.length)}` : action;

export function checkAccess(world: World, caller: Caller, route: ArmRoute, path: string): void {
  const action = actionOf(route, path);
  const scope = actionScope(route, path);
  if (action === undefined || isAllowed(world, caller.objectId, action, scope)) return;
  throw new ArmFailure(
    403,
    {
      code: 'AuthorizationFailed',
      message: `The client '${callerName(caller)}' with object id '${caller.objectId}' does not have authorization to perform action '${action}' over scope '${scope}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
    },
    fromGateway,
  );
}

/**
 * A list asks at its provider's namespace, an action at the resource that it is done to, a registration at the subscription;
 * anything else at its own path.
 */
function actionScope(route: ArmRoute, path: string): string {
  if (route.action?.startsWith(ofNamespace) === true) return path.slice(0, path.toLowerCase().indexOf('/providers/'));
  const isOfType = route.method === 'POST' || !route.template.endsWith('}');
  const hasProvider = namespaceOf(path) !== undefined;
  return isOfType && hasProvider ? path.slice(0, path.lastIndexOf('/')) : path;
}

/** A lock is no obstacle to itself: removing it is how one gets rid of it. */
export function checkLocks(world: World, route: ArmRoute, path: string): void {
  if (route.method === 'GET' || route.template.toLowerCase().includes(`/providers/${lockType.toLowerCase()}`)) return;
  const isDelete = route.method === 'DELETE';
  const locked = isDelete
    ? (deleteLockOver(world, path) ?? lockBelow(world, path))
    : isWrite(route)
      ? writeLockOver(world, path)
      : undefined;
  if (locked === undefined) return;
  throw new ArmFailure(409, {
    code: 'ScopeLocked',
    message: `The scope '${path}' cannot perform ${isDelete ? 'delete' : 'write'} operation because following scope(s) are locked: '${locked}'. Please remove the lock and try again.`,
  });
}
