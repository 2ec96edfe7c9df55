import { textAt, valueAt } from '../../../arm/bodies.ts';
import { itemsAt } from '../protocol/body-fields.ts';
import { dayOf, localAt, weekOf, type Zone } from './local-time.ts';

/** A scheduled backup that is about to be taken, and the last one before it that succeeded. */
export type Occasion = { zone: Zone; moment: number; lastSuccess: number | undefined };

const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** The tagging criteria of a backup rule, the first to be tried first: the lowest priority number wins [D]. */
export const taggingOf = (backupRule: unknown): readonly unknown[] =>
  itemsAt(backupRule, 'trigger', 'taggingCriteria').toSorted(
    (one, other) => Number(valueAt(one, 'taggingPriority') ?? 99) - Number(valueAt(other, 'taggingPriority') ?? 99),
  );

/** The tag that a scheduled backup gets. */
export function tagFor(backupRule: unknown, occasion: Occasion): string {
  const found = taggingOf(backupRule).find((tagging) => itemsAt(tagging, 'criteria').some((criterion) => fits(criterion, occasion)));
  return textAt(found, 'tagInfo', 'tagName') ?? 'Default';
}

/** Whether a backup fits a criterion in everything that it asks for. */
function fits(criterion: unknown, occasion: Occasion): boolean {
  const absolute = itemsAt(criterion, 'absoluteCriteria');
  const days = itemsAt(criterion, 'daysOfTheWeek');
  const weekday = weekdays[new Date(localAt(occasion.zone, occasion.moment)).getUTCDay()];
  if (absolute.length === 0 && days.length === 0) return false;
  return (
    (absolute.length === 0 || absolute.some((name) => isFirst(String(name), occasion))) && (days.length === 0 || days.includes(weekday))
  );
}

/** The first of a day or week is the first backup in it that succeeds: a failed one passes the tag on to the next [D, U]. */
function isFirst(name: string, { zone, moment, lastSuccess }: Occasion): boolean {
  const partOf = spans[name];
  if (partOf === undefined) return name === 'AllBackup';
  return lastSuccess === undefined || partOf(localAt(zone, lastSuccess)) !== partOf(localAt(zone, moment));
}

const spans: Record<string, (local: number) => number> = {
  FirstOfDay: dayOf,
  FirstOfWeek: weekOf,
  FirstOfMonth: (local) => new Date(local).getUTCFullYear() * 12 + new Date(local).getUTCMonth(),
  FirstOfYear: (local) => new Date(local).getUTCFullYear(),
};

const knownFields = ['objectType', 'absoluteCriteria', 'daysOfTheWeek', 'scheduleTimes'];
const knownAbsolutes = ['AllBackup', ...Object.keys(spans)];

/** What is wrong with the tagging of a backup rule whose policy has these retention rules; nothing if it may be stored. */
export function taggingProblem(backupRule: unknown, retentionRules: readonly string[]): string | undefined {
  for (const tagging of taggingOf(backupRule)) {
    const tag = textAt(tagging, 'tagInfo', 'tagName') ?? '';
    const problem = itemsAt(tagging, 'criteria')
      .map(criterionProblem)
      .find((one) => one !== undefined);
    if (!retentionRules.includes(tag)) return `the tag '${tag}' has no retention rule of that name.`;
    if (!Number.isInteger(valueAt(tagging, 'taggingPriority'))) return `the tag '${tag}' must have a taggingPriority.`;
    if (valueAt(tagging, 'isDefault') !== true && itemsAt(tagging, 'criteria').length === 0) return `the tag '${tag}' must have criteria.`;
    if (problem !== undefined) return `the tag '${tag}' ${problem}`;
  }
  return undefined;
}

// Criteria by day, week or month of the calendar belong to tags that Elastic SAN does not have (manifest of Az.DataProtection) [D].
function criterionProblem(criterion: unknown): string | undefined {
  const absolute = itemsAt(criterion, 'absoluteCriteria');
  const days = itemsAt(criterion, 'daysOfTheWeek');
  if (textAt(criterion, 'objectType') !== 'ScheduleBasedBackupCriteria') return "must have criteria of type 'ScheduleBasedBackupCriteria'.";
  const given = typeof criterion === 'object' && criterion !== null ? Object.entries(criterion) : [];
  const strange = given.find(([name, value]) => !knownFields.includes(name) && value !== null)?.[0];
  if (strange !== undefined) return `must not be given by ${strange}; absoluteCriteria and daysOfTheWeek are supported.`;
  if (absolute.length + days.length === 0) return 'must say absoluteCriteria or daysOfTheWeek.';
  if (!absolute.every((name) => knownAbsolutes.includes(String(name)))) return `must use absoluteCriteria of ${knownAbsolutes.join(', ')}.`;
  return days.every((day) => weekdays.includes(String(day))) ? undefined : 'must name days of the week as Sunday to Saturday.';
}
