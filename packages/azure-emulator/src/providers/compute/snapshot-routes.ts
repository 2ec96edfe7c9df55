import { locationAt, tagsAt, textAt, valueAt } from '../../arm/bodies.ts';
import { beginDeleting, finish } from '../../arm/deleting.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found, groupIdIn, listScope, part } from '../../arm/found.ts';
import { pageOf } from '../../arm/pages.ts';
import { requireRegion } from '../../arm/regions.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import type { Resource } from '../../world/resource-store.ts';
import { asItIsNow, beginAccess, endAccess, refuseWhileRead } from './access.ts';
import { change, changeByPut, requireDiskKinds } from './changes.ts';
import { isProvisioned } from './disk-skus.ts';
import { computeVersions, diskSnapshotType, diskType, snapshotsPath, subscriptionPath } from './ids.ts';
import { accepted } from './long-running.ts';
import { familyOf, finishedSnapshot, removeSnapshot, skuOfFamily, tierOf } from './snapshots.ts';
import { snapshotQuotaReached } from './usages.ts';
import { newSettings } from './settings.ts';
import { requireSameRegion, requireSourceAccess, sizeGBOf, sourceIn } from './sources.ts';

const snapshotIdIn = (request: ArmRequest): string =>
  `${groupIdIn(request)}/providers/${diskSnapshotType}/${part(request, 'snapshotName')}`;

const skus = ['Standard_LRS', 'Standard_ZRS', 'Premium_LRS'];
const putRate = 'Microsoft.Compute/HighCostSnapshotCreateHydrate3Min;999,Microsoft.Compute/HighCostSnapshotCreateHydrate30Min;7999';
const deleteRate = 'Microsoft.Compute/DeleteSnapshots3Min;2999,Microsoft.Compute/DeleteSnapshots30Min;23998';

const kind = { tierOf: (sku: string) => (skus.includes(sku) ? tierOf(sku) : undefined), rate: putRate };

/** Code and words as of other quotas of Compute [C]; for snapshots they are a guess [U]. */
function refuseOverQuota(request: ArmRequest, { location, sku }: { location: string; sku: string }): void {
  const { world } = request;
  if (!snapshotQuotaReached(world, { subscriptionId: part(request, 'subscriptionId'), location, sku })) return;
  const message = `Operation could not be completed as it results in exceeding approved snapshot quota. Maximum allowed: ${world.snapshotQuota}, location: ${location}.`;
  throw new ArmFailure(409, { code: 'OperationNotAllowed', message });
}

/** Premium SSD v2 and Ultra disks have incremental snapshots alone [D]; code and words are ours [U]. */
function refuseWholeOf(source: Resource | undefined): void {
  const sku = textAt(source, 'sku', 'name') ?? '';
  if (source?.type !== diskType || !isProvisioned(sku)) return;
  throw badRequest('InvalidParameter', `A snapshot of the disk '${source.name}' of '${sku}' must be incremental.`);
}

function putSnapshot(request: ArmRequest): ArmResponse {
  const { world, body } = request;
  const name = part(request, 'snapshotName');
  if (!/^[A-Za-z0-9_.-]{1,80}$/.test(name))
    throw badRequest('InvalidParameter', `The value '${name}' of parameter 'snapshotName' is invalid.`);
  requireDiskKinds(body);
  requireSourceAccess(request, diskSnapshotType);
  const existing = world.resources.get(snapshotIdIn(request));
  if (existing !== undefined) return changeByPut(request, existing, kind);
  const location = requireRegion(locationAt(body), diskSnapshotType);
  const said = textAt(body, 'sku', 'name');
  if (said !== undefined && !skus.includes(said))
    throw badRequest('InvalidParameter', `The value '${said}' of parameter 'sku.name' is invalid.`);
  const source = sourceIn(world, body, ['Empty', 'Copy', 'CopyFromSanSnapshot']);
  requireSameRegion(location, source);
  const saysIncremental = valueAt(body, 'properties', 'incremental');
  if (saysIncremental !== true) refuseWholeOf(source.source);
  const familyId = saysIncremental === true ? familyOf(world, source.source) : undefined;
  const sku = said ?? (familyId === undefined ? undefined : skuOfFamily(world, familyId)) ?? 'Standard_LRS';
  refuseOverQuota(request, { location, sku });
  const id = snapshotIdIn(request);
  const tags = tagsAt(body) ?? {};
  const settings = newSettings(request, diskSnapshotType, source.source?.properties);
  const facts = { id, location, sku, tags, sizeGB: sizeGBOf(body, source), creationData: source.creationData };
  const snapshot = world.resources.put(finishedSnapshot(world, familyId === undefined ? facts : { ...facts, familyId }));
  Object.assign(snapshot.properties, settings, { provisioningState: 'Updating' });
  world.blocks.replace(id, source.blocks);
  const named = saysIncremental === undefined ? {} : { incremental: familyId !== undefined };
  const asked = { creationData: source.creationData, diskSizeGB: facts.sizeGB, ...named, provisioningState: 'Updating' };
  const first = { name: snapshot.name, id, type: diskSnapshotType, location, tags, sku: { name: sku }, properties: asked };
  return accepted(request, { resource: snapshot, body: first, rate: putRate }, () => {
    const current = asItIsNow(world, snapshot);
    finish(current);
    return { result: structuredClone(current) };
  });
}

function deleteSnapshot(request: ArmRequest): ArmResponse {
  const { world } = request;
  const snapshot = world.resources.get(snapshotIdIn(request));
  if (snapshot === undefined) return { status: 204 };
  refuseWhileRead(snapshot);
  beginDeleting(snapshot);
  return accepted(request, { resource: snapshot, rate: deleteRate }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(snapshot.id) === snapshot) removeSnapshot(world, snapshot.id);
    return {};
  });
}

const listSnapshots = (request: ArmRequest): ArmResponse => ({
  status: 200,
  body: pageOf(request, request.world.resources.list(diskSnapshotType, listScope(request))),
});

const snapshotIn = (request: ArmRequest): Resource => found(request.world, snapshotIdIn(request));

const getSnapshot = (request: ArmRequest): ArmResponse => ({ status: 200, body: snapshotIn(request) });

const patchSnapshot = (request: ArmRequest): ArmResponse => change(request, snapshotIn(request), kind);

const apiVersions = computeVersions;
const action = (verb: string): string => `Microsoft.Compute/snapshots/${verb}`;
const one = `${snapshotsPath}/{snapshotName}`;

/** Managed-disk snapshots: list, get, make, change, delete, and signed addresses of their content. */
export const snapshotRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${subscriptionPath}/snapshots`, apiVersions, action: action('read'), handle: listSnapshots },
  { method: 'GET', template: snapshotsPath, apiVersions, action: action('read'), handle: listSnapshots },
  { method: 'GET', template: one, apiVersions, action: action('read'), handle: getSnapshot },
  { method: 'PUT', template: one, apiVersions, action: action('write'), handle: putSnapshot },
  { method: 'PATCH', template: one, apiVersions, action: action('write'), handle: patchSnapshot },
  { method: 'DELETE', template: one, apiVersions, action: action('delete'), handle: deleteSnapshot },
  {
    method: 'POST',
    template: `${one}/beginGetAccess`,
    apiVersions,
    action: action('beginGetAccess/action'),
    handle: (request) => beginAccess(request, snapshotIn(request)),
  },
  {
    method: 'POST',
    template: `${one}/endGetAccess`,
    apiVersions,
    action: action('endGetAccess/action'),
    handle: (request) => endAccess(request, snapshotIn(request)),
  },
];
