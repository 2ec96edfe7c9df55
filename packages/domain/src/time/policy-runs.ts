import { ruleTags, rulesInOrder, weekdays, type PolicyTerms, type RetentionRule, type RuleTag, type Schedule } from '../estate/policy.ts';
import { dayOf, momentOf, shownAt, weekOf, weekdayOf } from './zone-clock.ts';

/** The tag of a point: a rule's, or the default one. */
export type Tag = RuleTag | 'Default';

/** One backup of a schedule: its moment, and the day that its time belongs to. */
export type Run = { at: number; day: number };

const timeOf = ({ time }: Schedule): number => (Number(time.slice(0, 2)) * 60 + Number(time.slice(3))) * 60_000;

/** The backups of a schedule after a moment, one by one and without end. */
export function* runsAfter(schedule: Schedule, moment: number): Generator<Run, never> {
  const timeMs = timeOf(schedule);
  const isDue = (day: number) => schedule.frequency === 'daily' || schedule.days.includes(weekdays[weekdayOf(day)] ?? 'sunday');
  for (let day = dayOf(shownAt(schedule.timeZone, moment)) - 1; ; day += 1) {
    const at = isDue(day) ? momentOf(schedule.timeZone, day, timeMs) : moment;
    if (at > moment) yield { at, day };
  }
}

const isoOf = (moment: number): string => new Date(moment).toISOString();

/** The next backups of a schedule after a moment. */
export function nextRuns(schedule: Schedule, from: string, count: number): string[] {
  const runs: string[] = [];
  for (const { at } of runsAfter(schedule, Date.parse(from))) if (runs.push(isoOf(at)) >= count) break;
  return runs;
}

function fits({ tag, on }: RetentionRule, day: number, dayBefore: number | undefined): boolean {
  if (on !== 'first') return weekdays[weekdayOf(day)] === on;
  return dayBefore === undefined || (tag === 'Daily' ? dayBefore !== day : weekOf(dayBefore) !== weekOf(day));
}

/** The tag of the backup of a day, given the day of the one before. */
export const tagOfDay = (inOrder: readonly RetentionRule[], day: number, dayBefore: number | undefined): Tag =>
  inOrder.find((rule) => fits(rule, day, dayBefore))?.tag ?? 'Default';

/**
 * The tag that a scheduled backup gets, given the one before it: of the rules that fit, the one with the lowest priority.
 * The first of a week is the first after Sunday begins on the clocks of the policy's zone (unconfirmed for Azure).
 */
export function tagOf(terms: PolicyTerms, run: string, before: string | null): Tag {
  const day = (moment: string) => dayOf(shownAt(terms.schedule.timeZone, Date.parse(moment)));
  return tagOfDay(rulesInOrder(terms), day(run), before === null ? undefined : day(before));
}

/** Every tag that a policy's points can have, the default one first. */
export const tagsOf = ({ rules }: Pick<PolicyTerms, 'rules'>): Tag[] => [
  'Default',
  ...ruleTags.filter((tag) => rules.some((rule) => rule.tag === tag)),
];
