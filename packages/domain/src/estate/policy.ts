import type { SupportMatrix } from './support-matrix.ts';
import type { TermsFault } from '../work/finding.ts';

/** Days of the week in the order of a calendar whose weeks begin on Sunday. */
export const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** A day of the week. */
export type Weekday = (typeof weekdays)[number];

/** The units in which a policy says how long points are kept. */
export const keepUnits = ['days', 'weeks'] as const;

/** For how long a point is kept. */
export type Keep = { count: number; unit: (typeof keepUnits)[number] };

/** The largest count of either unit: for longer than this many days there are weeks. */
export const largestKeepCount = 999;

type TimeOfDay = {
  /** "13:00" on the clocks of the zone. */
  time: string;
  /** A zone of the tz database, "Europe/Berlin". */
  timeZone: string;
};

/** When a policy backs up: once a day, or once on some days of every week. */
export type Schedule = ({ frequency: 'daily' } & TimeOfDay) | ({ frequency: 'weekly'; days: Weekday[] } & TimeOfDay);

/** The tags beside the default one that Elastic SAN has; source: datasource manifest of Az.DataProtection 3.1. */
export const ruleTags = ['Daily', 'Weekly'] as const;

/** The tag of a retention rule. */
export type RuleTag = (typeof ruleTags)[number];

/** A retention rule for some of the points: the first of a day, the first of a week, or those of one weekday. */
export type RetentionRule = {
  tag: RuleTag;
  /** Of a weekly rule the day whose points it takes; the first of the day or week otherwise. */
  on: 'first' | Weekday;
  keep: Keep;
  /** Where several rules fit a point, the lowest number wins. */
  priority: number;
};

/** What a policy says: when to back up and for how long to keep; `keep` holds for points that no rule takes. */
export type PolicyTerms = { schedule: Schedule; keep: Keep; rules: RetentionRule[] };

/** A backup policy. */
export type Policy = {
  id: string;
  name: string;
  /** Null where it says something that the portal has no words for; then it is shown but not changed. */
  terms: PolicyTerms | null;
};

/** A policy with how many protected items use it; null where those could not be read. */
export type PolicyInUse = Policy & { usedBy: number | null };

/** What a new policy starts from; source: Azure's default template for Elastic SAN (daily at 13:00, 7 days). */
export const defaultTerms = {
  schedule: { frequency: 'daily', time: '13:00', timeZone: 'UTC' },
  keep: { count: 7, unit: 'days' },
  rules: [],
} as const satisfies Omit<PolicyTerms, 'rules'> & { rules: readonly [] };

/** Priorities of the rules: the default's, and what Azure's own policies of other data sources give the tags (recorded). */
export const rulePriorities = { Default: 99, Daily: 25, Weekly: 20 } as const;

const isKeep = ({ count }: Keep): boolean => Number.isInteger(count) && count >= 1 && count <= largestKeepCount;
const isPriority = ({ priority }: RetentionRule): boolean =>
  Number.isInteger(priority) && priority >= 1 && priority < rulePriorities.Default;
const isTwice = (values: readonly unknown[]): boolean => new Set(values).size < values.length;

/** Whether a text is a time of day, "13:00". */
export const isTimeOfDay = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

/** The first thing that is wrong with the terms, however many points they keep. */
export function termsFault({ schedule, keep, rules }: PolicyTerms, matrix: Pick<SupportMatrix, 'frequencies'>): TermsFault | undefined {
  if (!matrix.frequencies.includes(schedule.frequency)) return 'frequency';
  if (schedule.frequency === 'weekly' && schedule.days.length === 0) return 'no-day';
  if (!isTimeOfDay(schedule.time)) return 'time';
  if (![keep, ...rules.map((rule) => rule.keep)].every(isKeep)) return 'keep';
  if (isTwice(rules.map(({ tag }) => tag))) return 'tag-twice';
  if (rules.some(({ tag, on }) => tag === 'Daily' && on !== 'first')) return 'daily-on-a-weekday';
  if (!rules.every(isPriority)) return 'priority';
  return isTwice(rules.map(({ priority }) => priority)) ? 'same-priority' : undefined;
}

/** The rules in the order in which they are tried. */
export const rulesInOrder = ({ rules }: Pick<PolicyTerms, 'rules'>): RetentionRule[] =>
  rules.toSorted((one, other) => one.priority - other.priority);

/** Whether two policies say the same, in whatever order they say it. */
export const sameTerms = (one: PolicyTerms, other: PolicyTerms): boolean => told(one) === told(other);

function told({ schedule, keep, rules }: PolicyTerms): string {
  const days = schedule.frequency === 'weekly' ? weekdays.filter((day) => schedule.days.includes(day)) : 'daily';
  const inOrder = ruleTags.flatMap((tag) =>
    rules.filter((rule) => rule.tag === tag).map((rule) => [rule.tag, rule.on, rule.keep.count, rule.keep.unit, rule.priority]),
  );
  return JSON.stringify([days, schedule.time, schedule.timeZone, keep.count, keep.unit, inOrder]);
}
