import type { ProxyResource } from '@esan/arm-connection';

/** A backup policy. */
export interface BaseBackupPolicyResource extends ProxyResource {
  properties?: BaseBackupPolicyUnion;
}

/** What every kind of policy has. */
export interface BaseBackupPolicy {
  datasourceTypes: string[];
  objectType: string;
}

/** A policy made of rules: when to back up, and how long to keep. */
export interface BackupPolicy extends BaseBackupPolicy {
  policyRules: BasePolicyRuleUnion[];
  objectType: 'BackupPolicy';
}

/** Any kind of policy. */
export type BaseBackupPolicyUnion = BackupPolicy | BaseBackupPolicy;

/** What every rule of a policy has. */
export interface BasePolicyRule {
  name: string;
  objectType: string;
}

/** When and into which store to back up. */
export interface AzureBackupRule extends BasePolicyRule {
  backupParameters?: BackupParametersUnion;
  dataStore: DataStoreInfoBase;
  trigger: TriggerContextUnion;
  objectType: 'AzureBackupRule';
}

/** How long backups under one tag are kept. */
export interface AzureRetentionRule extends BasePolicyRule {
  isDefault?: boolean;
  lifecycles: SourceLifeCycle[];
  objectType: 'AzureRetentionRule';
}

/** Any kind of rule. */
export type BasePolicyRuleUnion = AzureBackupRule | AzureRetentionRule | BasePolicyRule;

/** How a backup is taken. */
export interface BackupParameters {
  objectType: string;
}

/** Whether a backup is full or incremental. */
export interface AzureBackupParams extends BackupParameters {
  backupType: string;
  objectType: 'AzureBackupParams';
}

/** Any description of how a backup is taken. */
export type BackupParametersUnion = AzureBackupParams | BackupParameters;

/** A store of backups. */
export interface DataStoreInfoBase {
  dataStoreType: string;
  objectType: string;
}

/** What sets a backup off. */
export interface TriggerContext {
  objectType: string;
}

/** Backups by a schedule, and the tags that they get. */
export interface ScheduleBasedTriggerContext extends TriggerContext {
  schedule: BackupSchedule;
  taggingCriteria: TaggingCriteria[];
  objectType: 'ScheduleBasedTriggerContext';
}

/** Backups on demand, and the tag that they get. */
export interface AdhocBasedTriggerContext extends TriggerContext {
  taggingCriteria: AdhocBasedTaggingCriteria;
  objectType: 'AdhocBasedTriggerContext';
}

/** Whatever sets a backup off. */
export type TriggerContextUnion = AdhocBasedTriggerContext | ScheduleBasedTriggerContext | TriggerContext;

/** The tag of backups on demand. */
export interface AdhocBasedTaggingCriteria {
  tagInfo?: RetentionTag;
}

/** Repeating intervals in the manner of ISO 8601. */
export interface BackupSchedule {
  repeatingTimeIntervals: string[];
  timeZone?: string;
}

/** Which backups get a tag; the lowest priority number wins. */
export interface TaggingCriteria {
  criteria?: BackupCriteriaUnion[];
  isDefault: boolean;
  taggingPriority: number;
  tagInfo: RetentionTag;
}

/** A tag that ties a backup to a retention rule. */
export interface RetentionTag {
  readonly eTag?: string;
  readonly id?: string;
  tagName: string;
}

/** What singles a backup out. */
export interface BackupCriteria {
  objectType: string;
}

/** Backups singled out by when they are taken. */
export interface ScheduleBasedBackupCriteria extends BackupCriteria {
  absoluteCriteria?: string[];
  daysOfMonth?: Day[];
  daysOfTheWeek?: string[];
  monthsOfYear?: string[];
  scheduleTimes?: Date[];
  weeksOfTheMonth?: string[];
  objectType: 'ScheduleBasedBackupCriteria';
}

/** Whatever singles a backup out. */
export type BackupCriteriaUnion = ScheduleBasedBackupCriteria | BackupCriteria;

/** A day of the month. */
export interface Day {
  date?: number;
  isLast?: boolean;
}

/** How long backups stay in one store and what becomes of them then. */
export interface SourceLifeCycle {
  deleteAfter: DeleteOptionUnion;
  sourceDataStore: DataStoreInfoBase;
  targetDataStoreCopySettings?: TargetCopySetting[];
}

/** After which duration a backup is deleted. */
export interface DeleteOption {
  duration: string;
  objectType: string;
}

/** Deletion after a fixed duration. */
export interface AbsoluteDeleteOption extends DeleteOption {
  objectType: 'AbsoluteDeleteOption';
}

/** Any kind of deletion. */
export type DeleteOptionUnion = AbsoluteDeleteOption | DeleteOption;

/** A copy of backups into another store. */
export interface TargetCopySetting {
  copyAfter: CopyOption;
  dataStore: DataStoreInfoBase;
}

/** When a copy is made. */
export interface CopyOption {
  objectType: string;
}
