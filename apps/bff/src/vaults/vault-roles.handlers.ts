import type { Api, Handlers } from '@esan/contract';
import { nameOf, rolesForItems, sameId } from '@esan/domain';
import type { BackupInstance, RequiredRole, SpareRole, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { deletedIn, readProtectedIn } from '../estate/backup-instances.ts';
import { gather, type Found, type Missing } from '../estate/everywhere.ts';
import { assign, assignmentStatesOf, lostWithout, revoke } from './role-assignments.ts';
import { heldRolesOf, mayNotAssignAt, spareRolesOf } from '../estate/roles.ts';
import { vaultAt } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { Refusal } from '../http/refusal.ts';

/** The roles of a vault's identity: what it holds, what it lacks, and giving them. */
export const vaultRoles = {
  async listVaultRoles({ params }, { azure }) {
    const vault = await vaultAt(azure, params);
    const inVault = await readProtectedIn(azure, vault);
    const needed = rolesForItems(inVault.items);
    const [found, spare] = await Promise.all([
      heldRolesOf(azure, vault.principalId, needed),
      // What cannot be read may need any of them.
      inVault.missing.length > 0 ? unjudged : spareIn(azure, vault, { needed, protectsOthers: inVault.hasOthers }),
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
    const { items: instances, missing } = await readProtectedIn(azure, await vaultAt(azure, params));
    refuseIfUnread(missing, params.vault);
    refuseIfUsed(instances, await lostWithout(azure, principalId, { taken: body.roles, needed: rolesForItems(instances) }));
    const revoked: RequiredRole[] = [];
    for (const role of body.roles) if (await revoke(azure, principalId, role)) revoked.push(role);
    return { item: { revoked } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function principalOf(azure: Azure, at: VaultPlace): Promise<string> {
  const { principalId } = await vaultAt(azure, at);
  if (principalId !== null) return principalId;
  const detail = `The vault ${at.vault} has no system-assigned identity to give roles to.`;
  throw new Refusal(422, { code: 'validation-failed', detail });
}

const unjudged: Found<SpareRole> = { items: [], missing: [] };

/** What neither the items of a vault need nor those that were deleted: the vault still has to delete their snapshots, or to bring them back. */
async function spareIn(azure: Azure, vault: Vault, judged: { needed: readonly RequiredRole[]; protectsOthers: boolean }) {
  if (vault.principalId === null) return unjudged;
  const deleted = await gather([{ id: vault.id, name: `the deleted items of ${vault.name}` }], async () => [await deletedIn(azure, vault)]);
  const missing = [...deleted.missing, ...deleted.items.flatMap((found) => found.missing)];
  if (missing.length > 0) return { items: [], missing };
  const needed = [...judged.needed, ...rolesForItems(deleted.items.flatMap(({ items }) => items))];
  return spareRolesOf(azure, vault.principalId, { ...judged, needed });
}

/** What cannot be read may need the role. */
function refuseIfUnread([unread, ...others]: readonly Missing[], vault: string): void {
  if (unread === undefined) return;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const detail = `${unread.name}${more} in the vault ${vault} cannot be read, so it is not known whether this role is needed. Nothing was removed.`;
  throw new Refusal(409, { code: 'unreadable-record', detail });
}

const list = new Intl.ListFormat('en-GB');

/** An assignment that protected items live by stays, whoever made it, unless another one gives them the same. */
function refuseIfUsed(instances: readonly BackupInstance[], lost: readonly RequiredRole[]): void {
  const isLost = (need: RequiredRole) => lost.some(({ role, scope }) => role === need.role && sameId(scope, need.scope));
  const users = instances.filter((instance) => rolesForItems([instance]).some(isLost));
  const [first] = users;
  if (first === undefined) return;
  const others = users.length === 1 ? '' : ` and ${users.length - 1} more`;
  const places = [...new Set(lost.map(({ scope }) => nameOf(scope)))];
  const where = list.format(places.length > 3 ? [...places.slice(0, 2), `${places.length - 2} more places`] : places);
  const need = users.length === 1 ? 'needs' : 'need';
  const detail = `${first.volumeName}${others} in the vault ${first.vault} ${need} this role on ${where}, where no other assignment gives it.`;
  throw new Refusal(409, { code: 'in-use', detail });
}
