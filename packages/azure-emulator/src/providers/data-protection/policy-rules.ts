import { durationMs } from './azure-time.ts';
import { itemsAt, objectAt, textAt, valueAt } from './body-fields.ts';
import { dataSourceType } from './ids.ts';

const rulesOf = (properties: unknown, objectType: string): unknown[] =>
  itemsAt(properties, 'policyRules').filter((rule) => textAt(rule, 'objectType') === objectType);

/** The one rule of a policy that says when to take a backup. */
export const backupRuleOf = (properties: unknown): unknown => rulesOf(properties, 'AzureBackupRule')[0];

/** The policy's repeating interval, such as R/2024-02-08T13:00:00+00:00/P1D. */
export const intervalOf = (properties: unknown): string | undefined =>
  textAt(backupRuleOf(properties), 'trigger', 'schedule', 'repeatingTimeIntervals', 0);

/** How long points with a tag are kept; an unknown tag is kept as the default rule says. */
export function retentionMs(properties: unknown, tag: string): number | undefined {
  const rules = rulesOf(properties, 'AzureRetentionRule');
  const rule = rules.find((one) => textAt(one, 'name') === tag) ?? rules.find((one) => valueAt(one, 'isDefault') === true);
  const duration = textAt(rule, 'lifecycles', 0, 'deleteAfter', 'duration');
  return duration === undefined ? undefined : durationMs(duration);
}

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The tag that a scheduled backup gets: the criterion with the lowest priority number that fits wins (product.md 7) [D]. */
export function tagAt(properties: unknown, moment: number): string {
  const criteria = [...itemsAt(backupRuleOf(properties), 'trigger', 'taggingCriteria')].sort(
    (one, other) => Number(valueAt(one, 'taggingPriority') ?? 99) - Number(valueAt(other, 'taggingPriority') ?? 99),
  );
  const found = criteria.find((tagging) => itemsAt(tagging, 'criteria').some((criterion) => criterionFits(criterion, new Date(moment))));
  return textAt(found, 'tagInfo', 'tagName') ?? 'Default';
}

function criterionFits(criterion: unknown, day: Date): boolean {
  const absolute = itemsAt(criterion, 'absoluteCriteria');
  const firstOf: Record<string, boolean> = {
    AllBackup: true,
    FirstOfDay: true,
    FirstOfWeek: day.getUTCDay() === 0,
    FirstOfMonth: day.getUTCDate() === 1,
    FirstOfYear: day.getUTCDate() === 1 && day.getUTCMonth() === 0,
  };
  return absolute.some((name) => firstOf[String(name)] === true) || itemsAt(criterion, 'daysOfTheWeek').includes(weekdays[day.getUTCDay()]);
}

/** The first moment after `now` at which a repeating interval of one day falls due; none if it is not such an interval. */
export function nextOccurrence(interval: string, now: number): number | undefined {
  const match = /^R\/([^/]+)\/P1D$/.exec(interval);
  const start = Date.parse(match?.[1] ?? '');
  if (Number.isNaN(start)) return undefined;
  const day = 86_400_000;
  return start > now ? start : start + (Math.floor((now - start) / day) + 1) * day;
}

/** What is wrong with a policy for Elastic SAN, in words; nothing if it may be stored. */
export function policyProblem(properties: unknown): string | undefined {
  const types = itemsAt(properties, 'datasourceTypes');
  if (textAt(properties, 'objectType') !== 'BackupPolicy') return "objectType must be 'BackupPolicy'.";
  if (types.length !== 1 || String(types[0]).toLowerCase() !== dataSourceType.toLowerCase())
    return `datasourceTypes must be '${dataSourceType}'.`;
  return backupRuleProblem(rulesOf(properties, 'AzureBackupRule')) ?? retentionProblem(properties);
}

// Daily and incremental, to the operational store only (support matrix of the preview) [D].
function backupRuleProblem(rules: unknown[]): string | undefined {
  const [rule] = rules;
  const intervals = itemsAt(rule, 'trigger', 'schedule', 'repeatingTimeIntervals');
  if (rules.length !== 1) return 'policyRules must hold exactly one AzureBackupRule.';
  if (textAt(rule, 'dataStore', 'dataStoreType') !== 'OperationalStore') return 'the backup rule must use the OperationalStore.';
  if (textAt(rule, 'backupParameters', 'backupType') !== 'Incremental') return "backupType must be 'Incremental'.";
  if (textAt(rule, 'trigger', 'objectType') !== 'ScheduleBasedTriggerContext')
    return "the trigger must be a 'ScheduleBasedTriggerContext'.";
  if (intervals.length !== 1 || nextOccurrence(String(intervals[0]), 0) === undefined)
    return 'the only supported frequency is daily (P1D), once a day.';
  return undefined;
}

// Tags Default, Daily and Weekly, no custom ones (manifest of Az.DataProtection) [D].
function retentionProblem(properties: unknown): string | undefined {
  const rules = rulesOf(properties, 'AzureRetentionRule');
  if (rules.filter((rule) => valueAt(rule, 'isDefault') === true).length !== 1)
    return 'policyRules must hold one default AzureRetentionRule.';
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
