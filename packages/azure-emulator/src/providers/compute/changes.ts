import { locationAt, numberAt, objectAt, tagsAt, textAt, textsAt, valueAt } from '../../arm/bodies.ts';
import { isObject } from '../../json/objects.ts';
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
import { changedSettings } from './settings.ts';
import { refuseOtherZones } from './zones.ts';

type Kind = { tierOf: (sku: string) => string | undefined; rate: string; requireFit?: (wanted: Resource) => void };

/** What disks and snapshots have in common is of the kinds that Azure's description says [S]. */
export function requireDiskKinds(body: unknown): void {
  requireKinds(body, {
    'sku.name': 'text',
    zones: 'texts',
    'properties.creationData.createOption': 'text',
    'properties.creationData.sourceResourceId': 'text',
    'properties.creationData.elasticSanResourceId': 'text',
    'properties.diskSizeGB': 'number',
    'properties.incremental': 'flag',
    'properties.creationData.logicalSectorSize': 'number',
    'properties.creationData.performancePlus': 'flag',
  });
  if (!isObject(valueAt(body, 'sku')) || textAt(body, 'sku', 'name') !== undefined) return;
  // As reported (managed-disks-powershell-getting-started#5) [C].
  throw badRequest(
    'InvalidRequestContent',
    "The request content was invalid and could not be deserialized: Required property 'name' not found in 'sku'.",
  );
}

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

const hasFailed = (resource: Resource): boolean => resource.properties['provisioningState'] === 'Failed';

/** Without content there is nothing to change: it has to be made anew; code and words are ours [U]. */
const neverMade = ({ name }: Resource): ArmError => ({
  code: 'OperationNotAllowed',
  message: `The resource '${name}' was not made: its creation failed. Make it anew or delete it.`,
});

/** Sizes only grow; the words are from users' reports [C], the code is a guess [U]. */
function grownSizeGB(body: unknown, { id, properties }: Resource): number {
  const before = numberAt(properties, 'diskSizeGB') ?? 0;
  const asked = sizeGBOf(body, { creationData: {}, blocks: new Map() }, before);
  if (asked >= before) return asked;
  throw badRequest(
    'InvalidParameter',
    `The disk/snapshot resource with id ${id} cannot be resized down. Reducing disk/snapshot size is not supported in Azure to prevent data loss. If you do need to reduce the size of the disk, please create new snapshot/disks with the appropriate size. More information is available at https://aka.ms/AzureDisksFAQ.`,
  );
}

/** Tags, SKU, size and settings of a disk or snapshot; the rest stays [S]. */
export function change(request: ArmRequest, resource: Resource, about: Kind): ArmResponse {
  const { world, body } = request;
  requireDiskKinds(body);
  refuseWhileDeleted(resource);
  if (hasFailed(resource)) throw new ArmFailure(409, neverMade(resource));
  const tags = tagsAt(body);
  const sku = textAt(body, 'sku', 'name') ?? textAt(resource, 'sku', 'name') ?? '';
  const tier = about.tierOf(sku);
  if (tier === undefined) throw badRequest('InvalidParameter', `The value '${sku}' of parameter 'sku.name' is invalid.`);
  const sizeGB = grownSizeGB(body, resource);
  const grows = sizeGB !== numberAt(resource.properties, 'diskSizeGB');
  if (grows) refuseWhileRead(resource);
  const settings = changedSettings(request, resource.type, resource.properties);
  const wanted: Resource = {
    ...resource,
    tags: tags ?? resource.tags ?? {},
    sku: { name: sku, tier },
    properties: { ...settings, diskSizeGB: sizeGB, diskSizeBytes: sizeGB * 1024 ** 3, provisioningState: 'Updating' },
  };
  // What came from elsewhere is as it is, whatever a new one would have to be.
  if (grows || sku !== textAt(resource, 'sku', 'name')) about.requireFit?.(wanted);
  const changed = world.resources.put(wanted);
  return accepted(request, { resource: changed, body: structuredClone(changed), rate: about.rate }, () => {
    const current = asItIsNow(world, changed);
    // Its creation may have been under way, and failed since.
    if (hasFailed(current)) return { error: neverMade(current) };
    finish(current);
    return { result: structuredClone(current) };
  });
}
