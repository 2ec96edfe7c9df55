import type { BaseBackupPolicyResource } from '@azure/arm-dataprotection';
import { nameOf, sameId, weekdays } from '@esan/domain';
import type { Keep, Policy, PolicyTerms, RetentionRule, Schedule, Weekday } from '@esan/domain';
import * as z from 'zod';
import { unreadable } from '../../http/refusal.ts';
import { fieldsIfAny, idIn, textIfAny, textsIfAny } from './fields.ts';
import { elasticSanDatasource } from './to-backup-instance.ts';
import { timeZoneOf } from './windows-zones.ts';

/** A policy with what a backup on demand must name: Azure's own rule and tag. */
export type PolicyWithRule = Policy & { rule: string | undefined; tag: string | undefined };

const nothing = z.array(z.unknown()).max(0).nullish();
const operational = z.object({ dataStoreType: z.literal('OperationalStore') });
const retentionRule = z.object({
  objectType: z.literal('AzureRetentionRule'),
  name: z.enum(['Default', 'Daily', 'Weekly']),
  isDefault: z.boolean().nullish(),
  lifecycles: z.tuple([
    z.object({
      deleteAfter: z.object({ objectType: z.literal('AbsoluteDeleteOption'), duration: z.string().regex(/^P[1-9]\d{0,2}[DW]$/) }),
      sourceDataStore: operational,
      targetDataStoreCopySettings: nothing,
    }),
  ]),
});
const criterion = z.object({
  absoluteCriteria: z.array(z.string()).nullish(),
  daysOfTheWeek: z.array(z.string()).nullish(),
  daysOfMonth: nothing,
  monthsOfYear: nothing,
  weeksOfTheMonth: nothing,
});
const tagging = z.object({
  isDefault: z.boolean(),
  taggingPriority: z.int(),
  tagInfo: z.object({ tagName: z.string() }),
  criteria: z.array(criterion).nullish(),
});
const backupRule = z.object({
  objectType: z.literal('AzureBackupRule'),
  name: z.string(),
  dataStore: operational,
  trigger: z.object({
    objectType: z.literal('ScheduleBasedTriggerContext'),
    schedule: z.object({ repeatingTimeIntervals: z.array(z.string()).min(1), timeZone: z.string().nullish() }),
    taggingCriteria: z.array(tagging),
  }),
});
/** All that the portal has words for; a policy that says more is shown and left alone. */
const wellKnown = z.array(z.discriminatedUnion('objectType', [backupRule, retentionRule]));

type Tagging = z.infer<typeof tagging>;
type Retention = z.infer<typeof retentionRule>;

/** A policy for Elastic SAN; undefined for policies of other data sources. */
export function toPolicy(policy: BaseBackupPolicyResource): PolicyWithRule | undefined {
  const { datasourceTypes, policyRules: rules } = fieldsIfAny(policy.properties);
  const types = textsIfAny(datasourceTypes);
  // It may be one of ours: nobody can tell.
  if (types.length === 0) throw unreadable('datasourceTypes', 'missing');
  if (!types.some((type) => sameId(type, elasticSanDatasource))) return undefined;
  const id = idIn(policy.id);
  const known = wellKnown.safeParse(rules);
  const backup = z
    .array(z.unknown())
    .catch([])
    .parse(rules)
    .map((rule) => backupRule.safeParse(rule).data);
  const [first] = backup.filter((rule) => rule !== undefined);
  return {
    id,
    name: textIfAny(policy.name) ?? nameOf(id),
    terms: known.success ? termsIn(known.data) : null,
    rule: textIfAny(first?.name),
    tag: first?.trigger.taggingCriteria.find(({ isDefault }) => isDefault)?.tagInfo.tagName,
  };
}

function termsIn(rules: z.infer<typeof wellKnown>): PolicyTerms | null {
  const backups = rules.filter((rule) => rule.objectType === 'AzureBackupRule');
  const retentions = rules.filter((rule) => rule.objectType === 'AzureRetentionRule');
  const [backup] = backups;
  const [base, ...otherBases] = retentions.filter(({ isDefault }) => isDefault === true);
  if (backup === undefined || backups.length > 1 || base?.name !== 'Default' || otherBases.length > 0) return null;
  const { schedule, taggingCriteria } = backup.trigger;
  const when = scheduleOf(schedule.repeatingTimeIntervals, schedule.timeZone ?? undefined);
  const tagged = taggingCriteria.filter(({ isDefault }) => !isDefault);
  const found = tagged.map((one) => ruleOf(one, retentions));
  const kept = found.filter((rule) => rule !== undefined);
  const isWhole = kept.length === found.length && kept.length === retentions.length - 1;
  return when === undefined || !isWhole ? null : { schedule: when, keep: keepOf(base), rules: kept };
}

function keepOf({ lifecycles: [{ deleteAfter }] }: Retention): Keep {
  const { duration } = deleteAfter;
  return { count: Number(duration.slice(1, -1)), unit: duration.endsWith('W') ? 'weeks' : 'days' };
}

function ruleOf({ tagInfo, criteria, taggingPriority }: Tagging, retentions: readonly Retention[]): RetentionRule | undefined {
  const rule = retentions.find(({ name }) => name === tagInfo.tagName);
  const [only, ...more] = criteria ?? [];
  if (rule === undefined || rule.name === 'Default' || only === undefined || more.length > 0) return undefined;
  const absolute = (only.absoluteCriteria ?? []).join();
  const on = absolute === '' ? dayNamed(only.daysOfTheWeek ?? []) : 'first';
  const isFirst = absolute === (rule.name === 'Daily' ? 'FirstOfDay' : 'FirstOfWeek') && (only.daysOfTheWeek ?? []).length === 0;
  if (on === undefined || (on === 'first' && !isFirst) || (on !== 'first' && rule.name === 'Daily')) return undefined;
  return { tag: rule.name, on, keep: keepOf(rule), priority: taggingPriority };
}

const dayNamed = ([name, ...others]: readonly string[]): Weekday | undefined =>
  others.length > 0 ? undefined : weekdays.find((day) => day === name?.toLowerCase());

const intervalForm = /^R\/(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?\/P1([DW])$/;

/**
 * When backups are taken. With a time zone the time of day is that of its clocks, whatever offset stands beside it; without
 * one the offset counts, and is told in UTC. Source: description of BackupSchedule.
 */
function scheduleOf(intervals: readonly string[], windowsZone: string | undefined): Schedule | undefined {
  const timeZone = windowsZone === undefined ? 'UTC' : timeZoneOf(windowsZone);
  const starts = intervals.flatMap((interval) => {
    const [, date, time, offset = 'Z', unit] = intervalForm.exec(interval) ?? [];
    if (unit === undefined) return [];
    const start = new Date(`${date}T${time}:00${windowsZone === undefined ? offset : 'Z'}`);
    return Number.isNaN(start.getTime()) ? [] : [{ unit, time: start.toISOString().slice(11, 16), day: weekdays[start.getUTCDay()] }];
  });
  const [first] = starts;
  if (timeZone === undefined || first === undefined || starts.length < intervals.length) return undefined;
  if (starts.some(({ unit, time }) => unit !== first.unit || time !== first.time)) return undefined;
  const at = { time: first.time, timeZone };
  if (first.unit === 'D') return starts.length === 1 ? { frequency: 'daily', ...at } : undefined;
  return { frequency: 'weekly', days: weekdays.filter((day) => starts.some((start) => start.day === day)), ...at };
}
