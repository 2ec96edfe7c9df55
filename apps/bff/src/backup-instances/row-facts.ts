import type { Volume } from '@azure/arm-elasticsan';
import {
  nameOf,
  parentIdOf,
  parseResourceId,
  plainWord,
  providersForBackup,
  rolesForBackup,
  sameId,
  standingOver,
  isProtecting,
  takesVolume,
  vaultPlaceOf,
  volumePlaceOf,
} from '@esan/domain';
import type { BackupFacts, BackupInstance, NamedItem, RoleAssignment, SnapshotQuotas, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { problemOf } from '../http/problems.ts';
import { badRequest, notFound, Refusal, unreadable } from '../http/refusal.ts';
import { inTurns } from '../http/turn.ts';
import { deletedIn, readInstancesAt } from '../estate/backup-instances.ts';
import { all, gather, gatherIn, joined, type Found, type Missing } from '../estate/everywhere.ts';
import { sanAt } from '../estate/elastic-sans.ts';
import { fieldsIfAny, isoOf, numberIfAny, numberIn, textIfAny } from '../estate/records/fields.ts';
import { readEach } from '../estate/records/records.ts';
import { isUnreadAt, lockNames, locksOver } from '../estate/locks.ts';
import { policyWithId } from '../estate/policies.ts';
import { readAssignmentsOf } from '../estate/roles.ts';
import { vaultAt, vaultsIn } from '../estate/vaults.ts';

/** Volumes of one volume group whose snapshots are to go to one resource group. */
export type AskedGroup = { groupId: string; snapshotGroupId: string; volumes: readonly string[] };

/** What is asked about: volumes by their group, and the vault and policy that are to protect them. */
export type Asked = { vaultId: string; policyId?: string | undefined; groups: readonly AskedGroup[] };

/** One volume with all that the rules want to know about it; without facts, it is not in Azure. */
export type RowFacts = {
  volumeId: string;
  snapshotGroupId: string;
  facts: BackupFacts | undefined;
  /** Whether the vault protects it already by the policy, with its snapshots where they are wanted: to protect it once more changes nothing. */
  isAsAsked: boolean;
};

/**
 * What the rules of readiness want to know about many volumes, in as few calls as there are kinds of things:
 * only the lists of volumes are one per volume group, and those of protected items one per vault of the region.
 */
export async function rowFactsOf(azure: Azure, asked: Asked): Promise<Found<RowFacts> & { inVault: NamedItem[] }> {
  const at = vaultPlaceOf(asked.vaultId);
  if (at === undefined) throw badRequest('vaultId', 'id');
  const { subscriptionId } = at;
  const vaults = await vaultsIn(azure, subscriptionId);
  const vault = vaults.items.find(({ id }) => sameId(id, asked.vaultId)) ?? (await vaultNotListed(azure, at));
  const snapshotGroups = [...new Set(asked.groups.map(({ snapshotGroupId }) => snapshotGroupId))];
  const sanIds = [...new Set(asked.groups.map(({ groupId }) => parentIdOf(groupId)))];
  const [shared, groups] = await Promise.all([
    sharedFactsOf(azure, asked, vault, vaults, { snapshotGroups, sanIds }),
    volumesOf(azure, asked.groups),
  ]);
  const rows = groups.items.flatMap(({ asked: { groupId, snapshotGroupId, volumes }, found }) =>
    volumes.map((name) => ({ id: `${groupId}/volumes/${name}`, snapshotGroupId, volume: found.get(name.toLowerCase()) })),
  );
  const factsIn = ({ id: volumeId, snapshotGroupId, volume }: (typeof rows)[number]): RowFacts => {
    const facts = volume === undefined ? undefined : factsOf(volume, volumeId, snapshotGroupId, shared);
    return { volumeId, snapshotGroupId, facts, isAsAsked: isAsAsked(asked, { volumeId, snapshotGroupId }, shared) };
  };
  const { items, missing } = joined(await inTurns(rows, (some) => [readEach(some, factsIn)]));
  // Whatever has become of an item, its name is taken.
  const inVault = shared.all.filter(({ id }) => sameId(parentIdOf(id), vault.id)).map(({ name, volumeId }) => ({ name, volumeId }));
  return { items, missing: [...groups.missing, ...missing], inVault };
}

/** A vault that the list does not have may be there and not be readable: then it says what is wrong with it. */
async function vaultNotListed(azure: Azure, at: VaultPlace): Promise<Vault> {
  try {
    return await vaultAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] !== 404) throw error;
    throw notFound({ is: 'no-vault', vault: at.vault, resourceGroup: at.resourceGroup });
  }
}

const isAsAsked = ({ vaultId, policyId }: Asked, row: { volumeId: string; snapshotGroupId: string }, { protecting }: Shared): boolean =>
  policyId !== undefined &&
  protecting(row.volumeId).some(
    (one) =>
      isProtecting(one.state) &&
      sameId(parentIdOf(one.id), vaultId) &&
      sameId(one.policyId, policyId) &&
      sameId(one.snapshotGroupId, row.snapshotGroupId),
  );

