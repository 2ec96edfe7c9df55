import type { api, Input, Reply } from '@esan/contract';
import { freeGiBOf, missingRoles, nameOf, restoredNames, restoreSetReadiness, rolesForRestore, sameId, vaultId } from '@esan/domain';
import type { BackupInstance, Job, Problem, RestoredName, SetRowFacts, SupportMatrix, Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { remembered } from '../estate/everywhere.ts';
import { mayNotAssignAt, readAssignmentsOf } from '../estate/roles.ts';
import { partialProblem } from '../http/problems.ts';
import { instancePlaceOf, sanIdOf } from './restore-request.ts';
import { restoreReader, type RestoreReader, type SnapshotPoint, type TargetGroup } from './restore-reader.ts';

type Asked = Input<typeof api.planRestore>['body'];
type Item = Asked['items'][number];
type Row = Reply<typeof api.planRestore>['items'][number];

/** A volume group that a person has chosen; what is wrong with it is its volumes' trouble, and where its region is not known, that of all others. */
type Target = { groupId: string; group: TargetGroup | null; region?: string | undefined; problem?: Problem | undefined };
type Seen = { item: Item; instance: BackupInstance; vault: Vault; jobs: Job[]; point: SnapshotPoint | null } & Pick<
  Target,
  'groupId' | 'group'
>;
type Unseen = { item: Item; instance?: BackupInstance; groupId?: string; problem: Problem };

/** Points, names and rules of every volume that is to come back, read together. */
export async function planOf(azure: Azure, asked: Asked, matrix: SupportMatrix): Promise<Omit<Reply<typeof api.planRestore>, 'asOf'>> {
  const reader = restoreReader(
    azure,
    asked.items.map(({ instanceId }) => instanceId),
  );
  const targets = await Promise.all(asked.groups.map((groupId) => targetAt(reader, groupId)));
  const looked = await Promise.all(asked.items.map((item) => lookAt(reader, asked, targets, item)));
  // Room and free names are given out as the table of the set stands, by name.
  const seen = looked.filter((one): one is Seen => 'vault' in one).toSorted(byVolume);
  const names = namesOf(azure, asked, seen);
  const facts = await factsOf(azure, seen, names);
  const checks = restoreSetReadiness(facts, matrix);
  const rows = new Map<Item, Row>();
  for (const [index, one] of seen.entries()) rows.set(one.item, rowOf(one, names[index]?.name ?? '', checks[index] ?? []));
  const missing = checks.flatMap((one) => missingRoles(one)).map(({ scope }) => scope);
  return {
    items: looked.map((one) => rows.get(one.item) ?? unseenRow(one)),
    sans: sansOf(seen),
    mayNotAssignAt: await mayNotAssignAt(azure, missing),
    missing: targets.flatMap(({ groupId, problem }) =>
      problem === undefined ? [] : [{ id: groupId, name: `${nameOf(sanIdOf(groupId))}/${nameOf(groupId)}`, problem }],
    ),
  };
}

const byVolume = ({ instance: one }: Seen, { instance: other }: Seen): number =>
  one.volumeName.localeCompare(other.volumeName, 'en', { numeric: true }) || one.id.localeCompare(other.id, 'en');

async function targetAt(reader: RestoreReader, groupId: string): Promise<Target> {
  try {
    const group = await reader.groupOf(groupId);
    return { groupId, group, region: group?.region ?? (await regionIfAny(reader, groupId)) };
  } catch (error) {
    return { groupId, group: null, region: await regionIfAny(reader, groupId), problem: partialProblem(error) };
  }
}

const regionIfAny = (reader: RestoreReader, groupId: string): Promise<string | undefined> =>
  reader.regionOf(groupId).catch(() => undefined);

/** Where a volume goes: as it was chosen for it or for its region, else into its own group; never silently past a choice that nobody can read. */
async function targetOf(reader: RestoreReader, targets: readonly Target[], { groupId }: Item, instance: BackupInstance): Promise<Target> {
  if (groupId !== undefined) return targetAt(reader, groupId);
  const ofItsRegion = targets.find(({ region }) => region !== undefined && sameId(region, instance.region));
  const ofAnyRegion = targets.find(({ region }) => region === undefined);
  return ofItsRegion ?? ofAnyRegion ?? targetAt(reader, instance.groupId);
}

async function lookAt(reader: RestoreReader, asked: Asked, targets: readonly Target[], item: Item): Promise<Seen | Unseen> {
  let instance: BackupInstance | undefined;
  try {
    const vaultKey = vaultId(instancePlaceOf(item.instanceId));
    const reading = Promise.all([reader.vaultOf(vaultKey), reader.jobsShownOf(item.instanceId)]);
    // Whichever of the two fails first tells.
    reading.catch(() => undefined);
    const read = await reader.instanceOf(item.instanceId);
    // An item that does not say where its volume is has it where its vault is, as its list tells.
    const found = read.region === '' ? { ...read, region: (await reader.vaultOf(vaultKey)).region } : read;
    instance = found;
    const [[vault, jobs], target, point] = await Promise.all([
      reading,
      targetOf(reader, targets, item, found),
      reader.pointOf(found, asked.at, item.point),
    ]);
    if (target.problem !== undefined) return { item, instance, groupId: target.groupId, problem: target.problem };
    return { item, instance, vault, jobs, point, groupId: target.groupId, group: target.group };
  } catch (error) {
    return { item, ...(instance === undefined ? {} : { instance }), problem: partialProblem(error) };
  }
}

function namesOf(azure: Azure, { pattern, at }: Asked, seen: readonly Seen[]): RestoredName[] {
  const volumes = seen.map(({ instance, groupId, item }) => ({ volume: instance.volumeName, groupId, typed: item.name }));
  const takenIn = (groupId: string) => seen.find((one) => sameId(one.groupId, groupId))?.group?.names ?? [];
  return restoredNames(volumes, { pattern, at: at ?? azure.asOf(), takenIn });
}

/** Azure counts the restores of a day. */
const dayMs = 86_400_000;

/** How many restores of an instance were started since a moment. */
const restoresSince = (jobs: readonly Job[], instanceId: string, since: number): number =>
  jobs.filter((job) => job.operation === 'restore' && sameId(job.instanceId, instanceId) && Date.parse(job.startedAt) > since).length;

async function factsOf(azure: Azure, seen: readonly Seen[], names: readonly RestoredName[]): Promise<SetRowFacts[]> {
  const since = Date.parse(azure.asOf()) - dayMs;
  const rolesAt = remembered((principalAndScope) => {
    const [principalId = '', scope = ''] = principalAndScope.split(' ');
    return readAssignmentsOf(azure, principalId, [scope]);
  });
  return Promise.all(
    seen.map(async ({ instance, vault, jobs, groupId, group, point }, index): Promise<SetRowFacts> => {
      const scopes = rolesForRestore(sanIdOf(groupId), instance.snapshotGroupId).map(({ scope }) => scope);
      const lists = vault.principalId === null ? [] : await Promise.all(scopes.map((scope) => rolesAt(`${vault.principalId} ${scope}`)));
      return {
        groupId,
        vault,
        assignments: lists.flatMap(({ assignments }) => assignments),
        unreadScopes: lists.flatMap(({ unreadScopes }) => unreadScopes),
        restoresToday: restoresSince(jobs, instance.id, since),
        point: point === null ? null : pointFacts(instance, point),
        target:
          group === null
            ? null
            : {
                sanId: sanIdOf(groupId),
                region: group.region,
                freeGiB: freeGiBOf(group.room),
                takenNames: group.names,
                areDeletedUnread: group.areDeletedUnread,
                volumeName: names[index]?.name ?? '',
              },
      };
    }),
  );
}

const pointFacts = ({ region, snapshotGroupId }: BackupInstance, { isOlder, snapshot, isGone }: SnapshotPoint): SetRowFacts['point'] => ({
  // Without its snapshot the point's size is not known; Azure's own check decides.
  sizeGiB: snapshot?.sizeGiB ?? null,
  region,
  snapshotGroupId,
  snapshot: snapshot !== null ? 'found' : isGone ? 'gone' : 'unknown',
  isOlder,
});

const rowOf = ({ instance, groupId, point }: Seen, name: string, checks: Row['checks']): Row => ({
  instanceId: instance.id,
  volumeName: instance.volumeName,
  san: instance.san,
  region: instance.region,
  sourceGroupId: instance.groupId,
  groupId,
  point:
    point === null
      ? null
      : { name: point.point.name, time: point.point.time, state: point.point.state, unknownState: point.point.unknownState },
  sizeGiB: point?.snapshot?.sizeGiB ?? null,
  snapshotId: point?.snapshot?.id ?? null,
  sectorSize: point?.snapshot?.sectorSize ?? null,
  name,
  checks,
  problem: null,
});

const unseenRow = ({ item: { instanceId, groupId: chosen = '' }, instance, groupId = chosen, ...seen }: Seen | Unseen): Row => ({
  instanceId,
  volumeName: instance?.volumeName ?? nameOf(instanceId),
  san: instance?.san ?? '',
  region: instance?.region ?? '',
  sourceGroupId: instance?.groupId ?? '',
  groupId,
  point: null,
  sizeGiB: null,
  snapshotId: null,
  sectorSize: null,
  name: '',
  checks: [],
  problem: 'problem' in seen ? seen.problem : null,
});

function sansOf(seen: readonly Seen[]): Reply<typeof api.planRestore>['sans'] {
  const found = new Map<string, Reply<typeof api.planRestore>['sans'][number]>();
  for (const { groupId, group } of seen) {
    if (group === null) continue;
    const id = sanIdOf(groupId);
    found.set(id.toLowerCase(), { id, name: nameOf(id), region: group.region, ...group.room });
  }
  return [...found.values()];
}
