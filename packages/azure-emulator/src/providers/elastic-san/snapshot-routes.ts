import { textAt, textsAt } from '../../arm/bodies.ts';
import { beginDeleting, finish } from '../../arm/deleting.ts';
import { ArmFailure, badRequest } from '../../arm/errors.ts';
import { found, part } from '../../arm/found.ts';
import { requireLinkedAccess, requireType } from '../../arm/linked.ts';
import { pageOf } from '../../arm/pages.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { isAtOrBelow } from '../../arm/scopes.ts';
import { groupIn } from './groups.ts';
import { checkVersions, volumeSnapshotVersions, groupPath, sanIdOf, volumeSnapshotPath, volumeSnapshotType, volumeType } from './ids.ts';
import { accepted } from './long-running.ts';
import { requireName } from './rules.ts';
import { requireRoomForSnapshot } from './scale-limits.ts';
import { removeVolumeSnapshot, startVolumeSnapshot } from './snapshots.ts';

const snapshotIdIn = (request: ArmRequest): string => `${groupIn(request).id}/snapshots/${part(request, 'snapshotName')}`;
const locationOf = (request: ArmRequest): string => found(request.world, sanIdOf(groupIn(request).id)).location ?? '';

/** The SDK's own text has no quotes around the name: both forms are taken [S]. */
function wantedVolume(request: ArmRequest): string | undefined {
  const filter = request.query.get('$filter')?.trim() ?? '';
  if (filter === '') return undefined;
  const name = /^volumeName\s+eq\s+'?([^'\s]+)'?$/i.exec(filter)?.[1];
  if (name === undefined) throw badRequest('InvalidFilter', `The filter '${filter}' is not valid.`);
  return name.toLowerCase();
}

function listSnapshots(request: ArmRequest): ArmResponse {
  const wanted = wantedVolume(request);
  const all = request.world.resources.list(volumeSnapshotType, groupIn(request).id);
  const fitting = all.filter((snapshot) => wanted === undefined || textAt(snapshot.properties, 'volumeName')?.toLowerCase() === wanted);
  return { status: 200, body: pageOf(request, fitting) };
}

function putSnapshot(request: ArmRequest): ArmResponse {
  const { world, caller } = request;
  const name = part(request, 'snapshotName');
  requireName('snapshotName', name);
  const existing = world.resources.get(snapshotIdIn(request));
  if (existing !== undefined) return { status: 200, body: existing };
  const sourceId = textAt(request.body, 'properties', 'creationData', 'sourceId');
  if (sourceId === undefined) throw badRequest('InvalidParameter', 'The parameter creationData.sourceId is required.');
  requireLinkedAccess(request, action('write'), { id: sourceId, action: `${volumeType}/read` });
  const volume = found(world, sourceId);
  requireType(volume, [volumeType], 'creationData.sourceId');
  if (!isAtOrBelow(volume.id, groupIn(request).id)) {
    throw badRequest('InvalidParameter', `The volume '${volume.name}' is not in this volume group.`);
  }
  requireRoomForSnapshot(world, volume.id);
  const snapshot = startVolumeSnapshot(world, volume.id, name, caller);
  return accepted(request, 201, { resource: snapshot, location: locationOf(request) }, () => {
    finish(snapshot);
    return { result: structuredClone(snapshot) };
  });
}

function deleteSnapshot(request: ArmRequest): ArmResponse {
  const { world } = request;
  const snapshot = world.resources.get(snapshotIdIn(request));
  if (snapshot === undefined) return { status: 204 };
  beginDeleting(snapshot);
  return accepted(request, 202, { resource: snapshot, location: locationOf(request) }, () => {
    // Deleted twice, it is gone with the first; one made anew since is another.
    if (world.resources.get(snapshot.id) === snapshot) removeVolumeSnapshot(world, snapshot.id);
    return {};
  });
}

/** Every volume must be in the group; a missing one is the only thing that can be wrong here. */
function preBackup(request: ArmRequest): ArmResponse {
  const group = groupIn(request);
  const names = textsAt(request.body, 'volumeNames');
  if (names.length === 0) throw badRequest('InvalidParameter', 'The parameter volumeNames is required.');
  for (const name of names) found(request.world, `${group.id}/volumes/${name}`);
  return { status: 200, body: { validationStatus: 'Success' } };
}

/** Every disk snapshot must exist in the SAN's region. */
function preRestore(request: ArmRequest): ArmResponse {
  const location = locationOf(request);
  const ids = textsAt(request.body, 'diskSnapshotIds');
  if (ids.length === 0) throw badRequest('InvalidParameter', 'The parameter diskSnapshotIds is required.');
  for (const id of ids) {
    const snapshot = found(request.world, id);
    requireType(snapshot, ['Microsoft.Compute/snapshots'], 'diskSnapshotIds');
    if (snapshot.location === location) continue;
    throw new ArmFailure(400, {
      code: 'InvalidParameter',
      message: `The disk snapshot '${snapshot.name}' is not in the region of the Elastic SAN.`,
    });
  }
  return { status: 200, body: { validationStatus: 'Success' } };
}

const apiVersions = volumeSnapshotVersions;
const action = (verb: string): string => `Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots/${verb}`;
const groupAction = (verb: string): string => `Microsoft.ElasticSan/elasticSans/volumeGroups/${verb}/action`;
const getSnapshot = (request: ArmRequest): ArmResponse => ({ status: 200, body: found(request.world, snapshotIdIn(request)) });

/** Volume snapshots, and the checks that a backup and a restore begin with. */
export const volumeSnapshotRoutes: readonly ArmRoute[] = [
  { method: 'GET', template: `${groupPath}/snapshots`, apiVersions, action: action('read'), handle: listSnapshots },
  { method: 'GET', template: volumeSnapshotPath, apiVersions, action: action('read'), handle: getSnapshot },
  { method: 'PUT', template: volumeSnapshotPath, apiVersions, action: action('write'), handle: putSnapshot },
  { method: 'DELETE', template: volumeSnapshotPath, apiVersions, action: action('delete'), handle: deleteSnapshot },
  { method: 'POST', template: `${groupPath}/preBackup`, apiVersions: checkVersions, action: groupAction('preBackup'), handle: preBackup },
  {
    method: 'POST',
    template: `${groupPath}/preRestore`,
    apiVersions: checkVersions,
    action: groupAction('preRestore'),
    handle: preRestore,
  },
];
