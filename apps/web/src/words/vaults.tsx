import {
  crossSubscriptionStates,
  immutabilities,
  softDeleteStates,
  softDeletionRange,
  type Redundancy,
  type SettingFault,
  type Vault,
  type VaultSetting,
  type VaultSettings,
} from '@esan/domain';
import type { Word } from './glossary.ts';
import { tagLimits, tagsText, tagTwice } from './tags.ts';

const redundancies: Record<Redundancy, string> = { local: 'Locally redundant', zone: 'Zone redundant', geo: 'Geo redundant' };

/** Azure's word for how a vault's data is stored. */
export const redundancyWords = (redundancy: Redundancy | null): string => (redundancy === null ? 'Not known' : redundancies[redundancy]);

/** What redundancy is about: not the restore points. */
export const redundancyNote =
  "For the vault's own data; it cannot change once the vault protects something. Restore points of volumes are snapshots outside the vault.";

/** Which identity a vault has. */
export const identityWords = ({ principalId }: Pick<Vault, 'principalId'>): string =>
  principalId === null ? 'No identity' : 'System-assigned';

const softDeletes = { on: 'On', off: 'Off', 'always-on': 'Always on' } as const;
const immutabilityNames = { disabled: 'Off', unlocked: 'On, not locked', locked: 'On and locked' } as const;
const crossSubscriptions = { enabled: 'Allowed', disabled: 'Not allowed', 'permanently-disabled': 'Not allowed, for good' } as const;

/** What each setting of a vault is called. */
export const settingNames: Record<VaultSetting, string> = {
  softDelete: 'Soft delete',
  immutability: 'Immutability',
  crossSubscriptionRestore: 'Cross-subscription restore',
  crossRegionRestore: 'Cross-region restore',
  jobAlerts: 'Alerts for failed jobs',
  tags: 'Tags',
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
    { value: 'on', label: 'On' },
    { value: 'off', label: 'Off' },
  ],
} as const;

/** Whether a vault keeps what is deleted, and for how long. */
export const softDeleteWords = ({ state, days }: VaultSettings['softDelete']): string =>
  state === 'off' ? softDeletes[state] : `${softDeletes[state]}, ${days} days`;

/** A setting as a vault has it. */
export function settingWords(settings: VaultSettings, setting: VaultSetting): string {
  const words: Record<VaultSetting, () => string> = {
    softDelete: () => softDeleteWords(settings.softDelete),
    immutability: () => immutabilityNames[settings.immutability],
    crossSubscriptionRestore: () => crossSubscriptions[settings.crossSubscriptionRestore],
    crossRegionRestore: () => (settings.crossRegionRestore ? 'On' : 'Off'),
    jobAlerts: () => (settings.jobAlerts ? 'On' : 'Off'),
    tags: () => tagsText(settings.tags) || 'None',
  };
  return words[setting]();
}

/**
 * What a setting is worth for Elastic SAN volumes. Sources: support matrix of Elastic SAN backup, vault features and alerts of
 * Azure Backup (2026-09).
 */
export const settingNotes: Record<VaultSetting, string> = {
  softDelete:
    'A deleted protected item can be brought back for that long. Its snapshots are not guarded by it: who may delete in their resource group can delete them, and Azure bills them meanwhile.',
  immutability: 'Does not apply to the backups of Elastic SAN volumes: their snapshots stand outside the vault.',
  crossSubscriptionRestore: 'Applies to Elastic SAN volumes: a volume can be restored into an Elastic SAN of another subscription.',
  crossRegionRestore: 'Not supported for Elastic SAN volumes: a restore stays in the region of its restore point. Needs geo redundancy.',
  jobAlerts: 'Azure Monitor raises them. Its list of alerts does not name Elastic SAN, so look at Jobs, too.',
  tags: 'For your own order and cost reports.',
};

/** Said of a value that Azure never lets go of, where it is chosen. */
export const forGoodNote = 'What is chosen here cannot be taken back, for as long as the vault exists.';

const faults: Record<SettingFault, string> = {
  days: `Enter ${softDeletionRange.min} to ${softDeletionRange.max} days.`,
  'needs-geo': 'Needs a vault that is geo redundant.',
  tags: tagLimits,
  'tag-twice': tagTwice,
  'always-on-stays': 'Soft delete is always on: Azure does not turn it off any more.',
  'locked-stays': 'Immutability is locked: Azure does not change it any more.',
  'permanent-stays': 'Restore into other subscriptions was forbidden for good.',
  'cross-region-stays': 'Azure does not turn cross-region restore off once it is on.',
};

/** What is wrong with a setting, in a sentence. */
export const settingFaultWords = (fault: SettingFault): string => faults[fault];
