import type { BackupVaultResource } from '@azure/arm-dataprotection';
import { usualVaultSettings, vaultPlaceOf } from '@esan/domain';
import type { Redundancy, Vault, VaultDetail, VaultSetting, VaultSettings } from '@esan/domain';
import { unreadable } from '../../http/refusal.ts';
import { fieldsIfAny, idIn, listIfAny, numberIfAny, regionIn, tagsIfAny, textIfAny } from './fields.ts';
import { resourceState } from './resource-state.ts';

const redundancies: Record<string, Redundancy> = { locallyredundant: 'local', zoneredundant: 'zone', georedundant: 'geo' };
const storageTypes: Record<Redundancy, string> = { local: 'LocallyRedundant', zone: 'ZoneRedundant', geo: 'GeoRedundant' };

/** A Backup vault; only its system-assigned identity counts. */
export function toVault(vault: BackupVaultResource): Vault {
  const id = idIn(vault.id);
  const place = vaultPlaceOf(id);
  if (place === undefined) throw unreadable('id', 'wrong');
  const { storageSettings, provisioningState } = fieldsIfAny(vault.properties);
  return {
    id,
    name: textIfAny(vault.name) ?? place.vault,
    subscriptionId: place.subscriptionId,
    resourceGroup: place.resourceGroup,
    region: regionIn(vault.location),
    redundancy: wordIn(redundancies, fieldsIfAny(listIfAny(storageSettings)[0])['type']) ?? null,
    principalId: textIfAny(fieldsIfAny(vault.identity)['principalId']) ?? null,
    ...resourceState(provisioningState),
  };
}

/** Azure's word for a redundancy. */
export const storageTypeOf = (redundancy: Redundancy): string => storageTypes[redundancy];

const softDeletes = { on: 'on', off: 'off', alwayson: 'always-on' } as const;
const immutabilities = { disabled: 'disabled', unlocked: 'unlocked', locked: 'locked' } as const;
const crossSubscriptions = { enabled: 'enabled', disabled: 'disabled', permanentlydisabled: 'permanently-disabled' } as const;
const switches = { enabled: true, disabled: false } as const;

/** What Azure says of the settings that are words; undefined where it says nothing. */
function wordsIn({ properties }: BackupVaultResource): Partial<Record<VaultSetting, string>> {
  const { securitySettings, featureSettings, monitoringSettings } = fieldsIfAny(properties);
  const { softDeleteSettings, immutabilitySettings } = fieldsIfAny(securitySettings);
  const { crossSubscriptionRestoreSettings, crossRegionRestoreSettings } = fieldsIfAny(featureSettings);
  const said: Partial<Record<VaultSetting, unknown>> = {
    softDelete: fieldsIfAny(softDeleteSettings)['state'],
    immutability: fieldsIfAny(immutabilitySettings)['state'],
    crossSubscriptionRestore: fieldsIfAny(crossSubscriptionRestoreSettings)['state'],
    crossRegionRestore: fieldsIfAny(crossRegionRestoreSettings)['state'],
    jobAlerts: fieldsIfAny(fieldsIfAny(monitoringSettings)['azureMonitorAlertSettings'])['alertsForAllJobFailures'],
  };
  return withoutUndefined(Object.entries(said).map(([setting, word]) => [setting, textIfAny(word)]));
}

/** The settings that Azure returns in words that we know. */
function settingsIn(vault: BackupVaultResource, words: Partial<Record<VaultSetting, string>>): Partial<VaultSettings> {
  const softDelete = wordIn(softDeletes, words.softDelete);
  const { softDeleteSettings } = fieldsIfAny(fieldsIfAny(vault.properties)['securitySettings']);
  // A vault whose soft delete is off may say 0 days (Query_vaults, recorded): turned on, it would keep things for as long as is usual.
  const days = numberIfAny(fieldsIfAny(softDeleteSettings)['retentionDurationInDays']) || usualVaultSettings.softDelete.days;
  const said: { [Setting in VaultSetting]: VaultSettings[Setting] | undefined } = {
    softDelete: softDelete === undefined ? undefined : { state: softDelete, days },
    immutability: wordIn(immutabilities, words.immutability),
    crossSubscriptionRestore: wordIn(crossSubscriptions, words.crossSubscriptionRestore),
    crossRegionRestore: wordIn(switches, words.crossRegionRestore),
    jobAlerts: wordIn(switches, words.jobAlerts),
    tags: tagsIfAny(vault.tags),
  };
  return withoutUndefined(Object.entries(said));
}