type Shared = {
  vault: Vault;
  regions: ReadonlyMap<string, string>;
  /** Elastic SANs whose record cannot be read. */
  oddSans: readonly Missing[];
  all: readonly BackupInstance[];
  /** The items of a volume. */
  protecting: (volumeId: string) => readonly BackupInstance[];
  /** Whether an item that could not be read may be one of the volume. */
  mayBeProtected: (volumeId: string) => boolean;
  deleted: ReadonlySet<string>;
  lockOver: (scope: string) => string | null;
  areLocksUnread: (scope: string) => boolean;
  /** Assignments that count at a scope. */
  assignmentsAt: (scope: string) => readonly RoleAssignment[];
  unreadScopes: readonly string[];
  groupIds: ReadonlySet<string>;
  registrations: { unregistered: readonly string[]; areUnread: boolean };
  quotas: BackupFacts['quotas'];
  volumes: number;
  terms: BackupFacts['terms'];
  asOf: string;
};

type Places = { snapshotGroups: readonly string[]; sanIds: readonly string[] };

async function sharedFactsOf(
  azure: Azure,
  asked: Asked,
  vault: Vault,
  vaults: Found<Vault>,
  { snapshotGroups, sanIds }: Places,
): Promise<Shared> {
  const { subscriptionId } = vault;
  // The chosen vault is among them also where the list does not have it, or not so that it can be read.
  const nearby = {
    items: [vault, ...vaults.items.filter(({ id, region }) => sameId(region, vault.region) && !sameId(id, vault.id))],
    missing: vaults.missing.filter(({ id }) => !sameId(id, vault.id)),
  };
  const [sans, lists, deleted, locks, roles, groups, registrations, quotas, terms] = await Promise.all([
    all(azure.elasticSan(subscriptionId).elasticSans.listBySubscription()),
    gatherIn(nearby, (one) => readInstancesAt(azure, { ...one, vault: one.name }, one.region)),
    gatherIn({ items: [vault], missing: [] }, (one) => deletedIn(azure, one)),
    locksOver(azure, subscriptionId, [...snapshotGroups, ...sanIds]),
    readAssignmentsOf(azure, vault.principalId, [...sanIds, ...snapshotGroups]),
    all(azure.resources(subscriptionId).resourceGroups.list()),
    registrationsIn(azure, subscriptionId),
    snapshotQuotasIn(azure, subscriptionId, vault.region),
    asked.policyId === undefined ? null : termsOf(azure, asked.policyId),
  ]);
  const readSans = readEach(sans, sanAt);
  const instances = lists.items;
  const byVolume = Map.groupBy(instances, ({ volumeId }) => volumeId.toLowerCase());
  return {
    vault,
    regions: new Map(readSans.items.map(({ id, region }) => [id.toLowerCase(), region])),
    oddSans: readSans.missing,
    all: instances,
    protecting: (volumeId) => byVolume.get(volumeId.toLowerCase()) ?? [],
    mayBeProtected: (volumeId) => [...lists.missing, ...deleted.missing].some((one) => mayBeOf(one, volumeId)),
    deleted: new Set(deleted.items.map(({ volumeId }) => volumeId.toLowerCase())),
    lockOver: lockNames(locks.locks),
    areLocksUnread: (scope) => isUnreadAt(locks, scope),
    assignmentsAt: standingOver(roles.assignments),
    unreadScopes: roles.unreadScopes,
    groupIds: new Set(groups.map(({ id }) => (textIfAny(id) ?? '').toLowerCase())),
    registrations,
    quotas,
    volumes: asked.groups.reduce((sum, { volumes }) => sum + volumes.length, 0),
    terms,
    asOf: azure.asOf(),
  };
}

/** Whether what could not be read may be about a volume: a record that says it is, or says nothing, or whole vaults. */
const mayBeOf = ({ about }: Missing, volumeId: string): boolean =>
  about === undefined || sameId(about, volumeId) || sameId(about, parentIdOf(volumeId));

/** The terms of a policy that is there; a policy that cannot be read is left to Azure's own check. */
async function termsOf(azure: Azure, policyId: string): Promise<BackupFacts['terms']> {
  try {
    return (await policyWithId(azure, policyId)).terms ?? null;
  } catch (error) {
    const [status, problem] = problemOf(error);
    if (status !== 404) return null;
    // Azure's code and words go along: it answers so for a moment as well of a policy that is there.
    throw new Refusal(status, { ...problem, found: { is: 'no-policy', policy: nameOf(policyId), vault: nameOf(parentIdOf(policyId)) } });
  }
}

type GroupOfVolumes = { asked: AskedGroup; found: ReadonlyMap<string, Volume> };

