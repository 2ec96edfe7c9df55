import { t } from '@lingui/core/macro';
import {
  crossSubscriptionStates,
  immutabilities,
  softDeleteStates,
  softDeletionRange,
  type Redundancy,
  type SettingFault,
  type Vault,
  type VaultDetail,
  type VaultSetting,
  type VaultSettings,
} from '@esan/domain';
import type { Word } from './glossary.tsx';
import { tagLimits, tagsText, tagTwice } from './tags.ts';

const redundancies: Record<Redundancy, string> = { local: t`Locally redundant`, zone: t`Zone redundant`, geo: t`Geo redundant` };

/** Azure's word for how a vault's data is stored. */
export const redundancyWords = (redundancy: Redundancy | null): string => (redundancy === null ? t`Not known` : redundancies[redundancy]);

/** How a snapshot is stored, with Azure's own name of it. */
export function snapshotSkuWords(sku: string): string {
  const redundancy = sku.endsWith('_LRS') ? 'local' : sku.endsWith('_ZRS') ? 'zone' : undefined;
  return redundancy === undefined ? sku : `${redundancies[redundancy]} (${sku})`;
}

/** What redundancy is about: not the restore points. */
export const redundancyNote = t`For the vault's own data; it cannot change once the vault protects something. Restore points of volumes are snapshots outside the vault.`;

/** Which identity a vault has. */
export const identityWords = ({ principalId }: Pick<Vault, 'principalId'>): string =>
  principalId === null ? t`No identity` : t`System-assigned`;

const softDeletes = { on: t`On`, off: t`Off`, 'always-on': t`Always on` } as const;
const immutabilityNames = { disabled: t`Off`, unlocked: t`On, not locked`, locked: t`On and locked` } as const;
const crossSubscriptions = { enabled: t`Allowed`, disabled: t`Not allowed`, 'permanently-disabled': t`Not allowed, for good` } as const;

/** What each setting of a vault is called. */
export const settingNames: Record<VaultSetting, string> = {
  softDelete: t`Soft delete`,
  immutability: t`Immutability`,
  crossSubscriptionRestore: t`Cross-subscription restore`,
  crossRegionRestore: t`Cross-region restore`,
  jobAlerts: t`Alerts for failed jobs`,
  tags: t`Tags`,
};

/** The word that explains a setting; tags and alerts explain themselves. */
export const settingTerms: Record<VaultSetting, Word | undefined> = {
  softDelete: 'soft-delete',
  immutability: 'immutability',
  crossSubscriptionRestore: 'cross-subscription',
  crossRegionRestore: 'cross-region',
  jobAlerts: 'job',
  tags: undefined,
};

/** The values that a setting can have, each with its word. */
export const settingOptions = {
  softDelete: softDeleteStates.map((value) => ({ value, label: softDeletes[value] })),
  immutability: immutabilities.map((value) => ({ value, label: immutabilityNames[value] })),
  crossSubscriptionRestore: crossSubscriptionStates.map((value) => ({ value, label: crossSubscriptions[value] })),
  onOff: [
    { value: 'on', label: t`On` },
    { value: 'off', label: t`Off` },
  ],
} as const;

/** Whether a vault keeps what is deleted, and for how long. */
const softDeleteWords = ({ state, days }: VaultSettings['softDelete']): string =>
  state === 'off' ? softDeletes[state] : t`${softDeletes[state]}, ${days} days`;

/** Azure's own word for a setting, which nobody knew. */
export const unknownSetting = (azures: string): string => t`Unknown: ${azures}`;

/** A setting as a vault has it: where Azure says nothing of it, that this is only the usual value, and where it says what nobody knew, its own word. */
export function settingWords(
  { settings, unset, unknown }: Pick<VaultDetail, 'settings' | 'unset' | 'unknown'>,
  setting: VaultSetting,
): string {
  const azures = unknown[setting];
  if (azures !== undefined) return unknownSetting(azures);
  const words: Record<VaultSetting, () => string> = {
    softDelete: () => softDeleteWords(settings.softDelete),
    immutability: () => immutabilityNames[settings.immutability],
    crossSubscriptionRestore: () => crossSubscriptions[settings.crossSubscriptionRestore],
    crossRegionRestore: () => (settings.crossRegionRestore ? t`On` : t`Off`),
    jobAlerts: () => (settings.jobAlerts ? t`On` : t`Off`),
    tags: () => tagsText(settings.tags) || t`None`,
  };
  return `${words[setting]()}${unset.includes(setting) ? t` (Azure's usual value)` : ''}`;
}

/**
 * What a setting is worth for Elastic SAN volumes. Sources: support matrix of Elastic SAN backup, vault features and alerts of
 * Azure Backup (2026-09).
 */
export const settingNotes: Record<VaultSetting, string> = {
  softDelete: t`A deleted protected item can be brought back for that long. Its snapshots are not guarded by it: who may delete in their resource group can delete them, and Azure bills them meanwhile.`,
  immutability: t`Does not apply to the backups of Elastic SAN volumes: their snapshots stand outside the vault.`,
  crossSubscriptionRestore: t`Applies to Elastic SAN volumes: a volume can be restored into an Elastic SAN of another subscription.`,
  crossRegionRestore: t`Not supported for Elastic SAN volumes: a restore stays in the region of its restore point. Needs geo redundancy.`,
  jobAlerts: t`Azure Monitor raises them. Its list of alerts does not name Elastic SAN, so look at Jobs, too.`,
  tags: t`For your own order and cost reports.`,
};

/** Said of a value that Azure never lets go of, where it is chosen. */
export const forGoodNote = t`What is chosen here cannot be taken back, for as long as the vault exists.`;

const faults: Record<SettingFault, string> = {
  days: t`Enter ${softDeletionRange.min} to ${softDeletionRange.max} days.`,
  'needs-geo': t`Needs a vault that is geo redundant.`,
  tags: tagLimits,
  'tag-twice': tagTwice,
  'always-on-stays': t`Soft delete is always on: Azure does not turn it off any more.`,
  'locked-stays': t`Immutability is locked: Azure does not change it any more.`,
  'permanent-stays': t`Restore into other subscriptions was forbidden for good.`,
  'cross-region-stays': t`Azure does not turn cross-region restore off once it is on.`,
  'unknown-stays': t`The portal does not know how it is set, so it does not change it.`,
};

/** What is wrong with a setting, in a sentence. */
export const settingFaultWords = (fault: SettingFault): string => faults[fault];
