import { hasAccessWithin } from '../../arm/access/access.ts';
import { badRequest } from '../../arm/errors.ts';
import { listScope } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { resourceVersions } from './versions.ts';

/** A generic list shows tracked resources alone: those that have a region, two names deep in their provider. */
const isTracked = (resource: Resource): boolean =>
  /\/resourceGroups\/[^/]+\/providers\/[^/]+\/[^/]+\/[^/]+$/i.test(resource.id) && resource.location !== undefined;

/** Types of what is in something else are never tracked. */
const isTopLevel = (type: string): boolean => type.split('/').length === 2;

const fields = new Map<string, (resource: Resource) => string | undefined>([
  ['resourcetype', (resource) => resource.type],
  ['name', (resource) => resource.name],
  ['location', (resource) => resource.location],
  ['resourcegroup', (resource) => /\/resourceGroups\/([^/]+)/i.exec(resource.id)?.[1]],
]);

/** `resourceType eq '…'` and its like, joined by `and` or `or`. */
function fitOf(filter: string): (resource: Resource) => boolean {
  if (filter === '') return () => true;
  const alternatives = filter.split(/\s+or\s+/i).map((part) => part.split(/\s+and\s+/i).map(clauseOf));
  return (resource) => alternatives.some((clauses) => clauses.every((fits) => fits(resource)));
}

function clauseOf(clause: string): (resource: Resource) => boolean {
  const match = /^\(*\s*(\w+)\s+(eq|ne)\s+'([^']*)'\s*\)*$/i.exec(clause.trim());
  const read = fields.get(match?.[1]?.toLowerCase() ?? '');
  if (match === null || read === undefined)
    throw badRequest('InvalidFilterInQueryString', `Invalid $filter '${clause}' specified in the query string.`);
  const isEqual = match[2]?.toLowerCase() === 'eq';
  return (resource) => (read(resource)?.toLowerCase() === match[3]?.toLowerCase()) === isEqual;
}

const bodyOf = (resource: Resource): Record<string, unknown> => ({
  id: resource.id,
  name: resource.name,
  type: resource.type,
  location: resource.location,
  ...(resource['sku'] === undefined ? {} : { sku: resource['sku'] }),
  ...(resource['identity'] === undefined ? {} : { identity: resource['identity'] }),
  ...(resource['zones'] === undefined ? {} : { zones: resource['zones'] }),
  tags: resource.tags ?? {},
});

function listResources(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  const fits = fitOf(request.query.get('$filter')?.trim() ?? '');
  const all = world.resources.below(listScope(request), isTopLevel).filter((resource) => isTracked(resource) && fits(resource));
  return {
    status: 200,
    body: pageOf(
      request,
      all.filter((resource) => hasAccessWithin(world, caller.objectId, resource.id)),
      bodyOf,
    ),
  };
}

const apiVersions = resourceVersions;

/** Resources of every provider, in a subscription or a resource group. */
export const genericRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: '/subscriptions/{subscriptionId}/resources', apiVersions, handle: listResources },
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/resources',
    apiVersions,
    handle: listResources,
  },
];
