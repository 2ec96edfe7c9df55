import type { Api, Handlers } from '@esan/contract';
import { resourceGroupId, sameId, settingsThatDiffer, usualVaultSettings, vaultId } from '@esan/domain';
import type { Redundancy, VaultDetail, VaultSetting, VaultSettings } from '@esan/domain';
import { begin, usualPaceMs } from '../azure/long-running.ts';
import { readWatchedOf } from '../estate/watched.ts';
import { storageTypeOf, vaultSettingsBody } from '../estate/records/to-vault.ts';
import { vaultAt, vaultDetailAt, vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { nameTaken } from '../http/refusal.ts';
import { accepted } from '../operations/once.ts';
import { makeGroup } from './make-group.ts';
import { refuseBadSettings } from './vault-changes.handlers.ts';
import { vaultIfAny } from './vault-if-any.ts';
import { hasSystemIdentity, withSystemIdentity } from './vault-identity.ts';

const nothingToDo = { pollPath: undefined, pollAfterMs: 0 };
const stillAtWork = { pollPath: undefined, pollAfterMs: usualPaceMs, isUnderWay: true } as const;

/** Backup vaults and their identities. */
export const vaults = {
  async listVaults({ query }, { azure }) {
    const found = await vaultsEverywhere(azure, query.subscriptionId);
    return { asOf: azure.asOf(), ...found };
  },
  async getVault({ params }, { azure }) {
    const item = await vaultDetailAt(azure, params);
    return { asOf: azure.asOf(), item };
  },
  async checkVaultName({ params, query }, { azure }) {
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const wanted = { name: params.vault, type: 'Microsoft.DataProtection/BackupVaults' };
    const { nameAvailable, message } = await backupVaults.checkNameAvailability(params.resourceGroup, query.region, wanted);
    const isFree = nameAvailable === true;
    return { asOf: azure.asOf(), item: { isFree, because: isFree ? null : (message ?? null) } };
  },
  async createVault({ params, body }, { azure }) {
    const about = { kind: 'create-vault', targetId: vaultId(params) } as const;
    const existing = await vaultIfAny(azure, params);
    if (existing !== undefined) {
      refuseOther(existing, body);
      return {
        asOf: azure.asOf(),
        item: accepted(about, existing.state === 'working' || existing.state === 'unknown' ? stillAtWork : nothingToDo),
      };
    }
    const { settings } = body;
    if (settings !== undefined) refuseBadSettings(settings, body.redundancy);
    if (body.newGroup === true) await makeGroup(azure, resourceGroupId(params.subscriptionId, params.resourceGroup), body.region);
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const { properties, ...more } = settings === undefined ? { properties: {} } : vaultSettingsBody(settings, sentWith(settings));
    const vault = {
      location: body.region,
      // Elastic SAN backup works with the system-assigned identity.
      identity: { type: 'SystemAssigned' },
      ...more,
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type: storageTypeOf(body.redundancy) }], ...properties },
    };
    const begun = await begin((options) => backupVaults.createOrUpdate(params.resourceGroup, params.vault, vault, options));
    return { asOf: azure.asOf(), item: accepted(about, begun) };
  },
  async turnOnIdentity({ params }, { azure }) {
    const about = { kind: 'change-vault', targetId: vaultId(params) } as const;
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const { identity } = await backupVaults.get(params.resourceGroup, params.vault);
    const begun = hasSystemIdentity(identity)
      ? nothingToDo
      : await begin((options) =>
          backupVaults.update(params.resourceGroup, params.vault, { identity: withSystemIdentity(identity) }, options),
        );
    return { asOf: azure.asOf(), item: accepted(about, begun) };
  },
  async listVaultInstances({ params }, { azure }) {
    const { items, missing } = await readWatchedOf(azure, await vaultAt(azure, params));
    return { asOf: azure.asOf(), items, missing };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** What is said of a new vault: cross-region restore only where it is wanted, tags only where there are some. */
const sentWith = (settings: VaultSettings): VaultSetting[] =>
  (Object.keys(usualVaultSettings) as VaultSetting[]).filter(
    (setting) =>
      (setting !== 'crossRegionRestore' || settings.crossRegionRestore) && (setting !== 'tags' || Object.keys(settings.tags).length > 0),
  );

/** Azure would take the PUT for a change of the vault that is there. */
function refuseOther(
  existing: VaultDetail,
  wanted: { region: string; redundancy: Redundancy; settings?: VaultSettings | undefined },
): void {
  // A vault that does not say how its data is stored may be as wanted.
  const sameRedundancy = existing.redundancy === null || existing.redundancy === wanted.redundancy;
  const sameKind = sameId(existing.region, wanted.region) && sameRedundancy && existing.principalId !== null;
  const same = sameKind && (wanted.settings === undefined || settingsThatDiffer(existing.settings, wanted.settings).length === 0);
  if (!same) throw nameTaken(`The vault ${existing.name} exists already in ${existing.resourceGroup}, with other settings.`);
}
