const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(key: string, locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  let format = formats.get(key);
  if (format === undefined) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}

/** The day of a moment on the person's own clock: "2026-09-08". */
export function dayOfTime(time: string, zone?: string): string {
  const moment = new Date(time);
  if (Number.isNaN(moment.getTime())) return '';
  return formatOf(`day ${zone ?? ''}`, 'sv-SE', zone === undefined ? {} : { timeZone: zone }).format(moment);
}

/** The month of a day: "2026-09". */
export const monthOfDay = (day: string): string => day.slice(0, 7);

// Days are counted in UTC, which has 24 hours in each of them.
const dateOf = (day: string): Date => new Date(`${day}T00:00:00Z`);
const dayOfDate = (date: Date): string => date.toISOString().slice(0, 10);

/** A text as a day, such as one of the address; undefined where it is none: 2026-02-30, 2026-13-01, tomorrow. */
export function dayIn(text: string | null | undefined): string | undefined {
  // The first and the last year that can be written have no year beside them to turn to.
  if (!/^(?!0000|9999)\d{4}-\d\d-\d\d$/.test(text ?? '')) return undefined;
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

/** The first day of the week where the person lives; Monday where the browser does not say. */
export function firstWeekdayOf(language: string): number {
  const locale = new Intl.Locale(language) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return (locale.getWeekInfo?.().firstDay ?? 1) % 7;
}

const inUtc = { timeZone: 'UTC' } as const;

/** "Thursday 17 September 2026". */
export const dayWords = (day: string): string =>
  formatOf('long', 'en-GB', { ...inUtc, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' })
    .format(dateOf(day))
    .replace(',', '');

/** "17 Sep 2026". */
export const shortDayWords = (day: string): string =>
  formatOf('short', 'en-GB', { ...inUtc, day: 'numeric', month: 'short', year: 'numeric' }).format(dateOf(day));

/** "September 2026". */
export const monthWords = (month: string): string =>
  formatOf('month', 'en-GB', { ...inUtc, month: 'long', year: 'numeric' }).format(dateOf(`${month}-01`));

/** "Thursday". */
export const weekdayWords = (day: string): string => formatOf('weekday', 'en-GB', { ...inUtc, weekday: 'long' }).format(dateOf(day));
