import type { Snapshot } from '@azure/arm-compute';
import type { AzureBackupRecoveryPointResource } from '@azure/arm-dataprotection';
import { isKeptForEver, nameOf, newestPointAt, parseResourceId, sameId } from '@esan/domain';
import type { BackupInstance, NoSnapshot, PointSnapshot, RestorePoint, TaggedPoint, VaultPlace } from '@esan/domain';
import { pagesOf } from '../azure/calls/paged-list.ts';
import type { Azure } from '../azure/clients.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { Refusal, unreadable } from '../http/refusal.ts';
import { deletedIn, readInstancesAt } from './backup-instances.ts';
import { all, readList, type Found } from './everywhere.ts';
import { policyWithId } from './policies.ts';
import { textIfAny } from './records/fields.ts';
import { readEach } from './records/records.ts';
import { nameIn, snapshotIdIn, taggedPointOf, toRestorePoint } from './records/to-restore-point.ts';
import { matchIn } from './snapshot-match.ts';
import { toSnapshot } from './records/to-snapshot.ts';

type Behind = { snapshot: PointSnapshot; noSnapshot: null } | { snapshot: null; noSnapshot: NoSnapshot };

/** A restore point with the snapshot behind it, or why that cannot be told. */
export type PointWithSnapshot = RestorePoint & Behind;

const policyIfAny = (azure: Azure, instance: BackupInstance) => policyWithId(azure, instance.policyId).catch(() => undefined);

const listOf = (azure: Azure, { subscriptionId, resourceGroup, vault, name }: BackupInstance) =>
  azure.dataProtection(subscriptionId).recoveryPoints.list(resourceGroup, vault, name);

const placeOf = ({ id, volumeName }: BackupInstance) => ({ id, name: volumeName });

/** The moment of an instance's newest point; null if it has none. Azure lists the newest first, so that one page tells. */
export async function newestPointTimeOf(azure: Azure, instance: BackupInstance): Promise<string | null> {
  let unread = false;
  for await (const page of pagesOf(listOf(azure, instance))) {
    const newest = newestTime(page);
    if (newest !== null) return newest;
    unread ||= page.length > 0;
  }
  // There is one, although nobody can read of when it is.
  if (unread) throw unreadable('recoveryPointTime', 'missing');
  return null;
}

/** Names, moments and tags of an instance's points: their ends depend on nothing else. */
export const taggedPointsOf = (azure: Azure, instance: BackupInstance): Promise<Found<TaggedPoint & { name: string }>> =>
  readList(listOf(azure, instance), placeOf(instance), (point) => ({ name: nameIn(point), ...taggedPointOf(point) }));

const newestTime = (points: readonly AzureBackupRecoveryPointResource[]): string | null =>
  readEach(points, taggedPointOf).items.reduce<string | null>(
    (latest, { time }) => (latest === null || time > latest ? time : latest),
    null,
  );

/** Every restore point of an instance, newest first; one that cannot be read is named. */
export async function pointsOf(azure: Azure, instance: BackupInstance): Promise<Found<RestorePoint>> {
  const [policy, { items: points, missing: rest }] = await Promise.all([
    policyIfAny(azure, instance),
    readList(listOf(azure, instance), placeOf(instance), (point) => point),
  ]);
  const newest = newestTime(points);
  const { state } = instance;
  const found = readEach(points, (point) => toRestorePoint(point, { policy, state, isNewest: taggedPointOf(point).time === newest }));
  return { items: found.items.sort((a, b) => b.time.localeCompare(a.time)), missing: [...found.missing, ...rest] };
}

/** One restore point of an instance. */
export async function pointOf(azure: Azure, instance: BackupInstance, name: string): Promise<PointWithSnapshot> {
  const { recoveryPoints } = azure.dataProtection(instance.subscriptionId);
  const { state } = instance;
  const [policy, found, others] = await Promise.all([
    policyIfAny(azure, instance),
    recoveryPoints.get(instance.resourceGroup, instance.vault, instance.name, name),
    // Only where the newest point has an end of its own does it matter which one that is.
    isKeptForEver(state, true) === isKeptForEver(state, false) ? [] : all(listOf(azure, instance)),
  ]);
  const point = toRestorePoint(found, { policy, state, isNewest: taggedPointOf(found).time === newestTime(others) });
  return { ...point, ...(await behind(azure, instance, point, snapshotIdIn(found))) };
}

/** A point that was looked for; `isOlder` where Azure lists one before it that cannot be read and may be newer. */
export type SoughtPoint = { point: RestorePoint; isOlder: boolean };

/**
 * The newest point of an instance at or before a moment (of all, without one), or the one whose name begins so; undefined where there is none.
 * Azure lists the newest first, and its filter keeps it to one page in all but odd cases.
 */
export async function soughtPointOf(
  azure: Azure,
  instance: BackupInstance,
  { at, name }: { at: string | undefined; name: string | undefined },
): Promise<SoughtPoint | undefined> {
  const { subscriptionId, resourceGroup, vault, state } = instance;
  // Backups of Elastic SAN began in 2025.
  const options = at === undefined ? {} : { filter: `startDate eq '2025-01-01T00:00:00.0000000Z' and endDate eq '${at}'` };
  const pages = pagesOf(azure.dataProtection(subscriptionId).recoveryPoints.list(resourceGroup, vault, instance.name, options));
  const listed: Found<RestorePoint>[] = [];
  for await (const page of pages) {
    listed.push(...page.map((point) => readEach([point], (one) => toRestorePoint(one, { policy: undefined, state, isNewest: false }))));
    const points = listed.flatMap(({ items }) => items);
    const point = name === undefined ? newestPointAt(points, at) : points.find((one) => one.name.startsWith(name));
    if (point === undefined) continue;
    const before = listed.slice(
      0,
      listed.findIndex(({ items: [one] }) => one === point),
    );
    return { point, isOlder: name === undefined && before.some(({ missing }) => missing.length > 0) };
  }
  const unread = listed.flatMap(({ missing }) => missing)[0];
  // There is one, although nobody can read of when it is.
  if (unread !== undefined) throw new Refusal(502, unread.problem);
  return undefined;
}

