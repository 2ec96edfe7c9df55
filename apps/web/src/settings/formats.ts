import { chosenZone, locale } from './locale.ts';

// Making a format takes longer than using it: each is made once for a locale, a zone and a style.
const made = new Map<string, unknown>();

function once<T>(key: string, make: () => T): T {
  const known = made.get(key) as T | undefined;
  if (known !== undefined) return known;
  const format = make();
  made.set(key, format);
  return format;
}

const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const date = { day: 'numeric', month: 'short' } as const;
const styles = {
  day: { ...date, year: 'numeric' },
  'long day': { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
  weekday: { weekday: 'long' },
  'short weekday': { weekday: 'short' },
  month: { month: 'long', year: 'numeric' },
  'short month': { month: 'short' },
  short: { ...date, ...clock },
  full: { ...date, year: 'numeric', ...clock, timeZoneName: 'short' },
  clock,
  /** As a field has it: numbers alone. */
  numbers: { day: '2-digit', month: '2-digit', year: 'numeric' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;

/** A way to write a moment. */
export type DateStyle = keyof typeof styles;

function dateFormat(style: DateStyle, zone: string | undefined): Intl.DateTimeFormat {
  const where = locale();
  return once(
    `${style} ${where} ${zone ?? ''}`,
    () => new Intl.DateTimeFormat(where, { ...(zone === undefined ? {} : { timeZone: zone }), ...styles[style] }),
  );
}

/** A moment in one of the ways to write it, in the zone that was chosen unless another is named. */
export const dateText = (moment: Date, style: DateStyle, zone = chosenZone()): string => dateFormat(style, zone).format(moment);

/** The day of a moment as 2026-09-08, in the zone that was chosen unless another is named. */
export function isoDay(moment: Date, zone = chosenZone()): string {
  // Swedish days are written as ISO 8601 has them.
  const format = once(`iso ${zone ?? ''}`, () => new Intl.DateTimeFormat('sv-SE', zone === undefined ? {} : { timeZone: zone }));
  return format.format(moment);
}

/** The zone in which moments are written: the one that was chosen, or the browser's. */
export const shownZone = (): string => chosenZone() ?? new Intl.DateTimeFormat().resolvedOptions().timeZone;

/** The place whose clock moments are written by, short enough for the head of a column: "London", "UTC". */
export const shownZonePlace = (): string => (shownZone().split('/').at(-1) ?? '').replaceAll('_', ' ');

/** The zone in which moments are written, as people call it, in summer as in winter: "Central European Time". */
export function shownZoneName(): string {
  const [where, zone] = [locale(), shownZone()];
  if (zone === 'UTC') return 'UTC';
  const format = once(`zone ${where} ${zone}`, () => new Intl.DateTimeFormat(where, { timeZone: zone, timeZoneName: 'longGeneric' }));
  // As of today: in 1970 many had no summer time yet, and their name is that of winter then.
  return format.formatToParts().find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** A number with so many digits behind the point at most. */
export function numberText(value: number, mostDigits = 0): string {
  const where = locale();
  return once(`number ${where} ${mostDigits}`, () => new Intl.NumberFormat(where, { maximumFractionDigits: mostDigits })).format(value);
}

/** A share as whole percent: "91%", or "91 %" where a space stands before the sign. */
export function percentText(share: number): string {
  const where = locale();
  return once(`percent ${where}`, () => new Intl.NumberFormat(where, { style: 'percent', maximumFractionDigits: 0 })).format(share);
}

/** The first number and the first moment take the browser longer than all that follow: they are written while the files of the portal arrive. */
export function warmFormats(): void {
  numberText(0);
  dateText(new Date(0), 'short');
}

/** How spreadsheets of the region write a table as text: the mark before the decimals, and what stands between cells, which must be another. */
export function tableMarks(of = locale()): { decimal: string; separator: string } {
  const parts = once(`marks ${of}`, () => new Intl.NumberFormat(of)).formatToParts(0.5);
  const decimal = parts.find(({ type }) => type === 'decimal')?.value ?? '.';
  // Windows has the semicolon in Switzerland, too, whose decimals stand behind a point.
  return { decimal, separator: decimal === ',' || of.endsWith('-CH') ? ';' : ',' };
}

/** An amount of US dollars: "$51.20", or "51,20 $" where the sign stands behind. */
export function dollarText(amount: number, mostDigits = 2): string {
  const where = locale();
  const how = { minimumFractionDigits: 2, maximumFractionDigits: mostDigits } as const;
  // Some locales write sums with another point than numbers ("en-DE"): only the place of the sign is theirs.
  const digits = once(`sum ${where} ${mostDigits}`, () => new Intl.NumberFormat(where, how)).format(amount);
  const sign = once(
    `dollars ${where}`,
    () => new Intl.NumberFormat(where, { style: 'currency', currency: 'USD', currencyDisplay: 'narrowSymbol' }),
  );
  return sign.formatToParts(1).at(-1)?.type === 'currency' ? `${digits} $` : `$${digits}`;
}

/** Several things in a sentence: "a, b and c". */
export function listText(items: Iterable<string>): string {
  const where = locale();
  return once(`list ${where}`, () => new Intl.ListFormat(where)).format(items);
}

/** The order of names as a person expects it: "disk-2" before "disk-10". For a list, asked for once. */
export function nameOrder(): (one: string, other: string) => number {
  const where = locale();
  return once(`order ${where}`, () => new Intl.Collator(where, { numeric: true })).compare;
}

/** The same for a few names. */
export const byName = (one: string, other: string): number => nameOrder()(one, other);

/** The first day of the week of the locale, 0 being Sunday; Monday where the browser does not say. */
export function firstWeekday(of = locale()): number {
  const asked = new Intl.Locale(of) as Intl.Locale & { getWeekInfo?: () => { firstDay: number } };
  return (asked.getWeekInfo?.().firstDay ?? 1) % 7;
}

/** The zones that this browser knows, by name. */
export const knownZones = (): readonly string[] => once('zones', () => [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])].sort());
