import { t } from '@lingui/core/macro';
import {
  isTimeOfDay,
  keepUnits,
  largestKeepCount,
  rulePriorities,
  ruleTags,
  sameId,
  weekdays,
  type Frequency,
  type Keep,
  type PolicyTerms,
  type RetentionRule,
  type RuleTag,
  type Schedule,
  type Weekday,
} from '@esan/domain';

/** A duration as it is typed. */
export type KeepText = { count: string; unit: Keep['unit'] };

/** A retention rule as it is typed. */
export type RuleText = { on: RetentionRule['on']; keep: KeepText; priority: string };

/** A policy as it is typed, right or wrong. */
export type PolicyText = {
  every: Frequency;
  days: readonly Weekday[];
  at: string;
  zone: string;
  keep: KeepText;
  rules: Partial<Record<RuleTag, RuleText>>;
};

/** What is wrong with a typed policy, by field. */
export type PolicyFaults = {
  days?: string | undefined;
  at?: string | undefined;
  keep?: string | undefined;
  rules: Partial<Record<RuleTag, { keep?: string | undefined; priority?: string | undefined }>>;
};

const keepTextOf = ({ count, unit }: Keep): KeepText => ({ count: String(count), unit });

/** A policy as the fields of a form show it. */
export function textOf({ schedule, keep, rules }: PolicyTerms): PolicyText {
  const text: PolicyText = {
    every: schedule.frequency,
    days: schedule.frequency === 'weekly' ? schedule.days : [],
    at: schedule.time,
    zone: schedule.timeZone,
    keep: keepTextOf(keep),
    rules: {},
  };
  for (const { tag, on, keep, priority } of rules) text.rules[tag] = { on, keep: keepTextOf(keep), priority: String(priority) };
  return text;
}

const countOf = (text: string): number | undefined => (/^\d{1,3}$/.test(text) && Number(text) > 0 ? Number(text) : undefined);
const keepFault = ({ count }: KeepText): string | undefined =>
  countOf(count) === undefined ? t`Enter a number from 1 to ${largestKeepCount}.` : undefined;

function priorityFault(tag: RuleTag, rules: PolicyText['rules']): string | undefined {
  const priority = countOf(rules[tag]?.priority ?? '');
  if (priority === undefined || priority >= rulePriorities.Default) return t`Enter a number from 1 to ${rulePriorities.Default - 1}.`;
  const other = ruleTags.find((one) => one !== tag && countOf(rules[one]?.priority ?? '') === priority);
  return other === undefined ? undefined : t`The ${other} rule has this priority; choose another one.`;
}

/** Everything that is wrong with a typed policy. */
export function faultsIn(text: PolicyText): PolicyFaults {
  const faults: PolicyFaults = {
    days: text.every === 'weekly' && text.days.length === 0 ? t`Choose at least one day.` : undefined,
    at: isTimeOfDay(text.at) ? undefined : t`Enter a time of day, as 13:00.`,
    keep: keepFault(text.keep),
    rules: {},
  };
  for (const tag of ruleTags) {
    const rule = text.rules[tag];
    if (rule !== undefined) faults.rules[tag] = { keep: keepFault(rule.keep), priority: priorityFault(tag, text.rules) };
  }
  return faults;
}

/** The first sentence about what is wrong; undefined if nothing is. */
export function firstFault({ days, at, keep, rules }: PolicyFaults): string | undefined {
  const ofRules = ruleTags.map((tag) => rules[tag]?.keep ?? rules[tag]?.priority);
  return [days, at, keep, ...ofRules].find((fault) => fault !== undefined);
}

const keepIn = ({ count, unit }: KeepText): Keep => ({ count: Number(count), unit });

/** The policy that was typed; undefined while something is wrong with it. */
export function termsIn(text: PolicyText): PolicyTerms | undefined {
  if (firstFault(faultsIn(text)) !== undefined) return undefined;
  const at = { time: text.at, timeZone: text.zone };
  const schedule: Schedule =
    text.every === 'daily'
      ? { frequency: 'daily', ...at }
      : { frequency: 'weekly', days: weekdays.filter((day) => text.days.includes(day)), ...at };
  const rules = ruleTags.flatMap((tag) => {
    const rule = text.rules[tag];
    return rule === undefined ? [] : [{ tag, on: rule.on, keep: keepIn(rule.keep), priority: Number(rule.priority) }];
  });
  return { schedule, keep: keepIn(text.keep), rules };
}

/** How a duration and a rule stand in the address: "7d", "8w,20,first". */
export const keepAddress = ({ count, unit }: KeepText): string => `${count}${unit.charAt(0)}`;
export const ruleAddress = ({ on, keep, priority }: RuleText): string => [keepAddress(keep), priority, on].join();

/** The duration in an address; undefined if there is none. */
export function keepFrom(address: string | undefined): KeepText | undefined {
  const unit = keepUnits.find((one) => address?.endsWith(one.charAt(0)) === true);
  return address === undefined || unit === undefined ? undefined : { count: address.slice(0, -1), unit };
}

/** The time zone in an address; undefined if it names none of those that a schedule can be said in. */
export const zoneFrom = (address: string | undefined, zones: readonly string[]): string | undefined =>
  zones.find((zone) => zone === address);

/** The rule in an address; undefined if there is none. */
export function ruleFrom(tag: RuleTag, address: string | undefined): RuleText | undefined {
  const [kept, priority = '', day] = (address ?? '').split(',');
  const keep = keepFrom(kept);
  const on = tag === 'Weekly' ? (weekdays.find((one) => one === day) ?? 'first') : 'first';
  return keep === undefined ? undefined : { on, keep, priority };
}

/** What a rule that is added starts from, with the priority that Azure gives its tag. */
export const newRule: Record<RuleTag, RuleText> = {
  Daily: { on: 'first', keep: { count: '14', unit: 'days' }, priority: String(rulePriorities.Daily) },
  Weekly: { on: 'first', keep: { count: '8', unit: 'weeks' }, priority: String(rulePriorities.Weekly) },
};

/** A free name that says what the policy does: "daily-7-days", "daily-7-days-2". */
export function suggestedPolicyName({ every, keep }: PolicyText, taken: readonly string[]): string {
  const name = keep.count === '' ? every : `${every}-${keep.count}-${keep.unit}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!taken.some((one) => sameId(one, free))) return free;
  }
}
