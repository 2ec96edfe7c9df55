import { assignmentType } from '../../arm/access/access.ts';
import { definitionType } from '../../arm/access/custom-roles.ts';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { isObject } from '../../json/objects.ts';
import { resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import { jobType } from '../../providers/data-protection/protocol/ids.ts';
import { guidOf, isGuid } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import { EstateFailure, type Estate } from './estate.ts';
import { requireSound } from './resource-checks.ts';
import { childTypes, knownType, resourceGroupType } from './known-types.ts';

const subscriptionType = 'microsoft.resources/subscriptions';
const kept = ['tags', 'kind', 'managedBy', 'sku', 'plan', 'identity', 'zones', 'extendedLocation'] as const;

/** The estate that rows of Resource Graph tell of, whatever tables they are from. */
export function estateOfRows(rows: readonly { row: unknown; place: string }[]): Estate {
  const leftOut = new Map<string, number>();
  const leaveOut = (what: string): void => void leftOut.set(what, (leftOut.get(what) ?? 0) + 1);
  const names = new Map<string, string>();
  const found = new Map<string, Resource>();
  for (const { row, place } of rows) {
    const { id, type } = headOf(row, place);
    if (type.toLowerCase() === subscriptionType) names.set(subscriptionOf(id), textAt(row, 'name') ?? id);
    else if (knownType(type) === undefined) leaveOut(type.toLowerCase());
    else found.set(id.toLowerCase(), soundResource(resourceOf(row, id, type), place));
  }
  const whole = withGroups(found);
  const resources = [...whole.values()].filter((resource) => !isWithoutUse(resource, whole, leaveOut));
  const ids = new Set([...names.keys(), ...resources.map(({ id }) => subscriptionOf(id)).filter((id) => id !== '')]);
  if (ids.size === 0) throw new EstateFailure('It has no resource of any type that the emulator knows, and no subscription.');
  const subscriptions = [...ids].map((subscriptionId) => ({
    subscriptionId,
    displayName: names.get(subscriptionId) ?? `Subscription ${subscriptionId.slice(0, 8)}`,
  }));
  return { subscriptions, identities: [], resources, contents: {}, histories: [], leftOut };
}

function headOf(row: unknown, place: string): { id: string; type: string } {
  if (!isObject(row)) throw new EstateFailure(`${place} must be an object.`);
  const [id, type] = ['id', 'type'].map((field) => {
    const value = row[field];
    if (typeof value !== 'string' || value === '')
      throw new EstateFailure(
        `${place}.${field} must be a text that is not empty: the query must give ids, types and properties as they are.`,
      );
    return value;
  });
  if (id === undefined || type === undefined || !id.startsWith('/'))
    throw new EstateFailure(`${place}.id must begin with a slash, such as /subscriptions/….`);
  const subscriptionId = subscriptionOf(id);
  if (subscriptionId !== '' && !isGuid(subscriptionId)) throw new EstateFailure(`${place}.id must name its subscription by a GUID.`);
  return { id, type };
}

function soundResource(resource: Resource, place: string): Resource {
  requireSound(resource, (path) => `${place}.${path}`);
  return resource;
}

/** Resource Graph writes types and regions in lower case, and null or nothing where a resource says nothing. */
function resourceOf(row: unknown, id: string, type: string): Resource {
  const fields = kept.flatMap((field) => {
    const value = valueAt(row, field);
    return value === null || value === undefined || value === '' ? [] : [[field, value] as const];
  });
  const properties = spoken(valueAt(row, 'properties') ?? {});
  const isOfVault = /\/backupVaults\/[^/]+\/./i.test(id);
  const location = textAt(row, 'location') ?? '';
  return {
    ...Object.fromEntries(fields),
    ...(location === '' || isOfVault ? {} : { location }),
    properties: isObject(properties) ? withoutAdded(properties) : {},
    id,
    name: textAt(row, 'name') ?? id.split('/').at(-1) ?? '',
    type: knownType(type) ?? type,
  };
}

/** An instance says there what it says nowhere else. */
const withoutAdded = (properties: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'backupInstanceExtendedProperties'));

function spoken(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(spoken);
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([name, inside]) => (inside === null ? [] : [[name, spoken(inside)]])));
}

/** Every resource is in a group, whether the rows have it or not. */
function withGroups(found: ReadonlyMap<string, Resource>): Map<string, Resource> {
  const all = new Map<string, Resource>();
  for (const { id, location } of found.values()) {
    const groupId = resourceGroupOf(id);
    const key = groupId.toLowerCase();
    if (groupId === '' || found.has(key) || (all.has(key) && location === undefined)) continue;
    if (all.get(key)?.location !== undefined) continue;
    const made = {
      id: groupId,
      name: groupId.split('/').at(-1) ?? '',
      type: resourceGroupType,
      properties: { provisioningState: 'Succeeded' },
    };
    all.set(key, location === undefined ? made : { ...made, location });
  }
  for (const [key, resource] of found) all.set(key, resource);
  return all;
}

function isWithoutUse(resource: Resource, all: ReadonlyMap<string, Resource>, leaveOut: (what: string) => void): boolean {
  const { id, type, properties } = resource;
  const parent = id.split('/').slice(0, -2).join('/');
  const isLonely = childTypes.has(type) && !all.has(parent.toLowerCase());
  const isRunning = type === jobType && properties['status'] === 'InProgress';
  const isOfPeople = type === assignmentType && !ofIdentities(all).has((textAt(properties, 'principalId') ?? '').toLowerCase());
  const isAzures = type === definitionType && textAt(properties, 'type') === 'BuiltInRole';
  if (isLonely) leaveOut(`${type.toLowerCase()} without what they are in`);
  else if (isRunning) leaveOut('jobs under way');
  else if (isOfPeople) leaveOut('role assignments of people and applications');
  else if (isAzures) leaveOut('roles of Azure’s own');
  return isLonely || isRunning || isOfPeople || isAzures;
}

const identities = new WeakMap<ReadonlyMap<string, Resource>, ReadonlySet<string>>();

/** Object ids of the managed identities that resources have. */
function ofIdentities(all: ReadonlyMap<string, Resource>): ReadonlySet<string> {
  const known = identities.get(all);
  if (known !== undefined) return known;
  const found = new Set([...all.values()].map((one) => textAt(one, 'identity', 'principalId')?.toLowerCase() ?? guidOf(one.id)));
  identities.set(all, found);
  return found;
}
