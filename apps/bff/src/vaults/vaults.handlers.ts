import type { DppIdentityDetails } from '@azure/arm-dataprotection';
import type { Api, Handlers } from '@esan/contract';
import { resourceGroupId, sameId, settingsThatDiffer, usualVaultSettings, vaultId } from '@esan/domain';
import type { Redundancy, VaultDetail, VaultSetting, VaultSettings } from '@esan/domain';
import { begin } from '../azure/long-running.ts';
import { readWatchedOf } from '../estate/watched.ts';
import { storageTypeOf, vaultSettingsBody } from '../estate/records/to-vault.ts';
import { vaultAt, vaultDetailAt, vaultIfAny, vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { nameTaken } from '../http/refusal.ts';
import { pressed, standing } from '../operations/lost.ts';
import { standingOf } from '../operations/standing.ts';
import { makeGroup } from './resource-groups.ts';
import { refuseBadSettings } from './vault-changes.handlers.ts';

/** Backup vaults and their identities. */
export const vaults = {
  async listVaults({ query }, { azure }) {
    const found = await vaultsEverywhere(azure, query.subscriptionId);
    return found;
  },
  async getVault({ params }, { azure }) {
    const item = await vaultDetailAt(azure, params);
    return { item };
  },
  async checkVaultName({ params, query }, { azure }) {
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const wanted = { name: params.vault, type: 'Microsoft.DataProtection/BackupVaults' };
    const { nameAvailable, message } = await backupVaults.checkNameAvailability(params.resourceGroup, query.region, wanted);
    const isFree = nameAvailable === true;
    // Who may not look at what has the name has Azure's word alone.
    const holder = isFree ? undefined : await vaultIfAny(azure, params).catch(() => undefined);
    return { item: { isFree, because: isFree ? null : (message ?? null), hasFailed: holder?.state === 'failed' } };
  },
  async createVault({ params, body }, { azure }) {
    const about = { kind: 'create-vault', targetId: vaultId(params) } as const;
    const existing = await vaultIfAny(azure, params);
    // One whose creation failed is made anew by the same PUT.
    if (existing !== undefined) refuseOther(existing, body);
    if (existing !== undefined && existing.state !== 'failed') return { item: await standing(azure, about) };
    const { settings } = body;
    if (settings !== undefined) refuseBadSettings(settings, { redundancy: body.redundancy });
    if (body.newGroup === true) await makeGroup(azure, resourceGroupId(params.subscriptionId, params.resourceGroup), body.region);
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const { properties, ...more } = settings === undefined ? { properties: {} } : vaultSettingsBody(settings, sentWith(settings));
    const vault = {
      location: body.region,
      identity: withSystemIdentity(existing && (await backupVaults.get(params.resourceGroup, params.vault)).identity),
      ...more,
      properties: { storageSettings: [{ datastoreType: 'VaultStore', type: storageTypeOf(body.redundancy) }], ...properties },
    };
    const item = await pressed(azure, about, {
      start: () => begin((options) => backupVaults.createOrUpdate(params.resourceGroup, params.vault, vault, options)),
      taken: async () => {
        const made = await vaultIfAny(azure, params);
        if (made === undefined || (existing !== undefined && made.state === existing.state)) return undefined;
        refuseOther(made, body);
        return standingOf(azure, about);
      },
    });
    return { item };
  },
  async turnOnIdentity({ params }, { azure }) {
    const about = { kind: 'change-vault', targetId: vaultId(params) } as const;
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const { identity } = await backupVaults.get(params.resourceGroup, params.vault);
    if (hasSystemIdentity(identity)) return { item: await standing(azure, about) };
    const wanted = { identity: withSystemIdentity(identity) };
    const item = await pressed(azure, about, {
      start: () => begin((options) => backupVaults.update(params.resourceGroup, params.vault, wanted, options)),
      taken: async () => ((await vaultAt(azure, params)).principalId === null ? undefined : standingOf(azure, about)),
    });
    return { item };
  },
  async listVaultInstances({ params }, { azure }) {
    const { items, missing } = await readWatchedOf(azure, await vaultAt(azure, params));
    return { items, missing };
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
  const hasFailed = existing.state === 'failed';
  // One whose creation failed may not have got its identity; made anew it gets one.
  const sameKind = sameId(existing.region, wanted.region) && sameRedundancy && (existing.principalId !== null || hasFailed);
  const areAsWanted = (settings: VaultSettings) =>
    Object.keys(existing.unknown).length === 0 && settingsThatDiffer(existing.settings, settings).length === 0;
  // Made anew it would lose what it has been set to since, and its own key.
  const settings = wanted.settings ?? (hasFailed ? usualVaultSettings : undefined);
  const same = sameKind && (settings === undefined || areAsWanted(settings)) && !(hasFailed && existing.hasCustomerKey);
  if (!same) throw nameTaken({ is: 'vault-exists', vault: existing.name, resourceGroup: existing.resourceGroup });
}

/** Whether a vault has the identity that Elastic SAN backup works with. */
const hasSystemIdentity = (identity: DppIdentityDetails | undefined): boolean => (identity?.principalId ?? null) !== null;

/** The identity to ask for: the system-assigned one, with which Elastic SAN backup works, beside those that people have assigned. */
function withSystemIdentity(identity: DppIdentityDetails | undefined): DppIdentityDetails {
  const assigned = Object.keys(identity?.userAssignedIdentities ?? {});
  if (assigned.length === 0) return { type: 'SystemAssigned' };
  return { type: 'SystemAssigned,UserAssigned', userAssignedIdentities: Object.fromEntries(assigned.map((id) => [id, {}])) };
}
