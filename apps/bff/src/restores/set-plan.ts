import type { api, Input, Reply } from '@esan/contract';
import { freeGiBOf, missingRoles, nameOf, restoredNames, restoreSetReadiness, rolesForRestore, sameId } from '@esan/domain';
import type { BackupInstance, Problem, RestoredName, SetRowFacts, SupportMatrix } from '@esan/domain';
import type { ElasticSan } from '@azure/arm-elasticsan';
import type { Azure } from '../azure/clients.ts';
import { roomOf, sanAt } from '../estate/elastic-sans.ts';
import { dayMs, remembered, restoresSince } from './restore-facts.ts';
import { mayNotGrantAt, readAssignmentsOf } from '../estate/roles.ts';
import { partialProblem } from '../http/problems.ts';
import { sanIdOf } from './restore-request.ts';
import { setReader } from './set-facts.ts';
import type { SetPoint, SetReader, VaultFacts } from './set-facts.ts';

type Asked = Input<typeof api.planRestoreSet>['body'];
type Row = Reply<typeof api.planRestoreSet>['items'][number];
type Target = { groupId: string; group: { san: ElasticSan; names: string[] } | null };
type Seen = VaultFacts & Target & { item: Asked['items'][number]; instance: BackupInstance; point: SetPoint | null };
type Unseen = { item: Asked['items'][number]; problem: Problem };

/** Points, names and rules of every volume of a set, read together. */
export async function planOf(azure: Azure, asked: Asked, matrix: SupportMatrix): Promise<Omit<Reply<typeof api.planRestoreSet>, 'asOf'>> {
  const reader = setReader(azure);
  const targets = await Promise.all(
    asked.groups.map(async (groupId): Promise<Target> => ({ groupId, group: await reader.groupOf(groupId) })),
  );
  const looked = await Promise.all(asked.items.map((item) => lookAt(reader, asked, targets, item)));
  const seen = looked.filter((one): one is Seen => 'instance' in one);
  const names = namesOf(azure, asked, seen);
  const facts = await factsOf(azure, seen, names);
  const checks = restoreSetReadiness(facts, matrix);
  const rows = new Map<Asked['items'][number], Row>();
  for (const [index, one] of seen.entries()) rows.set(one.item, rowOf(one, names[index]?.name ?? '', checks[index] ?? []));
  const missing = checks.flatMap((one) => missingRoles(one)).map(({ scope }) => scope);
  return {
    items: looked.map((one) => ('instance' in one ? (rows.get(one.item) ?? unseenRow(one.item, null)) : unseenRow(one.item, one.problem))),
    sans: sansOf(seen),
    mayNotGrantAt: await mayNotGrantAt(azure, missing),
    missing: [],
  };
}

async function lookAt(reader: SetReader, asked: Asked, targets: readonly Target[], item: Asked['items'][number]): Promise<Seen | Unseen> {
  try {
    const facts = await reader.instanceOf(item.instanceId);
    const { instance } = facts;
    const chosen = targets.find(({ group }) => group !== null && sameId(sanAt(group.san).region, instance.region));
    const own = async (): Promise<Target> => ({ groupId: instance.groupId, group: await reader.groupOf(instance.groupId) });
    const [target, point] = await Promise.all([chosen ?? own(), reader.pointOf(instance, asked.at, item.point)]);
    return { ...facts, ...target, item, point };
  } catch (error) {
    return { item, problem: partialProblem(error) };
  }
}

function namesOf(azure: Azure, { pattern, at }: Asked, seen: readonly Seen[]): RestoredName[] {
  const volumes = seen.map(({ instance, groupId, item }) => ({ volume: instance.volumeName, groupId, typed: item.name }));
  const takenIn = (groupId: string) => seen.find((one) => sameId(one.groupId, groupId))?.group?.names ?? [];
  return restoredNames(volumes, { pattern, at: at ?? azure.asOf(), takenIn });
}

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
      const room = group === null ? undefined : roomOf(group.san);
      return {
        groupId,
        vault,
        assignments: lists.flatMap(({ assignments }) => assignments),
        unreadScopes: lists.flatMap(({ unreadScopes }) => unreadScopes),
        restoresToday: restoresSince(jobs, instance.id, since),
        point: point === null ? null : pointFacts(instance, point),
        target:
          group === null || room === undefined
            ? null
            : {
                sanId: sanIdOf(groupId),
                region: sanAt(group.san).region,
                freeGiB: freeGiBOf(room),
                takenNames: group.names,
                volumeName: names[index]?.name ?? '',
              },
      };
    }),
  );
}

const pointFacts = ({ region, snapshotGroupId }: BackupInstance, { snapshot, isGone }: SetPoint): SetRowFacts['point'] => ({
  // Without its snapshot the point's size is not known; Azure's own check decides.
  sizeGiB: snapshot?.sizeGiB ?? null,
  region,
  snapshotGroupId,
  snapshot: snapshot !== null ? 'found' : isGone ? 'gone' : 'unknown',
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

const unseenRow = ({ instanceId }: Asked['items'][number], problem: Problem | null): Row => ({
  instanceId,
  volumeName: nameOf(instanceId),
  san: '',
  region: '',
  sourceGroupId: '',
  groupId: '',
  point: null,
  sizeGiB: null,
  snapshotId: null,
  sectorSize: null,
  name: '',
  checks: [],
  problem,
});

function sansOf(seen: readonly Seen[]): Reply<typeof api.planRestoreSet>['sans'] {
  const found = new Map<string, Reply<typeof api.planRestoreSet>['sans'][number]>();
  for (const { groupId, group } of seen) {
    if (group === null) continue;
    const id = sanIdOf(groupId);
    found.set(id.toLowerCase(), { id, name: nameOf(id), region: sanAt(group.san).region, ...roomOf(group.san) });
  }
  return [...found.values()];
}