/** Each volume group is listed once, however many snapshot groups its volumes go to. */
async function volumesOf(azure: Azure, groups: readonly AskedGroup[]): Promise<Found<GroupOfVolumes>> {
  const byGroup = Array.from(Map.groupBy(groups, ({ groupId }) => groupId.toLowerCase()).values());
  return gather(
    byGroup.map((here) => ({ id: here[0]?.groupId ?? '', name: nameOf(here[0]?.groupId ?? ''), here })),
    async ({ id, here }) => {
      const place = volumePlaceOf(`${id}/volumes/any`);
      if (place === undefined) throw badRequest('groupId', 'id');
      const found = await all(
        azure.elasticSan(place.subscriptionId).volumes.listByVolumeGroup(place.resourceGroup, place.san, place.group),
      );
      const byName = new Map(found.map((volume) => [(textIfAny(volume.name) ?? nameOf(textIfAny(volume.id) ?? '')).toLowerCase(), volume]));
      return here.map((asked) => ({ asked, found: byName }));
    },
  );
}

function factsOf(volume: Volume, volumeId: string, snapshotGroupId: string, shared: Shared): BackupFacts {
  const sanId = parentIdOf(parentIdOf(volumeId));
  const { vault, lockOver, areLocksUnread } = shared;
  const protector = shared.protecting(volumeId).find(({ state }) => takesVolume(state));
  const subscriptionId = parseResourceId(volumeId)?.subscriptionId ?? '';
  const region = shared.regions.get(sanId.toLowerCase());
  // Its volumes have just been listed, so that it is there: its record cannot be read, or the list does not have it.
  if (region === undefined && sameId(subscriptionId, vault.subscriptionId)) {
    const found = shared.oddSans.find(({ id }) => sameId(id, sanId))?.problem.found;
    throw found?.is === 'record' ? unreadable(found.field, found.fault, nameOf(sanId)) : new Refusal(502, { code: 'unreadable-record' });
  }
  return {
    volume: {
      sizeGiB: numberIn(fieldsIfAny(volume.properties)['sizeGiB'], 'sizeGiB'),
      region: region ?? '',
      subscriptionId,
      sanId,
      protectedBy: protector?.vault ?? null,
      mayBeProtected: shared.mayBeProtected(volumeId),
      isSoftDeleted: shared.deleted.has(volumeId.toLowerCase()),
      lock: lockOver(volumeId),
      areLocksUnread: areLocksUnread(volumeId),
      changedAt: changedAt(volume),
    },
    vault,
    snapshotGroup: {
      id: snapshotGroupId,
      subscriptionId: parseResourceId(snapshotGroupId)?.subscriptionId ?? '',
      exists: shared.groupIds.has(snapshotGroupId.toLowerCase()),
      deleteLock: lockOver(snapshotGroupId),
      areLocksUnread: areLocksUnread(snapshotGroupId),
    },
    assignments: rolesForBackup(sanId, snapshotGroupId).flatMap(({ scope }) => shared.assignmentsAt(scope)),
    unreadScopes: shared.unreadScopes,
    unregistered: shared.registrations.unregistered,
    areProvidersUnread: shared.registrations.areUnread,
    quotas: shared.quotas,
    volumes: shared.volumes,
    terms: shared.terms,
    asOf: shared.asOf,
  };
}

/** Azure says only that a volume was changed, not how; the first moments belong to its making. */
function changedAt({ systemData }: Volume): string | null {
  const { createdAt, lastModifiedAt } = fieldsIfAny(systemData);
  const [created, changed] = [isoOf(createdAt), isoOf(lastModifiedAt)];
  return created !== null && changed !== null && Date.parse(changed) - Date.parse(created) > madeWithinMs ? changed : null;
}

const madeWithinMs = 10 * 60_000;

const registeredWords: ReadonlySet<string> = new Set(['registered', 'registering']);
const unregisteredWords: ReadonlySet<string> = new Set(['notregistered', 'unregistering', 'unregistered']);

/** Providers that the subscription is not registered for, and whether there are any of which that is not known. */
async function registrationsIn(azure: Azure, subscriptionId: string): Promise<{ unregistered: string[]; areUnread: boolean }> {
  const states = await Promise.all(
    providersForBackup.map(async (provider) => {
      const found = await azure
        .resources(subscriptionId)
        .providers.get(provider)
        .catch(() => undefined);
      return { provider, state: plainWord(textIfAny(found?.registrationState) ?? '') };
    }),
  );
  return {
    unregistered: states.flatMap(({ provider, state }) => (unregisteredWords.has(state) ? [provider] : [])),
    // A word that nobody knows says no more than none.
    areUnread: states.some(({ state }) => !unregisteredWords.has(state) && !registeredWords.has(state)),
  };
}

/** How much of its quotas of snapshots a subscription uses in a region; null where that cannot be read, which bars nobody. */
async function snapshotQuotasIn(azure: Azure, subscriptionId: string, region: string): Promise<SnapshotQuotas | null> {
  const usages = await all(azure.compute(subscriptionId).usage.list(region)).catch(() => []);
  const named = (name: string) => {
    const found = usages.find((one) => fieldsIfAny(one.name)['value'] === name);
    const [used, limit] = [numberIfAny(found?.currentValue), numberIfAny(found?.limit)];
    return used === undefined || limit === undefined ? undefined : { used, limit };
  };
  const [local, zone] = [named('StandardSnapshotCount'), named('ZRSSnapshotCount')];
  return local === undefined || zone === undefined ? null : { local, zone };
}
