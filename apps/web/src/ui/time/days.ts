import { dateText, isoDay } from '../../settings/formats.ts';
import { language } from '../../settings/locale.ts';

/** The day of a moment on the person's own clock: "2026-09-08". */
export function dayOfTime(time: string, zone?: string): string {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return '';
  return isoDay(moment, zone);
}

/** The month of a day: "2026-09". */
export const monthOfDay = (day: string): string => day.slice(0, 7);

// Days are counted in UTC, which has 24 hours in each of them.
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10);

/** A text as a day, such as one of the address; undefined where it is none: 2026-02-30, 2026-13-01, tomorrow. */
export function dayIn(text: string | null | undefined): string | undefined {
  // A year with a zero before it is half typed; the last that can be written has no year beside it to turn to.
  if (!/^(?!0|9999)\d{4}-\d\d-\d\d$/.test(text ?? '')) return undefined;
  const date = dateOf(text ?? '');
  return !Number.isNaN(date.getTime()) && dayOfDate(date) === text ? dayOfDate(date) : undefined;
}

/** The same for a month: "2026-09". */
export function monthIn(text: string | null | undefined): string | undefined {
  const first = dayIn(`${text ?? ''}-01`);
  return first === undefined ? undefined : monthOfDay(first);
}

/** The day so many days later. */
export function daysLater(day: string, days: number): string {
  const date = dateOf(day);
  date.setUTCDate(date.getUTCDate() + days);
  return dayOfDate(date);
}

/** The month so many months later. */
export function monthsLater(month: string, months: number): string {
  const date = dateOf(`${month}-01`);
  date.setUTCMonth(date.getUTCMonth() + months);
  return monthOfDay(dayOfDate(date));
}

/** Every day of a month. */
export function daysOfMonth(month: string): string[] {
  const count = Number(daysLater(`${monthsLater(month, 1)}-01`, -1).slice(8));
  return Array.from({ length: count }, (_, index) => daysLater(`${month}-01`, index));
}

/** Which day of the week a day is, 0 being Sunday. */
export const weekdayOfDay = (day: string): number => dateOf(day).getUTCDay();

/** The weeks that a month touches, whole, each from the first weekday on (0 being Sunday). */
export function weeksOfMonth(month: string, firstWeekday: number): string[][] {
  const first = `${month}-01`;
  const start = daysLater(first, -((weekdayOfDay(first) - firstWeekday + 7) % 7));
  const weeks: string[][] = [];
  for (let day = start; monthOfDay(day) <= month; day = daysLater(day, 7))
    weeks.push(Array.from({ length: 7 }, (_, index) => daysLater(day, index)));
  return weeks;
}

/** "Thursday 17 September 2026". */
export const dayWords = (day: string): string => {
  const words = dateText(dateOf(day), 'long day', 'UTC');
  // Of one version of the same browser to the next, British English has a comma there, or has none.
  return language() === 'en' ? words.replace(/^(\w+), (?=\d)/, '$1 ') : words;
};

/** "17 Sep 2026". */
export const shortDayWords = (day: string): string => dateText(dateOf(day), 'day', 'UTC');

/** "September 2026". */
export const monthWords = (month: string): string => dateText(dateOf(`${month}-01`), 'month', 'UTC');

/** "Thursday". */
export const weekdayWords = (day: string): string => dateText(dateOf(day), 'weekday', 'UTC');

/** "Thu", for the head of a calendar. */
export const shortWeekdayWords = (day: string): string => dateText(dateOf(day), 'short weekday', 'UTC');
