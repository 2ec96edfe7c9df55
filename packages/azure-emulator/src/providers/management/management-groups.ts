import { isAllowed } from '../../arm/access/access.ts';
import { ArmFailure, managementGroupNotFound } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { managementGroupId as idOf, managementGroupType as type } from '../../arm/reach.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { ManagementGroup } from '../../world/management-groups.ts';
import { tenantId } from '../../world/registrations.ts';
import type { Subscription, World } from '../../world/world.ts';

/** Versions of management groups, the newest first [S]. */
export const managementVersions = ['2023-04-01', '2021-04-01', '2020-10-01', '2020-05-01', '2020-02-01'] as const;

function groupIn(request: ArmRequest): ManagementGroup {
  const name = part(request, 'groupId');
  const group = request.world.managementGroups.get(name);
  if (group === undefined) throw managementGroupNotFound(name);
  return group;
}

const inShort = ({ name, displayName }: ManagementGroup): Record<string, unknown> => ({
  id: idOf(name),
  type,
  name,
  properties: { tenantId, displayName },
});

const named = ({ name, displayName }: ManagementGroup): Record<string, string> => ({ name, displayName });

const readAction = `${type}/read`;

/** Those that the caller may read; the root group only for whom it is named to. */
function listGroups(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  const all = [world.managementGroups.root, ...world.managementGroups.made];
  const visible = all.filter(({ name }) => isAllowed(world, caller.objectId, readAction, idOf(name)));
  return { status: 200, body: pageOf(request, visible, inShort) };
}

const flagIn = ({ query }: ArmRequest, name: string, value: string): boolean =>
  [...query].some(([key, said]) => key.toLowerCase() === name && said.toLowerCase() === value);

/** With `$expand=children`, and `$recurse=true` all below, or `$expand=path` or `ancestors` what is above. */
function getGroup(request: ArmRequest): ArmResponse {
  const { world } = request;
  const group = groupIn(request);
  const parent = world.managementGroups.parentOf(group);
  const above = world.managementGroups.lineOf(group).slice(1);
  const details = parent === undefined ? {} : { parent: { id: idOf(parent.name), ...named(parent) } };
  const properties = {
    tenantId,
    displayName: group.displayName,
    details: {
      version: 1,
      ...details,
      ...(flagIn(request, '$expand', 'path') ? { path: [...above].reverse().map(named) } : {}),
      ...(flagIn(request, '$expand', 'ancestors')
        ? { managementGroupAncestors: above.map(({ name }) => name), managementGroupAncestorsChain: above.map(named) }
        : {}),
    },
    ...(flagIn(request, '$expand', 'children') ? { children: childrenOf(world, group, flagIn(request, '$recurse', 'true')) } : {}),
  };
  return { status: 200, body: { id: idOf(group.name), type, name: group.name, properties } };
}

const subscriptionsIn = (world: World, group: ManagementGroup): Subscription[] =>
  world.subscriptions.filter(({ subscriptionId }) => world.managementGroups.homeOf(subscriptionId) === group);

function childrenOf(world: World, group: ManagementGroup, deep: boolean): Record<string, unknown>[] {
  const groups = world.managementGroups.below(group).map((one) => ({
    id: idOf(one.name),
    type,
    name: one.name,
    displayName: one.displayName,
    ...(deep ? { children: childrenOf(world, one, true) } : {}),
  }));
  const subscriptions = subscriptionsIn(world, group).map(({ subscriptionId, displayName }) => ({
    id: `/subscriptions/${subscriptionId}`,
    type: '/subscriptions',
    name: subscriptionId,
    displayName,
  }));
  return [...groups, ...subscriptions];
}

/** Everything below a group, in one flat list. */
function descendantsOf(world: World, group: ManagementGroup): Record<string, unknown>[] {
  const parent = { id: idOf(group.name) };
  const groups = world.managementGroups
    .below(group)
    .flatMap((one) => [
      { id: idOf(one.name), type, name: one.name, properties: { displayName: one.displayName, parent } },
      ...descendantsOf(world, one),
    ]);
  const subscriptions = subscriptionsIn(world, group).map(({ subscriptionId, displayName }) => ({
    id: `/subscriptions/${subscriptionId}`,
    type: '/subscriptions',
    name: subscriptionId,
    properties: { displayName, parent },
  }));
  return [...subscriptions, ...groups];
}

const memberOf = (group: ManagementGroup, { subscriptionId, displayName }: Subscription): Record<string, unknown> => ({
  id: `${idOf(group.name)}/subscriptions/${subscriptionId}`,
  type: `${type}/subscriptions`,
  name: subscriptionId,
  properties: { tenant: tenantId, displayName, parent: { id: idOf(group.name) }, state: 'Active' },
});

function listSubscriptions(request: ArmRequest): ArmResponse {
  const group = groupIn(request);
  const all = subscriptionsIn(request.world, group);
  return {
    status: 200,
    body: pageOf(request, all, (one) => memberOf(group, one)),
  };
}

function getSubscription(request: ArmRequest): ArmResponse {
  const group = groupIn(request);
  const wanted = part(request, 'subscriptionId');
  const found = subscriptionsIn(request.world, group).find(({ subscriptionId }) => subscriptionId.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return { status: 200, body: memberOf(group, found) };
  throw new ArmFailure(404, {
    code: 'NotFound',
    message: `The subscription '${wanted}' is not below the management group '${group.name}'.`,
  });
}

const list = `/providers/${type}`;
const one = `${list}/{groupId}`;
const apiVersions = managementVersions;

/** Management groups, as far as they are read. */
export const managementRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: list, apiVersions, handle: listGroups },
  { method: 'GET', template: one, apiVersions, action: readAction, handle: getGroup },
  {
    method: 'GET',
    template: `${one}/descendants`,
    apiVersions,
    action: `${type}/descendants/read`,
    handle: (request) => ({ status: 200, body: pageOf(request, descendantsOf(request.world, groupIn(request))) }),
  },
  { method: 'GET', template: `${one}/subscriptions`, apiVersions, action: `${type}/subscriptions/read`, handle: listSubscriptions },
  {
    method: 'GET',
    template: `${one}/subscriptions/{subscriptionId}`,
    apiVersions,
    action: `${type}/subscriptions/read`,
    handle: getSubscription,
  },
];
