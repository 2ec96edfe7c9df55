import { dayIn } from './days.ts';
import { isShownTwice } from './shown-twice.ts';
import { momentWords } from './time-words.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** A moment as the browser's own field writes it, on the person's clock; empty if it is none. */
export function localText(at: string): string {
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) return '';
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  return `${day}T${two(moment.getHours())}:${two(moment.getMinutes())}`;
}

/** The moment that such a text means: the beginning of its minute, 12:00 being 12:00:00. */
export function momentOf(text: string): string | undefined {
  const moment = new Date(`${text}:00`);
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d$/.test(text) && !Number.isNaN(moment.getTime()) ? moment.toISOString() : undefined;
}

/** Which moment is meant where the person's clock shows a time that was typed twice, or skips it; undefined where there is no doubt. */
export function doubtWords(text: string, at: string | undefined, asOf: string): string | undefined {
  if (at === undefined || momentOf(text) === undefined) return undefined;
  if (isShownTwice(new Date(at))) return `The clock shows this time twice. Meant is ${momentWords(at, asOf)}.`;
  return localText(at) === text ? undefined : `The clock skips this time. Meant is ${momentWords(at, asOf)}.`;
}

/** A moment of the address, in UTC: undefined where the text is none. */
export function momentIn(text: string | null | undefined): string | undefined {
  const [day, clock] = (text ?? '').split('T');
  if (dayIn(day) === undefined || !/^\d\d:\d\d(:\d\d(\.\d{1,3})?)?Z$/.test(clock ?? '')) return undefined;
  const moment = new Date(`${day}T${clock}`);
  return Number.isNaN(moment.getTime()) ? undefined : moment.toISOString();
}
