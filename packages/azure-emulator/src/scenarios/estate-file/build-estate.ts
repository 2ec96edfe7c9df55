import { assignmentType } from '../../arm/access/access.ts';
import { textAt } from '../../arm/bodies.ts';
import { liveQuietly } from '../../providers/data-protection/history/quiet.ts';
import { factsOf } from '../../providers/data-protection/items/instance-facts.ts';
import { setState, stateOf } from '../../providers/data-protection/items/instances.ts';
import { deletedInstanceType, instanceType, jobType } from '../../providers/data-protection/protocol/ids.ts';
import { planPurge } from '../../providers/data-protection/routes/deleted-instances.ts';
import { planForgetting } from '../../providers/data-protection/work/jobs.ts';
import { pointsIn, snapshotSkuOf } from '../../providers/data-protection/work/recovery-points.ts';
import { planRetention } from '../../providers/data-protection/work/retention.ts';
import { planSchedule } from '../../providers/data-protection/work/schedule.ts';
import { volumeType } from '../../providers/elastic-san/ids.ts';
import { guidOf } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { addSubscription } from '../people.ts';
import { EstateFailure, type Estate } from './estate.ts';
import { resourceGroupType } from './known-types.ts';

/** Put an estate into an empty world, with people of the emulator's own; what was under way is taken for done, and policies go on. */
export function buildEstate(world: World, estate: Estate): void {
  world.seed = estate.seed ?? world.seed;
  for (const { subscriptionId, displayName } of estate.subscriptions) addSubscription(world, displayName, subscriptionId);
  world.servicePrincipals.push(...estate.identities);
  for (const resource of estate.resources) world.resources.put(atRest(structuredClone(resource), world));
  for (const resource of estate.resources) addIdentity(world, resource);
  for (const [id, blocks] of Object.entries(estate.contents))
    world.blocks.replace(id, new Map(Object.entries(blocks).map(([block, hash]) => [Number(block), hash])));
  for (const history of estate.histories) {
    const { instanceId, volumeId, policyId, first, ...facts } = history;
    const [instance, volume, policy] = [instanceId, volumeId, policyId].map((id) => there(world, id));
    liveQuietly(world, { ...facts, instance, volume, policy, first: Date.parse(first) } as Parameters<typeof liveQuietly>[1]);
  }
  goOn(world, new Set(estate.histories.map(({ instanceId }) => instanceId.toLowerCase())));
}

function there(world: World, id: string): Resource {
  const resource = world.resources.get(id);
  if (resource === undefined) throw new EstateFailure(`histories speaks of ${id}, which is not among the resources.`);
  return resource;
}

const settled = new Set(['Succeeded', 'Failed', 'Canceled']);

/** A resource that nobody works on, with what the emulator needs of its type and lists do not always tell. */
function atRest(resource: Resource, world: World): Resource {
  const { type, properties } = resource;
  const state = properties['provisioningState'];
  if (typeof state === 'string' && !settled.has(state)) properties['provisioningState'] = 'Succeeded';
  if (type === resourceGroupType) return { ...resource, location: resource.location ?? 'eastus2' };
  if (type === volumeType && typeof properties['volumeId'] !== 'string') properties['volumeId'] = guidOf(`${world.name}/${resource.id}`);
  if (type === assignmentType) {
    // From long ago: it counts.
    properties['createdOn'] ??= '2020-01-01T00:00:00.0000000Z';
    properties['scope'] ??= resource.id.replace(/\/providers\/Microsoft\.Authorization\/roleAssignments\/[^/]+$/i, '');
  }
  return resource;
}

function addIdentity(world: World, { id, name, ...rest }: Resource): void {
  const objectId = textAt(rest, 'identity', 'principalId');
  if (objectId === undefined || world.servicePrincipals.some((one) => one.objectId === objectId)) return;
  world.servicePrincipals.push({ objectId, displayName: name, ownerId: id });
}

const passing = new Set(['ConfiguringProtection', 'UpdatingProtection']);

function goOn(world: World, quiet: ReadonlySet<string>): void {
  for (const instance of world.resources.list(instanceType)) {
    if (quiet.has(instance.id.toLowerCase())) continue;
    const { id } = instance;
    if (passing.has(stateOf(instance))) setState(world, id, 'ProtectionConfigured');
    const last = pointsIn(world, id).at(-1);
    if (last !== undefined) factsOf(world, id).snapshotSku = snapshotSkuOf(last);
    planSchedule(world, id);
    planRetention(world, id);
  }
  for (const deleted of world.resources.list(deletedInstanceType)) planPurge(world, deleted);
  for (const job of [...world.resources.allStored()].filter(({ type }) => type === jobType)) planForgetting(world, job);
}
