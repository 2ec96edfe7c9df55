import { plural, t } from '@lingui/core/macro';
import { rulesInOrder, type Keep, type PolicyTerms, type RetentionRule, type Schedule, type Weekday } from '@esan/domain';
import { listText } from '../settings/formats.ts';

/** "7 days", "1 week". */
export const keepWords = ({ count, unit }: Keep): string =>
  unit === 'days' ? plural(count, { one: '# day', other: '# days' }) : plural(count, { one: '# week', other: '# weeks' });

/** A zone of the tz database as people read it: "America/New York". */
export const zoneWords = (zone: string): string => zone.replaceAll('_', ' ');

/** "Monday". */
export const weekdayWord = (day: Weekday): string => weekdays[day];

const weekdays: Record<Weekday, string> = {
  monday: t`Monday`,
  tuesday: t`Tuesday`,
  wednesday: t`Wednesday`,
  thursday: t`Thursday`,
  friday: t`Friday`,
  saturday: t`Saturday`,
  sunday: t`Sunday`,
};

const placeWords = (zone: string): string => (zone === 'UTC' ? 'UTC' : `(${zoneWords(zone)})`);

/** When a policy backs up: "Every day at 13:00 UTC", "Every Monday and Friday at 02:00 (Europe/Berlin)". */
export function scheduleSentence(schedule: Schedule): string {
  const { time } = schedule;
  const zone = placeWords(schedule.timeZone);
  if (schedule.frequency === 'daily') return t`Every day at ${time} ${zone}`;
  const days = listText(schedule.days.map(weekdayWord));
  return t`Every ${days} at ${time} ${zone}`;
}

/** What a rule takes: "the first backup of a week", "backups of a Sunday". */
export function ruleTakes({ tag, on }: Pick<RetentionRule, 'tag' | 'on'>): string {
  if (on !== 'first') return t`backups of a ${weekdayWord(on)}`;
  return tag === 'Daily' ? t`the first backup of a day` : t`the first backup of a week`;
}

/** How long a policy keeps: "kept for 7 days; the first backup of a week for 8 weeks". */
export function retentionSentence(terms: Pick<PolicyTerms, 'keep' | 'rules'>): string {
  const rules = rulesInOrder(terms).map((rule) => t`${ruleTakes(rule)} for ${keepWords(rule.keep)}`);
  return [t`kept for ${keepWords(terms.keep)}`, ...rules].join('; ');
}

const codeOf = ({ count, unit }: Keep): string => `${count}-${unit}`;

/** When a policy takes backups, as the address of a list has it: the same in every language. */
export function scheduleCode(terms: PolicyTerms | null): string {
  if (terms === null) return 'unknown';
  const { schedule } = terms;
  const days = schedule.frequency === 'daily' ? ['daily'] : schedule.days;
  return [...days, schedule.time, schedule.timeZone].join(' ');
}

/** For how long a policy keeps, likewise; nothing where that is not known. */
export const retentionCode = (terms: PolicyTerms | null): string | undefined =>
  terms === null
    ? undefined
    : [codeOf(terms.keep), ...rulesInOrder(terms).map(({ tag, on, keep }) => `${tag} ${on} ${codeOf(keep)}`.toLowerCase())].join(' ');

/** A policy in a sentence without its full stop: "Every day at 13:00 UTC, kept for 7 days". */
export const policySentence = (terms: PolicyTerms): string => `${scheduleSentence(terms.schedule)}, ${retentionSentence(terms)}`;

/** Said of a policy whose terms the portal has no words for. */
export const unknownTerms = t`Has rules that this portal does not know`;

/** A policy in a sentence, whatever it says. */
export const termsWords = (terms: PolicyTerms | null): string => (terms === null ? unknownTerms : policySentence(terms));

/** Said wherever a policy is chosen or made; source: support matrix of Elastic SAN backup, 2026-09. */
export const operationalTierOnly = t`Points stay in the operational tier only, as snapshots in your own resource group: no vaulted copies are made.`;

/** How far back the oldest point reaches: "7 days", "51 weeks", in two parts. */
export function reachWords(oldest: string | null, until: string): [count: number, unit: string] {
  const days = oldest === null ? 0 : Math.floor((Date.parse(until) - Date.parse(oldest)) / 86_400_000);
  if (days <= 60) return [days, plural(days, { one: 'day', other: 'days' })];
  const weeks = Math.floor(days / 7);
  return [weeks, plural(weeks, { one: 'week', other: 'weeks' })];
}

/** What expiry comes to for the snapshots, a delete lock on their resource group included. */
export const expiredAreDeleted = t`Azure deletes the snapshots of expired points; they cannot be brought back. Under a delete lock on their resource group they stay until it is removed.`;

/** "1 restore point", "7 restore points". */
export const pointsWords = (count: number): string => plural(count, { one: '# restore point', other: '# restore points' });

/** "1 protected item", "12 protected items". */
export const itemsWords = (count: number): string => plural(count, { one: '# protected item', other: '# protected items' });
