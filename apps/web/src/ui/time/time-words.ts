import { t } from '@lingui/core/macro';
import { dateText, isoDay } from '../../settings/formats.ts';
import { isShownTwice, utcOffset } from './shown-twice.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const plain = (count: number, unit: string): string => `${count} ${unit}`;

/** Days as short as they are written in the language. */
const daysWords = (count: number): string => t`${count} d`;

/** A span in its largest unit: "31 h", "8 d". */
export function spanWords(ms: number): string {
  if (ms < hour) return plain(Math.max(1, Math.floor(ms / minute)), 'min');
  // Hours up to two days: "31 h" says more about a missed daily backup than "1 d".
  if (ms < 2 * day) return plain(Math.floor(ms / hour), 'h');
  return daysWords(Math.floor(ms / day));
}

/** How many days it is until a moment, to the nearest: 14 stay 14 three minutes later. Of less than one there is none. */
export function daysAhead(at: string, asOf: string): number {
  const left = Date.parse(at) - Date.parse(asOf);
  return left < day ? 0 : Math.round(left / day);
}

/** What is ahead in its largest unit, to the nearest. */
function aheadWords(ms: number): string {
  const unit = ms < hour ? minute : ms < 2 * day ? hour : day;
  return spanWords(ms + unit / 2);
}

/** How long is left: "59 min", "4 s"; never nothing. */
export const waitWords = (ms: number): string => (ms < minute ? plain(Math.max(1, Math.ceil(ms / 1000)), 's') : spanWords(ms + minute - 1));

/** How long ago or how far ahead: "11 h ago", "in 25 d", and the day itself past a hundred days. */
export function ageWords(at: string, asOf: string, zone?: string): string {
  const past = Date.parse(asOf) - Date.parse(at);
  const span = Math.abs(past);
  // Without the service's own moment nobody knows how long ago it is.
  if (Number.isNaN(span)) return momentWords(at, asOf, zone);
  if (span < minute) return t`just now`;
  if (span >= 100 * day) return dateText(new Date(at), 'day', zone);
  return past > 0 ? t`${spanWords(span)} ago` : t`in ${aheadWords(span)}`;
}

/**
 * The moment on the person's own clock: "21 Nov, 22:03", with the year unless it is the one of `asOf`, and with the offset where
 * the clock shows the same time twice: "25 Oct, 02:30 (UTC+1)".
 */
export function momentWords(at: string, asOf: string, zone?: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '–';
  const now = new Date(asOf);
  const sameYear = !Number.isNaN(now.getTime()) && isoDay(moment, zone).slice(0, 4) === isoDay(now, zone).slice(0, 4);
  const words = sameYear ? dateText(moment, 'short', zone) : `${dateText(moment, 'day', zone)}, ${dateText(moment, 'clock', zone)}`;
  return isShownTwice(moment, zone) ? `${words} (${utcOffset(moment, zone)})` : words;
}

/** The moment in full, in the person's zone and in UTC, for a tooltip. */
export function exactWords(at: string, zone?: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return at;
  const here = dateText(moment, 'full', zone);
  const utc = dateText(moment, 'full', 'UTC');
  return here === utc ? utc : `${here}\n${utc}`;
}

const two = (value: number) => String(value).padStart(2, '0');

function spelled(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 10 && seconds % 60 > 0) return t`${minutes} min ${two(seconds % 60)} s`;
  if (minutes < 60) return t`${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 > 0 ? t`${hours} h ${two(minutes % 60)} min` : `${hours} h`;
  const days = daysWords(Math.floor(hours / 24));
  return hours % 24 > 0 ? `${days} ${hours % 24} h` : days;
}

/** A span of time: "41 s", "3 min 02 s", "14 min", "1 h 05 min", "3 d 4 h"; no line ends within it. */
export const durationWords = (ms: number): string => spelled(ms).replaceAll(' ', '\u00a0');
