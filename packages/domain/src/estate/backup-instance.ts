import type { Problem } from '../work/problem.ts';

/** Where the protection of a volume stands. */
export const protectionStates = [
  'protected',
  'configuring',
  'updating',
  'not-configured',
  'error',
  'stopped',
  'backups-paused',
  'expiry-paused',
  'deleting',
  'deleted',
  'unknown',
] as const;

/** Where the protection of a volume stands. */
export type ProtectionState = (typeof protectionStates)[number];

/** One protected volume. */
export type BackupInstance = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  vault: string;
  region: string;
  volumeId: string;
  volumeName: string;
  groupId: string;
  san: string;
  sanId: string;
  policyId: string;
  policy: string;
  snapshotGroupId: string;
  state: ProtectionState;
  /** Azure's own word for a state that the portal does not know. */
  unknownState?: string | undefined;
  problem: Problem | null;
};

/** A protected item that was deleted, with its restore points, and can still be brought back. */
export type DeletedItem = Pick<
  BackupInstance,
  'id' | 'name' | 'subscriptionId' | 'resourceGroup' | 'vault' | 'region' | 'volumeName' | 'san' | 'policy'
> & {
  deletedAt: string;
  /** When Azure deletes it and its snapshots for good. */
  purgedAt: string;
};

/** Whether Azure is still at work on an instance's protection. */
export const isChanging = (state: ProtectionState): boolean => state === 'configuring' || state === 'updating' || state === 'deleting';

/** Whether an instance takes its volume: one whose configuration failed does not, the same request configures it anew. */
export const takesVolume = (state: ProtectionState): boolean => state !== 'not-configured';

/** Whether backups of an instance run by its policy, or are about to. */
export const isProtecting = (state: ProtectionState): boolean => state === 'protected' || state === 'configuring' || state === 'updating';

/** Whether backups of an instance no longer run: to be configured as it is would start none. */
export const haveBackupsEnded = (state: ProtectionState): boolean =>
  state === 'stopped' || state === 'backups-paused' || state === 'deleting';

/** Whether a backup may be started now; source: recorded refusal of AdhocBackup while ConfiguringProtection. */
export const canBackUpNow = (state: ProtectionState): boolean => state === 'protected';

/** Whether another policy may be chosen now; source: the state that every recorded change of protection starts from. */
export const canChangePolicy = (state: ProtectionState): boolean => state === 'protected';

/** What becomes of the restore points when backups stop. */
export const stopChoices = ['keep', 'expire', 'delete'] as const;

/** What becomes of the restore points when backups stop: kept for ever, aged out by the policy, or deleted with the item. */
export type StopChoice = (typeof stopChoices)[number];

const stoppableFrom: Record<StopChoice, readonly ProtectionState[]> = {
  keep: ['protected', 'backups-paused'],
  expire: ['protected'],
  delete: ['protected', 'stopped', 'backups-paused', 'expiry-paused', 'not-configured', 'error'],
};

/** Whether backups may stop that way now; source: recorded refusals of a change of protection in another state. */
export const canStop = (state: ProtectionState, choice: StopChoice): boolean => stoppableFrom[choice].includes(state);

/** Whether backups that stopped may go on; source: recorded resumeProtection and resumeBackups. */
export const canResume = (state: ProtectionState): boolean => state === 'stopped' || state === 'backups-paused';

/** Azure's name for a backup instance: SAN, volume group and a guid. */
export const instanceName = (san: string, group: string, guid: string): string => `${san}-${group}-${guid}`;