const withoutUndefined = <Value>(entries: (readonly [string, Value | undefined])[]): Record<string, Value> =>
  Object.fromEntries(entries.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

/** A Backup vault with its settings: where Azure says nothing the usual value, and that it is only that; where it says what nobody knew its own word. */
export function toVaultDetail(vault: BackupVaultResource): VaultDetail {
  const words = wordsIn(vault);
  const said = settingsIn(vault, words);
  const names = Object.keys(usualVaultSettings) as VaultSetting[];
  const { isVaultProtectedByResourceGuard, securitySettings } = fieldsIfAny(vault.properties);
  const { keyVaultProperties } = fieldsIfAny(fieldsIfAny(securitySettings)['encryptionSettings']);
  return {
    ...toVault(vault),
    settings: { ...usualVaultSettings, ...said },
    unset: names.filter((setting) => !(setting in said) && !(setting in words)),
    unknown: withoutUndefined(names.map((setting) => [setting, setting in said ? undefined : words[setting]])),
    isGuarded: isVaultProtectedByResourceGuard === true,
    hasCustomerKey: textIfAny(fieldsIfAny(keyVaultProperties)['keyUri']) !== undefined,
  };
}

/** Our word for one of Azure's, whose case it does not keep; undefined for one that we do not know. */
function wordIn<Ours>(words: Record<string, Ours>, azures: unknown): Ours | undefined {
  const word = textIfAny(azures)?.toLowerCase() ?? '';
  return Object.hasOwn(words, word) ? words[word] : undefined;
}

const azureStates = { on: 'On', off: 'Off', 'always-on': 'AlwaysOn' } as const;
const azureImmutabilities = { disabled: 'Disabled', unlocked: 'Unlocked', locked: 'Locked' } as const;
const azureCrossSubscriptions = { enabled: 'Enabled', disabled: 'Disabled', 'permanently-disabled': 'PermanentlyDisabled' } as const;
const azureSwitch = (isOn: boolean): string => (isOn ? 'Enabled' : 'Disabled');

/** Azure's body of these settings of a vault, the others left out: what is not named stays as it is, also where only Azure knows its word for it. */
export function vaultSettingsBody(settings: VaultSettings, named: readonly VaultSetting[], unknown: VaultDetail['unknown'] = {}) {
  const { softDelete, immutability, crossSubscriptionRestore, crossRegionRestore, jobAlerts, tags } = settings;
  const has = (setting: VaultSetting) => named.includes(setting);
  const days = softDelete.state === 'off' ? {} : { retentionDurationInDays: softDelete.days };
  const security = {
    ...(has('softDelete') ? { softDeleteSettings: { state: azureStates[softDelete.state], ...days } } : {}),
    ...(has('immutability') ? { immutabilitySettings: { state: azureImmutabilities[immutability] } } : {}),
  };
  // Azure takes the features together: one that was left out might be lost.
  const features = {
    crossSubscriptionRestoreSettings: { state: unknown.crossSubscriptionRestore ?? azureCrossSubscriptions[crossSubscriptionRestore] },
    ...(crossRegionRestore || has('crossRegionRestore') || 'crossRegionRestore' in unknown
      ? { crossRegionRestoreSettings: { state: unknown.crossRegionRestore ?? azureSwitch(crossRegionRestore) } }
      : {}),
  };
  const hasFeatures = has('crossSubscriptionRestore') || has('crossRegionRestore');
  const properties = {
    ...(Object.keys(security).length === 0 ? {} : { securitySettings: security }),
    ...(hasFeatures ? { featureSettings: features } : {}),
    ...(has('jobAlerts') ? { monitoringSettings: { azureMonitorAlertSettings: { alertsForAllJobFailures: azureSwitch(jobAlerts) } } } : {}),
  };
  return { properties, ...(has('tags') ? { tags } : {}) };
}