/** A point by its whole name, and the id of the snapshot that its metadata names; undefined where Azure does not have the point. */
export async function namedPointOf(azure: Azure, instance: BackupInstance, name: string) {
  const { subscriptionId, resourceGroup, vault, state } = instance;
  try {
    const found = await azure.dataProtection(subscriptionId).recoveryPoints.get(resourceGroup, vault, instance.name, name);
    return { point: toRestorePoint(found, { policy: undefined, state, isNewest: false }), snapshotId: snapshotIdIn(found) };
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

/** Every managed-disk snapshot of a resource group as Azure has it; null where the person may not look. */
export async function snapshotsIn(azure: Azure, groupId: string): Promise<Snapshot[] | null> {
  const { subscriptionId = '', resourceGroup = '' } = parseResourceId(groupId) ?? {};
  try {
    return await all(azure.compute(subscriptionId).snapshots.listByResourceGroup(resourceGroup));
  } catch (error) {
    if (problemOf(error)[0] === 403) return null;
    throw error;
  }
}

/** Items of a vault, those that were deleted with them; null where not all of them could be read. */
export async function itemsOfVault(azure: Azure, at: VaultPlace): Promise<{ id: string; groupId: string }[] | null> {
  try {
    const [live, deleted] = await Promise.all([readInstancesAt(azure, at), deletedIn(azure, { ...at, name: at.vault, region: '' })]);
    return live.missing.length + deleted.missing.length > 0 ? null : [...live.items, ...deleted.items];
  } catch {
    return null;
  }
}

/** Whether the vault of an item protects no other volume of its group, nor keeps a deleted one: not where that could not be read. */
export const isAloneIn = (items: Awaited<ReturnType<typeof itemsOfVault>>, { id, groupId }: BackupInstance): boolean =>
  items !== null && !items.some((one) => sameId(one.groupId, groupId) && !sameId(one.id, id));

/** The snapshot behind a point among those of its resource group, by the id that the point names or by its time, and whether it is gone. */
export function snapshotAmong(
  snapshots: readonly Snapshot[] | null,
  { groupId }: BackupInstance,
  { time }: RestorePoint,
  { named, isAlone }: { named: string | undefined; isAlone: boolean },
): { snapshot: PointSnapshot | null; isGone: boolean } {
  if (snapshots === null) return { snapshot: null, isGone: false };
  const found =
    named === undefined
      ? matchIn(snapshots, { groupId, time, isAlone }).match
      : snapshots.find(({ id }) => sameId(textIfAny(id) ?? '', named));
  if (found === undefined) return { snapshot: null, isGone: named !== undefined };
  const [snapshot = null] = readEach([found], (one) => toSnapshot(one, named === undefined ? 'time' : 'metadata')).items;
  return { snapshot, isGone: false };
}

async function behind(azure: Azure, instance: BackupInstance, point: RestorePoint, named: string | undefined): Promise<Behind> {
  const resourceGroup = (named === undefined ? nameOf(instance.snapshotGroupId) : parseResourceId(named)?.resourceGroup) ?? '';
  try {
    return await (named === undefined ? snapshotByTime(azure, instance, point) : snapshotWithId(azure, named));
  } catch (error) {
    if (problemOf(error)[0] !== 403) throw error;
    return { snapshot: null, noSnapshot: { because: 'unreadable', resourceGroup, problem: partialProblem(error) } };
  }
}

async function snapshotWithId(azure: Azure, id: string): Promise<Behind> {
  const { subscriptionId = '', resourceGroup = '', path = [] } = parseResourceId(id) ?? {};
  try {
    const found = await azure.compute(subscriptionId).snapshots.get(resourceGroup, path[0]?.name ?? '');
    return { snapshot: toSnapshot(found, 'metadata'), noSnapshot: null };
  } catch (error) {
    if (problemOf(error)[0] === 404) return { snapshot: null, noSnapshot: { because: 'gone', id } };
    throw error;
  }
}

/** Without metadata the snapshots of the group are looked through. */
async function snapshotByTime(azure: Azure, instance: BackupInstance, point: RestorePoint): Promise<Behind> {
  const { subscriptionId, resourceGroup = '' } = parseResourceId(instance.snapshotGroupId) ?? { subscriptionId: instance.subscriptionId };
  const [found, items] = await Promise.all([
    all(azure.compute(subscriptionId).snapshots.listByResourceGroup(resourceGroup)),
    itemsOfVault(azure, instance),
  ]);
  const { match, candidates } = matchIn(found, { groupId: instance.groupId, time: point.time, isAlone: isAloneIn(items, instance) });
  if (match !== undefined) return { snapshot: toSnapshot(match, 'time'), noSnapshot: null };
  return { snapshot: null, noSnapshot: { because: 'not-matched', resourceGroup, candidates } };
}
