import { locationAt, numberAt, objectAt, tagsAt, textAt, textsAt, valueAt } from '../../arm/bodies.ts';
import { requireKinds } from '../../arm/body-kinds.ts';
import { finish, refuseWhileDeleted } from '../../arm/deleting.ts';
import { ArmFailure, badRequest, unchangeable } from '../../arm/errors.ts';
import type { ArmError } from '../../world/arm-error.ts';
import { refuseOtherLocation, requireRegion } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { asItIsNow, refuseWhileRead } from './access.ts';
import { accepted } from './long-running.ts';
import { createOptionIn, sizeGBOf, sourceIdIn } from './sources.ts';
import { refuseOtherZones, refuseZonesOfZrs } from './zones.ts';

type Kind = { tierOf: (sku: string) => string | undefined; rate: string };

/** What disks and snapshots have in common is of the kinds that Azure's description says [S]. */
export const requireDiskKinds = (body: unknown): void =>
  requireKinds(body, {
    'sku.name': 'text',
    zones: 'texts',
    'properties.creationData.createOption': 'text',
    'properties.creationData.sourceResourceId': 'text',
    'properties.creationData.elasticSanResourceId': 'text',
    'properties.diskSizeGB': 'number',
    'properties.incremental': 'flag',
    'properties.networkAccessPolicy': 'text',
    'properties.publicNetworkAccess': 'text',
  });

/** A repeated PUT is a change: what the resource was made from, its content and its identity stay [S]. Tags left out are taken away. */
export function changeByPut(request: ArmRequest, resource: Resource, kind: Kind): ArmResponse {
  const { body } = request;
  refuseOtherLocation(resource, requireRegion(locationAt(body), resource.type));
  refuseOtherZones(resource, textsAt(body, 'zones'));
  const made = { properties: resource.properties };
  const createOption = createOptionIn(body);
  if (createOption !== createOptionIn(made)) throw unchangeable('creationData');
  if (createOption !== 'Empty' && sourceIdIn(body, createOption).toLowerCase() !== sourceIdIn(made, createOption).toLowerCase())
    throw unchangeable('creationData');
  const incremental = valueAt(body, 'properties', 'incremental') ?? resource.properties['incremental'];
  if (incremental !== resource.properties['incremental']) throw unchangeable('incremental');
  return change({ ...request, body: { ...objectAt(body), tags: tagsAt(body) ?? {} } }, resource, kind);
}

const networkValues = { networkAccessPolicy: ['AllowAll', 'AllowPrivate', 'DenyAll'], publicNetworkAccess: ['Enabled', 'Disabled'] };

/** What a body says of the network, of the values that Azure's description has [S]. */
export function networkIn(body: unknown): Record<string, string> {
  const named = Object.entries(networkValues).flatMap(([field, known]) => {
    const value = textAt(body, 'properties', field);
    if (value === undefined) return [];
    if (!known.includes(value)) throw badRequest('InvalidParameter', `The value '${value}' of parameter '${field}' is invalid.`);
    return [[field, value] as const];
  });
  return Object.fromEntries(named);
}

const hasFailed = (resource: Resource): boolean => resource.properties['provisioningState'] === 'Failed';

/** Without content there is nothing to change: it has to be made anew; code and words are ours [U]. */
const neverMade = ({ name }: Resource): ArmError => ({
  code: 'OperationNotAllowed',
  message: `The resource '${name}' was not made: its creation failed. Make it anew or delete it.`,
});

/** Tags, SKU, size and network access of a disk or snapshot; the rest stays [S]. Sizes only grow. */
export function change(request: ArmRequest, resource: Resource, about: Kind): ArmResponse {
  const { world, body } = request;
  requireDiskKinds(body);
  refuseWhileDeleted(resource);
  if (hasFailed(resource)) throw new ArmFailure(409, neverMade(resource));
  const tags = tagsAt(body);
  const sku = textAt(body, 'sku', 'name') ?? textAt(resource, 'sku', 'name') ?? '';
  const tier = about.tierOf(sku);
  if (tier === undefined) throw badRequest('InvalidParameter', `The value '${sku}' of parameter 'sku.name' is invalid.`);
  refuseZonesOfZrs(sku, textsAt(resource, 'zones'));
  const before = numberAt(resource.properties, 'diskSizeGB') ?? 0;
  const sizeGB = sizeGBOf(body, { creationData: {}, sizeGB: before, blocks: new Map() });
  if (sizeGB !== before) refuseWhileRead(resource);
  const wanted = { ...resource.properties, ...networkIn(body), diskSizeGB: sizeGB, diskSizeBytes: sizeGB * 1024 ** 3 };
  const changed = world.resources.put({
    ...resource,
    tags: tags ?? resource.tags ?? {},
    sku: { name: sku, tier },
    properties: { ...wanted, provisioningState: 'Updating' },
  });
  return accepted(request, { resource: changed, body: structuredClone(changed), rate: about.rate }, () => {
    const current = asItIsNow(world, changed);
    // Its creation may have been under way, and failed since.
    if (hasFailed(current)) return { error: neverMade(current) };
    finish(current);
    return { result: structuredClone(current) };
  });
}
