import { locationAt, tagsAt, textAt } from '../../arm/bodies.ts';
import { beginDeleting, finish, refuseWhileDeleted } from '../../arm/deleting.ts';
import { badRequest } from '../../arm/errors.ts';
import { found, groupIdIn, listScope, part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { refuseOtherLocation, requireRegion } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { asItIsNow, beginAccess, endAccess, refuseWhileRead } from './access.ts';
import { change, changeByPut, requireDiskKinds } from './changes.ts';
import { diskTierOf, isProvisioned, requireFit } from './disk-skus.ts';
import { computeVersions, disksPath, diskType, subscriptionPath } from './ids.ts';
import { accepted, computeTime } from './long-running.ts';
import { requireSameRegion, requireSourceAccess, sizeGBOf, sourceIn, type Source } from './sources.ts';
import { newSettings } from './settings.ts';
import { refuseCopyFromOtherZone, zonesIn } from './zones.ts';

const diskIdIn = (request: ArmRequest): string => `${groupIdIn(request)}/providers/${diskType}/${part(request, 'diskName')}`;

const rate = (what: string): string => `Microsoft.Compute/${what}3Min;999,Microsoft.Compute/${what}30Min;7999`;
// As recorded (DeleteDisk_202) [R].
const deleteRate = 'Microsoft.Compute/DeleteDisks3Min;2999,Microsoft.Compute/DeleteDisks30Min;23998';

const kind = { tierOf: diskTierOf, rate: rate('CreateUpdateDisks'), requireFit };

function requireDiskName(request: ArmRequest): void {
  const name = part(request, 'diskName');
  if (!/^[A-Za-z0-9_.-]{1,80}$/.test(name)) throw badRequest('InvalidParameter', `The value '${name}' of parameter 'diskName' is invalid.`);
}

/** What a body asks for, or ARM's refusal. */
function wantedDisk(request: ArmRequest): { disk: Resource; source: Source } {
  const { world, body } = request;
  const location = requireRegion(locationAt(body), diskType);
  const sku = textAt(body, 'sku', 'name') ?? 'Standard_LRS';
  const tier = diskTierOf(sku);
  if (tier === undefined) throw badRequest('InvalidParameter', `The value '${sku}' of parameter 'sku.name' is invalid.`);
  if (textAt(body, 'properties', 'creationData', 'createOption') === 'CopyFromSanSnapshot') {
    // The Azure CLI's own test notes that this is blocked and expected to be [C]; the code is ours [U].
    throw badRequest(
      'InvalidParameter',
      "The value 'CopyFromSanSnapshot' of parameter 'creationData.createOption' is not supported for disks.",
    );
  }
  const source = sourceIn(world, body, ['Empty', 'Copy']);
  requireSameRegion(location, source);
  // The sectors of an empty one are Azure's choice where nobody makes it [S].
  if (source.source === undefined && isProvisioned(sku)) source.creationData['logicalSectorSize'] ??= 4096;
  const zones = zonesIn(body, { name: part(request, 'diskName'), location });
  const sizeGB = sizeGBOf(body, source);
  const disk: Resource = {
    name: part(request, 'diskName'),
    id: diskIdIn(request),
    type: diskType,
    location,
    tags: tagsAt(body) ?? {},
    ...(zones.length === 0 ? {} : { zones }),
    sku: { name: sku, tier },
    properties: {
      creationData: source.creationData,
      diskSizeGB: sizeGB,
      diskSizeBytes: sizeGB * 1024 ** 3,
      ...newSettings(request, diskType, source.source?.properties),
      timeCreated: computeTime(world.timeline.now),
      provisioningState: 'Updating',
      diskState: 'Unattached',
      uniqueId: world.guids.next(),
    },
  };
  requireFit(disk);
  refuseCopyFromOtherZone(disk, source.source?.type === diskType ? source.source : undefined);
  return { disk, source };
}

/** Accepted at once; whether it works shows when the copy is done. */
function putDisk(request: ArmRequest): ArmResponse {
  const { world } = request;
  requireDiskName(request);
  requireDiskKinds(request.body);
  requireSourceAccess(request, diskType);
  const existing = world.resources.get(diskIdIn(request));
  refuseWhileDeleted(existing);
  // One whose creation failed is made anew, where it was.
  if (existing !== undefined) refuseOtherLocation(existing, requireRegion(locationAt(request.body), diskType));
  if (existing !== undefined && existing.properties['provisioningState'] !== 'Failed') return changeByPut(request, existing, kind);
  const { disk: wanted, source } = wantedDisk(request);
  const disk = world.resources.put(wanted);
  const fault = world.faults.take(
    'fail-later',
    ({ operation, target }) => operation === 'disk' && (target === '*' || target.toLowerCase() === disk.name.toLowerCase()),
  );
  const properties = {
    creationData: disk.properties['creationData'],
    diskSizeGB: disk.properties['diskSizeGB'],
    provisioningState: 'Updating',
  };
  const first = { ...disk, sku: { name: textAt(disk, 'sku', 'name') }, properties };
  return accepted(request, { resource: disk, body: first, rate: rate('CreateUpdateDisks') }, () => {
    const current = asItIsNow(world, disk);
    if (fault !== undefined) {
      current.properties['provisioningState'] = 'Failed';
      return { error: { code: fault.code, message: fault.message } };
    }
    world.blocks.replace(disk.id, source.blocks);
    finish(current);
    return { result: structuredClone(current) };
  });
}

function deleteDisk(request: ArmRequest): ArmResponse {
  const { world } = request;
  const disk = world.resources.get(diskIdIn(request));
  if (disk === undefined) return { status: 204 };
  refuseWhileRead(disk);
  beginDeleting(disk);
  return accepted(request, { resource: disk, rate: deleteRate }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(disk.id) !== disk) return {};
    world.blocks.remove(disk.id);
    world.resources.remove(disk.id);
    return {};
  });
}

const listDisks = (request: ArmRequest): ArmResponse => ({
  status: 200,
  body: pageOf(request, request.world.resources.list(diskType, listScope(request))),
});

const diskIn = (request: ArmRequest): Resource => found(request.world, diskIdIn(request));

const getDisk = (request: ArmRequest): ArmResponse => ({ status: 200, body: diskIn(request) });

const patchDisk = (request: ArmRequest): ArmResponse => change(request, diskIn(request), kind);

const apiVersions = computeVersions;
const action = (verb: string): string => `Microsoft.Compute/disks/${verb}`;
const one = `${disksPath}/{diskName}`;

/** Managed disks: list, get, make, change, delete, and signed addresses of their content. */
export const diskRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${subscriptionPath}/disks`, apiVersions, action: action('read'), handle: listDisks },
  { method: 'GET', template: disksPath, apiVersions, action: action('read'), handle: listDisks },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getDisk },
  { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putDisk },
  { method: 'PATCH', template: one, apiVersions, action: action('write'), handle: patchDisk },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteDisk },
  {
    method: 'POST',
    template: `${one}/beginGetAccess`,
    apiVersions,
    action: action('beginGetAccess/action'),
    handle: (request) => beginAccess(request, diskIn(request)),
  },
  {
    method: 'POST',
    template: `${one}/endGetAccess`,
    apiVersions,
    action: action('endGetAccess/action'),
    handle: (request) => endAccess(request, diskIn(request)),
  },
];
