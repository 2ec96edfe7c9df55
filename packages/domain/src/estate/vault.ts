import type { Stated } from './resource-state.ts';
import type { SettingFault } from '../work/finding.ts';

/** How often the vault's own data is stored; restore points of volumes live outside the vault. */
export const redundancies = ['local', 'zone', 'geo'] as const;

/** How the vault's own data is stored. */
export type Redundancy = (typeof redundancies)[number];

/** A Backup vault. */
export type Vault = Stated & {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  region: string;
  /** Null where Azure does not say, or says what the portal has no word for. */
  redundancy: Redundancy | null;
  /** Object id of the system-assigned identity; null if the vault has none. */
  principalId: string | null;
};

/** Whether a vault keeps what is deleted for a while. */
export const softDeleteStates = ['on', 'off', 'always-on'] as const;

/** Whether a vault lets backups be cut short. */
export const immutabilities = ['disabled', 'unlocked', 'locked'] as const;

/** Whether a vault's backups may be restored into another subscription. */
export const crossSubscriptionStates = ['enabled', 'disabled', 'permanently-disabled'] as const;

/** The settings of a vault that can change after it was made. */
export type VaultSettings = {
  softDelete: { state: (typeof softDeleteStates)[number]; days: number };
  immutability: (typeof immutabilities)[number];
  crossSubscriptionRestore: (typeof crossSubscriptionStates)[number];
  /** Whether backups may be restored in the paired region, too. */
  crossRegionRestore: boolean;
  /** Whether a job that fails raises an alert of Azure Monitor. */
  jobAlerts: boolean;
  tags: Record<string, string>;
};

/** The name of a setting. */
export type VaultSetting = keyof VaultSettings;

/** What a new vault starts from, and what holds where Azure returns nothing; source: Azure Backup, vault features (2026-09). */
export const usualVaultSettings: VaultSettings = {
  softDelete: { state: 'on', days: 14 },
  immutability: 'disabled',
  crossSubscriptionRestore: 'enabled',
  crossRegionRestore: false,
  jobAlerts: true,
  tags: {},
};

/** A Backup vault with what its own page shows. */
export type VaultDetail = Vault & {
  settings: VaultSettings;
  /** Settings that Azure does not return, whose usual value is shown. */
  unset: VaultSetting[];
  /** Azure's word for each setting of which it says what nobody knew; among the settings stands the usual value in its place, which says nothing of it. */
  unknown: Partial<Record<VaultSetting, string>>;
  /** Whether a Resource Guard asks a second person. */
  isGuarded: boolean;
  hasCustomerKey: boolean;
};

/** How long deleted items may be kept; source: Azure Backup, soft delete (2026-09). */
export const softDeletionRange = { min: 14, max: 180 } as const;

/** Whether Azure takes tags, as many and as long as they are. Source: limits of tags in Azure Resource Manager. */
export const fitTags = (tags: Record<string, string>): boolean =>
  Object.entries(tags).length <= 50 &&
  Object.entries(tags).every(([name, value]) => /^[^<>%&\\?/]{1,512}$/.test(name) && value.length <= 256);

/**
 * What is wrong with a vault's settings, for a new vault or as a change of those that it has. Sources: Azure's refusals of such
 * changes (recorded: soft delete, immutability, cross-region restore), and the name of the third restore state.
 */
export function settingFaults(
  wanted: VaultSettings,
  { redundancy, was, unknown = {} }: { redundancy: Redundancy | null; was?: VaultSettings | undefined; unknown?: VaultDetail['unknown'] },
): Partial<Record<VaultSetting, SettingFault>> {
  const { softDelete, immutability, crossSubscriptionRestore, crossRegionRestore, tags } = wanted;
  const { min, max } = softDeletionRange;
  const areDays = softDelete.state === 'off' || (Number.isInteger(softDelete.days) && softDelete.days >= min && softDelete.days <= max);
  const found: [VaultSetting, SettingFault, boolean][] = [
    ['softDelete', 'days', !areDays],
    ['softDelete', 'always-on-stays', was?.softDelete.state === 'always-on' && softDelete.state !== 'always-on'],
    ['immutability', 'locked-stays', was?.immutability === 'locked' && immutability !== 'locked'],
    [
      'crossSubscriptionRestore',
      'permanent-stays',
      was?.crossSubscriptionRestore === 'permanently-disabled' && crossSubscriptionRestore !== 'permanently-disabled',
    ],
    ['crossRegionRestore', 'needs-geo', crossRegionRestore && redundancy !== null && redundancy !== 'geo'],
    ['crossRegionRestore', 'cross-region-stays', was?.crossRegionRestore === true && !crossRegionRestore],
    ['tags', 'tag-twice', isTagRepeated(Object.keys(tags))],
    ['tags', 'tags', !fitTags(tags)],
    ...(was === undefined ? [] : settingsThatDiffer(was, wanted)).map((setting): [VaultSetting, SettingFault, boolean] => [
      setting,
      'unknown-stays',
      setting in unknown,
    ]),
  ];
  return Object.fromEntries(found.flatMap(([setting, fault, isWrong]) => (isWrong ? [[setting, fault]] : [])));
}

/** The settings that a change would make for good: nobody can take them back. */
export function settingsForGood(wanted: VaultSettings, was: VaultSettings): VaultSetting[] {
  const found: [VaultSetting, boolean][] = [
    ['softDelete', wanted.softDelete.state === 'always-on' && was.softDelete.state !== 'always-on'],
    ['immutability', wanted.immutability === 'locked' && was.immutability !== 'locked'],
    [
      'crossSubscriptionRestore',
      wanted.crossSubscriptionRestore === 'permanently-disabled' && was.crossSubscriptionRestore !== 'permanently-disabled',
    ],
    ['crossRegionRestore', wanted.crossRegionRestore && !was.crossRegionRestore],
  ];
  return found.flatMap(([setting, isForGood]) => (isForGood ? [setting] : []));
}

const told = (settings: VaultSettings, setting: VaultSetting): string => {
  if (setting === 'tags') return JSON.stringify(Object.entries(settings.tags).toSorted(([one], [other]) => (one < other ? -1 : 1)));
  const { state, days } = settings.softDelete;
  return setting === 'softDelete' ? `${state} ${state === 'off' ? '' : days}` : String(settings[setting]);
};

/** The settings in which two vaults differ. */
export const settingsThatDiffer = (one: VaultSettings, other: VaultSettings): VaultSetting[] =>
  (Object.keys(usualVaultSettings) as VaultSetting[]).filter((setting) => told(one, setting) !== told(other, setting));

/** What a vault holds, of every kind: while there are instances or policies, Azure does not delete it. Of what cannot be read it is not known what it is of. */
export type VaultContent = {
  instances: { id: string; name: string; isVolume: boolean | null }[];
  policies: { id: string; name: string; isForVolumes: boolean | null }[];
  /** Soft-deleted items, which would go with the vault. */
  deleted: { id: string; name: string; purgedAt: string | null }[];
};

/** Whether two tags have one name: Azure does not tell upper case from lower case in it. Source: tags of Azure Resource Manager. */
export const isTagRepeated = (names: readonly string[]): boolean => new Set(names.map((name) => name.toLowerCase())).size < names.length;
