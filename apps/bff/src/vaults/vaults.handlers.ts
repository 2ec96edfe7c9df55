import type { Api, Handlers } from '@esan/contract';
import { vaultId } from '@esan/domain';
import type { Redundancy, Vault, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { grant } from '../estate/roles.ts';
import { storageTypeOf } from '../estate/to-vault.ts';
import { vaultAt, vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { nameTaken, Refusal } from '../http/refusal.ts';
import { accepted } from '../operations/once.ts';

/** Backup vaults, and the roles of their identities. */
export const vaults = {
  async listVaults({ query }, { azure }) {
    const found = await vaultsEverywhere(azure, query.subscriptionId);
    return { asOf: azure.asOf(), ...found };
  },
  async createVault({ params, body }, { azure }) {
    const about = { kind: 'create-vault', targetId: vaultId(params) } as const;
    const existing = await vaultIfAny(azure, params);
    if (existing !== undefined) {
      refuseOther(existing, body);
      return { asOf: azure.asOf(), item: accepted(about, { pollPath: undefined, pollAfterMs: 0 }) };
    }
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const vault = {
      location: body.region,
      // Elastic SAN backup works with the system-assigned identity.
      identity: { type: 'SystemAssigned' },
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type: storageTypeOf(body.redundancy) }] },
    };
    const begun = await begin((options) => backupVaults.createOrUpdate(params.resourceGroup, params.vault, vault, options));
    return { asOf: azure.asOf(), item: accepted(about, begun) };
  },
  async grantRoles({ params, body }, { azure }) {
    const { principalId } = await vaultAt(azure, params);
    if (principalId === null) {
      throw new Refusal(422, {
        code: 'validation-failed',
        detail: `The vault ${params.vault} has no system-assigned identity to give roles to.`,
      });
    }
    for (const role of body.roles) await grant(azure, principalId, role);
    return { asOf: azure.asOf(), item: { granted: body.roles } };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function vaultIfAny(azure: Azure, at: VaultPlace): Promise<Vault | undefined> {
  try {
    return await vaultAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

/** Azure would take the PUT for a change of the vault that is there. */
function refuseOther(existing: Vault, wanted: { region: string; redundancy: Redundancy }): void {
  const same = existing.region === wanted.region && existing.redundancy === wanted.redundancy && existing.principalId !== null;
  if (!same) throw nameTaken(`The vault ${existing.name} exists already in ${existing.resourceGroup}, with other settings.`);
}
