import { t } from '@lingui/core/macro';
import { dayIn } from './days.ts';
import { isShownTwice, offsetOf } from './shown-twice.ts';
import { momentWords } from './time-words.ts';

/** What a field of the clock holds: a day as 2026-09-08, a time of day as 02:00, or both as 2026-09-08T02:00. */
export type ClockKind = 'day' | 'time' | 'moment';

const hours = 3_600_000;

/** A moment as fields keep it, on the clock of the chosen zone: "2026-09-17T12:00"; empty if it is none. */
export function localText(at: string): string {
  const moment = Date.parse(at);
  return Number.isNaN(moment) ? '' : new Date(moment + offsetOf(moment)).toISOString().slice(0, 16);
}

/**
 * The moment that such a text means: the beginning of its minute, 12:00 being 12:00:00. Of a time that the clock shows twice it is the first;
 * a time that the clock skips is counted on from before.
 */
export function momentOf(text: string): string | undefined {
  const shown = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) ? Date.parse(`${text}:00Z`) : Number.NaN;
  if (Number.isNaN(shown) || dayIn(text.slice(0, 10)) === undefined) return undefined;
  const candidates = [shown - offsetOf(shown - 24 * hours), shown - offsetOf(shown + 24 * hours)];
  const fits = candidates.filter((moment) => moment + offsetOf(moment) === shown);
  return new Date(fits.length > 0 ? Math.min(...fits) : (candidates[0] ?? shown)).toISOString();
}

/** Why a text of a field is no day, or no moment; undefined where it is one, or nothing has been typed. */
export function unsaidWords(kind: ClockKind, text: string): string | undefined {
  const isSaid = kind === 'time' || (kind === 'day' ? dayIn(text) : momentOf(text)) !== undefined;
  if (text === '' || isSaid) return undefined;
  const day = text.slice(0, 10);
  if (/^[1-9]\d{3}-\d\d-\d\d$/.test(day) && dayIn(day) === undefined) return t`This day does not exist.`;
  return kind === 'day' ? t`Enter a whole day.` : t`Enter a day and a time.`;
}

/** Which moment is meant where the person's clock shows a time that was typed twice, or skips it; undefined where there is no doubt. */
export function doubtWords(text: string, at: string | undefined, asOf: string): string | undefined {
  if (at === undefined || momentOf(text) === undefined) return undefined;
  if (isShownTwice(new Date(at))) return t`The clock shows this time twice. Meant is ${momentWords(at, asOf)}.`;
  return localText(at) === text ? undefined : t`The clock skips this time. Meant is ${momentWords(at, asOf)}.`;
}

/** A moment of the address, in UTC: undefined where the text is none. */
export function momentIn(text: string | null | undefined): string | undefined {
  const [day, clock] = (text ?? '').split('T');
  if (dayIn(day) === undefined || !/^\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(clock ?? '')) return undefined;
  const moment = new Date(`${day}T${clock}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
