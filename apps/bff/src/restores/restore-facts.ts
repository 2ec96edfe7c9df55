import { freeGiBOf, nameOf, rolesForRestore, sameId } from '@esan/domain';
import type { Job, RestoreFacts } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { instanceWithId } from '../estate/backup-instances.ts';
import { deletedNamesIn } from './deleted-volumes.ts';
import { all } from '../estate/everywhere.ts';
import { textIfAny } from '../estate/records/fields.ts';
import { jobsIn } from '../estate/jobs.ts';
import { pointOf } from '../estate/restore-points.ts';
import { readAssignmentsOf } from '../estate/roles.ts';
import { vaultAt } from '../estate/vaults.ts';
import { roomOf, sanAt } from '../estate/elastic-sans.ts';
import { groupPlaceOf, instancePlaceOf, sanIdOf, sanOf } from './restore-request.ts';
import type { Choice } from './restore-request.ts';

/** Azure counts the restores of a day. */
export const dayMs = 86_400_000;

/** Everything that the rules of readiness want to know about a restore. */
export async function restoreFactsOf(azure: Azure, choice: Choice): Promise<RestoreFacts> {
  const at = instancePlaceOf(choice.instanceId);
  const [instance, vault] = await Promise.all([instanceWithId(azure, choice.instanceId), vaultAt(azure, at)]);
  const [point, san, takenNames, jobs] = await Promise.all([
    pointOf(azure, instance, choice.point),
    sanOf(azure, choice.groupId),
    namesIn(azure, choice.groupId),
    jobsIn(azure, at),
  ]);
  const sanId = sanIdOf(choice.groupId);
  const scopes = rolesForRestore(sanId, instance.snapshotGroupId).map(({ scope }) => scope);
  const roles = await readAssignmentsOf(azure, vault.principalId, scopes);
  const room = roomOf(san);
  return {
    // Without its snapshot the point's size is not known; Azure's own check decides.
    point: {
      sizeGiB: point.snapshot?.sizeGiB ?? null,
      region: instance.region,
      snapshotGroupId: instance.snapshotGroupId,
      snapshot: point.snapshot !== null ? 'found' : point.noSnapshot?.because === 'gone' ? 'gone' : 'unknown',
    },
    vault,
    target: { sanId, region: sanAt(san).region, freeGiB: freeGiBOf(room), takenNames, volumeName: choice.volumeName },
    restoresToday: restoresSince(jobs, choice.instanceId, Date.parse(azure.asOf()) - dayMs),
    ...roles,
  };
}

/** Names that are taken in a group: of its volumes, and of those that were deleted and can still be brought back. */
export async function namesIn(azure: Azure, groupId: string): Promise<string[]> {
  const place = groupPlaceOf(groupId);
  const [volumes, deleted] = await Promise.all([
    all(azure.elasticSan(place.subscriptionId).volumes.listByVolumeGroup(place.resourceGroup, place.san, place.group)),
    deletedNamesIn(azure, place),
  ]);
  return [...volumes.map(({ id, name }) => textIfAny(name) ?? nameOf(textIfAny(id) ?? '')), ...deleted];
}

/** How many restores of an instance were started since a moment. */
export const restoresSince = (jobs: readonly Job[], instanceId: string, since: number): number =>
  jobs.filter((job) => job.operation === 'restore' && sameId(job.instanceId, instanceId) && Date.parse(job.startedAt) > since).length;

/** A reader that asks once for each id, whatever its case, for as long as one request lasts. */
export function remembered<T>(read: (id: string) => Promise<T>): (id: string) => Promise<T> {
  const asked = new Map<string, Promise<T>>();
  return (id) => {
    const key = id.toLowerCase();
    const known = asked.get(key) ?? read(id);
    asked.set(key, known);
    return known;
  };
}
