import type { Api, Handlers } from '@esan/contract';
import { nameOf, rolesForItems, sameId } from '@esan/domain';
import type { BackupInstance, RequiredRole, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { instancesIn } from '../estate/backup-instances.ts';
import { grant, grantStatesOf, lostWithout, revoke } from './grants.ts';
import { heldRolesOf, mayNotGrantAt, spareRolesOf } from '../estate/roles.ts';
import { vaultAt } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { Refusal } from '../http/refusal.ts';

/** The roles of a vault's identity: what it holds, what it lacks, and giving them. */
export const vaultRoles = {
  async listVaultRoles({ params }, { azure }) {
    const vault = await vaultAt(azure, params);
    const instances = await instancesIn(azure, vault);
    const needed = rolesForItems(instances);
    const [found, spare] = await Promise.all([
      heldRolesOf(azure, vault.principalId, needed),
      spareRolesOf(azure, vault.principalId, needed),
    ]);
    const missing = [...found.missing, ...spare.missing];
    const lacking = found.items.filter((role) => role.heldAt === null).map(({ scope }) => scope);
    return { asOf: azure.asOf(), items: found.items, missing, spare: spare.items, mayNotGrantAt: await mayNotGrantAt(azure, lacking) };
  },
  async grantRoles({ params, body }, { azure }) {
    const principalId = await principalOf(azure, params);
    for (const role of body.roles) await grant(azure, principalId, role);
    return { asOf: azure.asOf(), item: { granted: body.roles } };
  },
  async checkGrants({ params, body }, { azure }) {
    const { principalId } = await vaultAt(azure, params);
    const found = await grantStatesOf(azure, principalId, body.roles);
    return { asOf: azure.asOf(), ...found, principalId };
  },
  async revokeRoles({ params, body }, { azure }) {
    const principalId = await principalOf(azure, params);
    const instances = await instancesIn(azure, await vaultAt(azure, params));
    refuseIfUsed(instances, await lostWithout(azure, principalId, { taken: body.roles, needed: rolesForItems(instances) }));
    const revoked: RequiredRole[] = [];
    for (const role of body.roles) if (await revoke(azure, principalId, role)) revoked.push(role);
    return { asOf: azure.asOf(), item: { revoked } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function principalOf(azure: Azure, at: VaultPlace): Promise<string> {
  const { principalId } = await vaultAt(azure, at);
  if (principalId !== null) return principalId;
  const detail = `The vault ${at.vault} has no system-assigned identity to give roles to.`;
  throw new Refusal(422, { code: 'validation-failed', detail });
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
