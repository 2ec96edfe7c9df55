import { objectAt, textAt, valueAt } from '../../../arm/bodies.ts';
import { durationMs } from '../protocol/azure-time.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { dataSourceType } from '../protocol/ids.ts';
import type { Limits } from '../protocol/limits.ts';
import { scheduleOf } from './policy-schedule.ts';
import { taggingProblem } from './policy-tags.ts';

const rulesOf = (properties: unknown, objectType: string): unknown[] =>
  itemsAt(properties, 'policyRules').filter((rule) => textAt(rule, 'objectType') === objectType);

/** The one rule of a policy that says when to take a backup. */
export const backupRuleOf = (properties: unknown): unknown => rulesOf(properties, 'AzureBackupRule')[0];

/** Names of the retention rules of a policy, which are the tags that its points may have. */
export const retentionRulesOf = (properties: unknown): string[] =>
  rulesOf(properties, 'AzureRetentionRule').map((rule) => textAt(rule, 'name') ?? '');

/** How long points with a tag are kept; an unknown tag is kept as the default rule says. */
export function retentionMs(properties: unknown, tag: string): number | undefined {
  const rules = rulesOf(properties, 'AzureRetentionRule');
  const rule = rules.find((one) => textAt(one, 'name') === tag) ?? rules.find((one) => valueAt(one, 'isDefault') === true);
  const duration = textAt(rule, 'lifecycles', 0, 'deleteAfter', 'duration');
  return duration === undefined ? undefined : durationMs(duration);
}

/** How long every point is kept at least. */
export const leastRetentionMs = (properties: unknown): number =>
  retentionRulesOf(properties).reduce((least, tag) => Math.min(least, retentionMs(properties, tag) ?? least), Number.POSITIVE_INFINITY);

/** What is wrong with a policy for Elastic SAN, in words; nothing if it may be stored. */
export function policyProblem(properties: unknown, limits: Limits): string | undefined {
  const types = itemsAt(properties, 'datasourceTypes');
  if (textAt(properties, 'objectType') !== 'BackupPolicy') return "objectType must be 'BackupPolicy'.";
  if (types.length !== 1 || String(types[0]).toLowerCase() !== dataSourceType.toLowerCase())
    return `datasourceTypes must be '${dataSourceType}'.`;
  return (
    backupRuleProblem(rulesOf(properties, 'AzureBackupRule'), limits) ??
    retentionProblem(properties) ??
    taggingProblem(backupRuleOf(properties), retentionRulesOf(properties))
  );
}

// Incremental, to the operational store only (support matrix) [D].
function backupRuleProblem(rules: unknown[], limits: Limits): string | undefined {
  const [rule] = rules;
  if (rules.length !== 1) return 'policyRules must hold exactly one AzureBackupRule.';
  if (textAt(rule, 'dataStore', 'dataStoreType') !== 'OperationalStore') return 'the backup rule must use the OperationalStore.';
  if (textAt(rule, 'backupParameters', 'backupType') !== 'Incremental') return "backupType must be 'Incremental'.";
  if (textAt(rule, 'trigger', 'objectType') !== 'ScheduleBasedTriggerContext')
    return "the trigger must be a 'ScheduleBasedTriggerContext'.";
  return scheduleProblem(rule, limits);
}

function scheduleProblem(rule: unknown, { weekly }: Limits): string | undefined {
  const schedule = scheduleOf(rule);
  if (schedule === 'unknown time zone') {
    return `the time zone '${textAt(rule, 'trigger', 'schedule', 'timeZone') ?? ''}' is not known; use a name such as 'W. Europe Standard Time'.`;
  }
  if (schedule === 'no such day') return 'repeatingTimeIntervals must begin at a day and time that exist.';
  if (typeof schedule !== 'string' && (weekly || schedule.every === 'day')) return undefined;
  return weekly
    ? 'the supported frequencies are daily (P1D), once a day, and weekly (P1W), one interval for each day of the week.'
    : 'the only supported frequency is daily (P1D), once a day.';
}

// Tags Default, Daily and Weekly, no custom ones (manifest of Az.DataProtection) [D].
function retentionProblem(properties: unknown): string | undefined {
  const rules = rulesOf(properties, 'AzureRetentionRule');
  if (rules.filter((rule) => valueAt(rule, 'isDefault') === true).length !== 1)
    return 'policyRules must hold one default AzureRetentionRule.';
  if (new Set(retentionRulesOf(properties)).size < rules.length) return 'policyRules must hold one AzureRetentionRule of each name.';
  for (const rule of rules) {
    const name = textAt(rule, 'name') ?? '';
    const lifecycles = itemsAt(rule, 'lifecycles');
    const [lifecycle] = lifecycles;
    const keptMs = durationMs(textAt(lifecycle, 'deleteAfter', 'duration') ?? '');
    if (!['Default', 'Daily', 'Weekly'].includes(name))
      return `the retention rule '${name}' is not supported; use Default, Daily or Weekly.`;
    if (lifecycles.length !== 1 || textAt(lifecycle, 'sourceDataStore', 'dataStoreType') !== 'OperationalStore') {
      return `the retention rule '${name}' must have one lifecycle in the OperationalStore.`;
    }
    if (textAt(lifecycle, 'deleteAfter', 'objectType') !== 'AbsoluteDeleteOption' || keptMs === undefined || keptMs <= 0) {
      return `the retention rule '${name}' must have a duration such as P7D.`;
    }
  }
  return undefined;
}

/** A policy's properties as they read back: no `name`, every tag with its id (recordings 02b and PutPolicy_disk) [R]. */
export function policyAsStored(properties: unknown): Record<string, unknown> {
  const { name: _dropped, ...kept } = objectAt(properties);
  return { ...kept, policyRules: itemsAt(properties, 'policyRules').map(ruleAsStored) };
}

function ruleAsStored(rule: unknown): unknown {
  const trigger = objectAt(rule, 'trigger');
  if (!Array.isArray(trigger['taggingCriteria'])) return rule;
  const taggingCriteria = trigger['taggingCriteria'].map((tagging: unknown) => {
    const tagInfo = objectAt(tagging, 'tagInfo');
    return { ...objectAt(tagging), tagInfo: { ...tagInfo, id: tagInfo['id'] ?? `${textAt(tagInfo, 'tagName') ?? ''}_` } };
  });
  return { ...objectAt(rule), trigger: { ...trigger, taggingCriteria } };
}
