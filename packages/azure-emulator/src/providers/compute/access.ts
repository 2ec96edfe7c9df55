import { numberAt, textAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import type { ArmRequest, ArmResponse } from '../../arm/routing/routes.ts';
import { guidOf } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { accepted } from './long-running.ts';

const rate = (what: string): string => `Microsoft.Compute/${what}3Min;999,Microsoft.Compute/${what}30Min;7999`;

const letters = (text: string): string => guidOf(text).replaceAll('-', '').slice(0, 12);

/** An address as Azure gives it out; nothing answers there. */
function addressOf(resource: Resource, request: ArmRequest): string {
  const host = `md-${letters(resource.id.toLowerCase())}.z${Number.parseInt(guidOf(resource.id).slice(0, 2), 16) % 50}.blob.storage.azure.net`;
  return `https://${host}/${letters(`${resource.id}/container`)}/abcd?sv=2018-03-28&sr=b&si=${request.world.guids.next()}&sig=none`;
}

/** The same disk or snapshot after changes since; what was made anew under its name is another one. */
export function asItIsNow(world: World, resource: Resource): Resource {
  const current = world.resources.get(resource.id);
  return current !== undefined && current.properties['uniqueId'] === resource.properties['uniqueId'] ? current : resource;
}

/** A signed address for reading the content, for a while; while it counts the state says ActiveSAS [S]. */
export function beginAccess(request: ArmRequest, resource: Resource): ArmResponse {
  const { world, body } = request;
  requireKinds(body, { access: 'text', durationInSeconds: 'number' });
  const access = textAt(body, 'access');
  const seconds = numberAt(body, 'durationInSeconds');
  if (access === undefined) throw badRequest('InvalidParameter', "Required parameter 'access' is missing (null).");
  if (access !== 'Read' && access !== 'Write')
    throw badRequest('InvalidParameter', `The value '${access}' of parameter 'access' is invalid.`);
  if (seconds === undefined) throw badRequest('InvalidParameter', "Required parameter 'durationInSeconds' is missing (null).");
  if (!Number.isInteger(seconds) || seconds < 1)
    throw badRequest('InvalidParameter', `The value '${seconds}' of parameter 'durationInSeconds' is invalid.`);
  // Nobody is given an address of what is closed to the network [D]; code and words are ours [U].
  if (resource.properties['networkAccessPolicy'] === 'DenyAll')
    throw new ArmFailure(409, { code: 'OperationNotAllowed', message: `The network access policy of '${resource.name}' is DenyAll.` });
  const accessSAS = addressOf(resource, request);
  return accepted(request, { resource, rate: rate('DiskGetAccess') }, () => {
    setState(asItIsNow(world, resource), 'ActiveSAS');
    holdUntil(world, resource, world.timeline.now + seconds * 1000);
    return { result: { accessSAS } };
  });
}

/** Takes every address back. */
export const endAccess = (request: ArmRequest, resource: Resource): ArmResponse =>
  accepted(request, { resource, rate: rate('DiskRevokeAccess') }, () => {
    setState(asItIsNow(request.world, resource), 'Unattached');
    endsIn(request.world).delete(keyOf(resource));
    return {};
  });

// When the last address of a disk or snapshot ends.
const ends = new WeakMap<World, Map<string, number>>();

function endsIn(world: World): Map<string, number> {
  const known = ends.get(world) ?? new Map<string, number>();
  ends.set(world, known);
  return known;
}

const keyOf = ({ properties }: Resource): string => String(properties['uniqueId']);

/** Addresses may be given one after another: the state changes when the last of them ends. */
function holdUntil(world: World, resource: Resource, moment: number): void {
  const [known, key] = [endsIn(world), keyOf(resource)];
  const until = Math.max(moment, known.get(key) ?? moment);
  known.set(key, until);
  world.timeline.at(until, () => {
    if (known.get(key) !== until) return;
    known.delete(key);
    setState(asItIsNow(world, resource), 'Unattached');
  });
}

function setState(resource: Resource, state: 'ActiveSAS' | 'Unattached'): void {
  resource.properties['diskState'] = state;
}

/** What is read through a signed address can be neither changed in size nor deleted; the text is from users' reports [C]. */
export function refuseWhileRead(resource: Resource): void {
  if (resource.properties['diskState'] !== 'ActiveSAS') return;
  throw new ArmFailure(409, {
    code: 'OperationNotAllowed',
    message: `There is an active shared access signature outstanding for disk ${resource.name}. Call EndGetAccess before attaching or deleting this disk.`,
  });
}
