import type { Api, Handlers } from '@esan/contract';
import { isOfVolumesAlone, nameOf, rolesForItems, sameId, vaultRoles } from '@esan/domain';
import type { BackupInstance, RequiredRole, SpareRole, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { deletedIn, readProtectedIn } from '../estate/backup-instances.ts';
import { gather, type Found } from '../estate/everywhere.ts';
import { assign, assignmentStatesOf, lostWithout, revoke } from './role-assignments.ts';
import { heldRolesOf, mayNotAssignAt, spareRolesOf } from '../estate/roles.ts';
import { vaultAt } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { Refusal } from '../http/refusal.ts';

/** The roles of a vault's identity: what it holds, what it lacks, and giving them. */
export const roles = {
  async listVaultRoles({ params }, { azure }) {
    const vault = await vaultAt(azure, params);
    const inVault = await readProtectedIn(azure, vault);
    const needed = rolesForItems(inVault.items);
    const [found, spare] = await Promise.all([
      heldRolesOf(azure, vault.principalId, needed),
      // What cannot be read may need any of them.
      inVault.missing.length > 0 ? unjudged : spareIn(azure, vault, { needed, protectsOthers: inVault.others.length > 0 }),
    ]);
    const missing = [...inVault.missing, ...found.missing, ...spare.missing];
    const lacking = found.items.filter((role) => role.heldAt === null).map(({ scope }) => scope);
    return { items: found.items, missing, spare: spare.items, mayNotAssignAt: await mayNotAssignAt(azure, lacking) };
  },
  async assignRoles({ params, body }, { azure }) {
    const principalId = await principalOf(azure, params);
    for (const role of body.roles) await assign(azure, principalId, role);
    return { item: { assigned: body.roles } };
  },
  async checkAssignments({ params, body }, { azure }) {
    const { principalId } = await vaultAt(azure, params);
    const found = await assignmentStatesOf(azure, principalId, body.roles);
    return { ...found, principalId };
  },
  async revokeRoles({ params, body }, { azure }) {
    const principalId = await principalOf(azure, params);
    const vault = await vaultAt(azure, params);
    const [inVault, deleted] = await Promise.all([readProtectedIn(azure, vault), readDeletedIn(azure, vault)]);
    const unread = [...inVault.missing, ...deleted.missing].map(({ name }) => name);
    const mayServeOthers = body.roles.some(({ role }) => !isOfVolumesAlone(vaultRoles[role].id));
    refuseIfUnread(unread, params.vault);
    if (mayServeOthers) refuseIfOfOthers([...inVault.others, ...deleted.others], params.vault);
    // The vault still has to delete the snapshots of what was deleted, or to bring it back.
    const instances = [...inVault.items, ...deleted.items];
    refuseIfUsed(instances, await lostWithout(azure, principalId, { taken: body.roles, needed: rolesForItems(instances) }));
    const revoked: RequiredRole[] = [];
    for (const role of body.roles) if (await revoke(azure, principalId, role)) revoked.push(role);
    return { item: { revoked } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function principalOf(azure: Azure, at: VaultPlace): Promise<string> {
  const { principalId } = await vaultAt(azure, at);
  if (principalId !== null) return principalId;
  throw new Refusal(422, { code: 'validation-failed', found: { is: 'no-identity', vault: at.vault } });
}

/** What was deleted in a vault and can still be brought back. */
async function readDeletedIn(azure: Azure, vault: Vault) {
  const others: string[] = [];
  const found = await gather([{ id: vault.id, name: vault.name }], async () => {
    const deleted = await deletedIn(azure, vault);
    others.push(...deleted.others);
    return deleted;
  });
  return { ...found, others };
}

const unjudged: Found<SpareRole> = { items: [], missing: [] };

/** What neither the items of a vault need nor those that were deleted: the vault still has to delete their snapshots, or to bring them back. */
async function spareIn(azure: Azure, vault: Vault, judged: { needed: readonly RequiredRole[]; protectsOthers: boolean }) {
  if (vault.principalId === null) return unjudged;
  const { items, missing, others } = await readDeletedIn(azure, vault);
  if (missing.length > 0) return { items: [], missing };
  const needed = [...judged.needed, ...rolesForItems(items)];
  return spareRolesOf(azure, vault.principalId, { needed, protectsOthers: judged.protectsOthers || others.length > 0 });
}

/** What cannot be read may need the role. */
function refuseIfUnread([name, ...others]: readonly string[], vault: string): void {
  if (name === undefined) return;
  throw new Refusal(409, { code: 'unreadable-record', found: { is: 'role-unjudged', name, others: others.length, vault } });
}

/** So may an item of another data source: what those need the portal does not read. */
function refuseIfOfOthers([name, ...others]: readonly string[], vault: string): void {
  if (name === undefined) return;
  throw new Refusal(409, { code: 'in-use', found: { is: 'role-of-others', name, others: others.length, vault } });
}

/** An assignment that protected items live by stays, whoever made it, unless another one gives them the same. */
function refuseIfUsed(instances: readonly BackupInstance[], lost: readonly RequiredRole[]): void {
  const isLost = (need: RequiredRole) => lost.some(({ role, scope }) => role === need.role && sameId(scope, need.scope));
  const users = instances.filter((instance) => rolesForItems([instance]).some(isLost));
  const [first] = users;
  if (first === undefined) return;
  const places = [...new Set(lost.map(({ scope }) => nameOf(scope)))];
  const found = { is: 'role-needed', volume: first.volumeName, others: users.length - 1, vault: first.vault, places } as const;
  throw new Refusal(409, { code: 'in-use', found });
}
