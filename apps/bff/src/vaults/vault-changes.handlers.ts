import type { Api, Handlers } from '@esan/contract';
import { nameOf, settingFaults, settingsThatDiffer, vaultId } from '@esan/domain';
import type { VaultContent, VaultPlace, VaultSettings } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { all, type Found } from '../estate/everywhere.ts';
import { fieldsIfAny, isoOf, textIfAny } from '../estate/records/fields.ts';
import { readEach } from '../estate/records/records.ts';
import { toBackupInstance, volumeNamedIn } from '../estate/records/to-backup-instance.ts';
import { toPolicy } from '../estate/records/to-policy.ts';
import { vaultSettingsBody } from '../estate/records/to-vault.ts';
import { vaultDetailAt } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { brokenRule, Refusal } from '../http/refusal.ts';
import { pressed, standing } from '../operations/lost.ts';
import { deletionTaken, standingOf } from '../operations/standing.ts';

/** The settings of a vault that change, what is in it, and its end. */
export const vaultChanges = {
  async changeVault({ params, body }, { azure }) {
    const about = { kind: 'change-vault', targetId: vaultId(params) } as const;
    const { name, redundancy, settings: existing, unknown } = await vaultDetailAt(azure, params);
    const changed = settingsThatDiffer(existing, body.settings);
    if (changed.length === 0) return { item: await standing(azure, about) };
    if (settingsThatDiffer(existing, body.was).length > 0)
      throw new Refusal(409, { code: 'out-of-date', found: { is: 'vault-changed', vault: name } });
    refuseBadSettings(body.settings, { redundancy, was: existing, unknown });
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const wanted = vaultSettingsBody(body.settings, changed, unknown);
    const item = await pressed(azure, about, {
      start: () => begin((options) => backupVaults.update(params.resourceGroup, params.vault, wanted, options)),
      taken: async () => {
        const now = await vaultDetailAt(azure, params);
        return settingsThatDiffer(now.settings, body.settings).length === 0 ? standingOf(azure, about) : undefined;
      },
    });
    return { item };
  },
  async getVaultContent({ params }, { azure }) {
    return { item: await contentOf(azure, params) };
  },
  async deleteVault({ params }, { azure }) {
    const about = { kind: 'delete-vault', targetId: vaultId(params) } as const;
    const { backupVaults } = azure.dataProtection(params.subscriptionId);
    const item = await pressed(azure, about, {
      start: () => begin((options) => backupVaults.delete(params.resourceGroup, params.vault, options)),
      // Pressed twice: what is gone is what was wanted.
      taken: () => deletionTaken(azure, about),
    });
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** Refuses settings that Azure would refuse, naming the first. */
export function refuseBadSettings(wanted: VaultSettings, of: Parameters<typeof settingFaults>[1]): void {
  const [first] = Object.entries(settingFaults(wanted, of));
  if (first !== undefined) throw brokenRule(`settings.${first[0]}`, { is: 'vault-setting', fault: first[1] });
}

/** What is in a vault, of whatever data source: each kind of thing is one list. */
async function contentOf(azure: Azure, at: VaultPlace): Promise<VaultContent> {
  const client = azure.dataProtection(at.subscriptionId);
  const [instances, policies, deleted] = await Promise.all([
    all(client.backupInstances.list(at.resourceGroup, at.vault)),
    all(client.backupPolicies.list(at.resourceGroup, at.vault)),
    all(client.deletedBackupInstances.list(at.resourceGroup, at.vault)),
  ]);
  return {
    instances: instances.map((one) => {
      // What cannot be read keeps the vault from being deleted just as well.
      const found = readEach([one], (instance) => toBackupInstance(instance, ''));
      return { ...named(one, found.items[0]?.volumeName ?? textIfAny(one.properties?.friendlyName)), isVolume: isOneOf(found) };
    }),
    policies: policies.map((one) => ({ ...named(one), isForVolumes: isOneOf(readEach([one], toPolicy)) })),
    deleted: deleted.map((one) => ({
      ...named(one, volumeNamedIn(one).name),
      purgedAt: isoOf(fieldsIfAny(one.properties?.deletionInfo)['scheduledPurgeTime']),
    })),
  };
}

/** Whether a record is one of those that are read; null where it cannot be. */
const isOneOf = ({ items, missing }: Found<unknown>): boolean | null => (missing.length > 0 ? null : items.length > 0);

function named(record: { id?: string; name?: string }, known?: string): { id: string; name: string } {
  const id = textIfAny(record.id) ?? '';
  return { id, name: known ?? textIfAny(record.name) ?? nameOf(id) };
}
