import { nameOf, regionNameOf } from '@esan/domain';
import { unreadable } from '../../http/refusal.ts';

// Azure's answers are what they are: a field may be absent, null or of another kind than the models of its clients say.

/** A text that a record must have. */
export function textIn(value: unknown, field: string): string {
  const text = textIfAny(value);
  if (text === undefined) throw wrong(value === '' ? undefined : value, field);
  return text;
}

/** The id of a resource that a record must have. */
export const idIn = (value: unknown, field = 'id'): string => textIn(idIfAny(value) ?? value, field);

/** The id of a resource that a record may have, as all others are written: letters unescaped, the subscription's GUID in lower case. */
export function idIfAny(value: unknown): string | undefined {
  const id = unescaped(textIfAny(value));
  // As most are: of thousands of rows each has several.
  if (id === undefined || /^\/subscriptions\/[\da-f-]+(?:\/|$)/.test(id)) return id;
  return id.replace(/^\/subscriptions\/[^/]+/i, (subscription) => `/subscriptions/${nameOf(subscription).toLowerCase()}`);
}

function unescaped(id: string | undefined): string | undefined {
  try {
    return id?.includes('%') === true ? decodeURIComponent(id) : id;
  } catch {
    return id;
  }
}

/** A number that a record must have. */
export function numberIn(value: unknown, field: string): number {
  const number = numberIfAny(value);
  if (number === undefined) throw wrong(value, field);
  return number;
}

const wrong = (value: unknown, field: string) => unreadable(field, (value ?? undefined) === undefined ? 'missing' : 'wrong');

/** A text that a record may have; an empty one says nothing. */
export const textIfAny = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A number that a record may have. */
export const numberIfAny = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined;

/** The region that a record must have; Azure answers "East US 2" and "EastUS2", too. */
export const regionIn = (value: unknown, field = 'location'): string => textIn(regionIfAny(value) ?? value, field);

/** The region that a record may have. */
export const regionIfAny = (value: unknown): string | undefined => textIfAny(regionNameOf(textIfAny(value) ?? ''));

/** The texts of a list that a record may have. */
export const textsIfAny = (value: unknown): string[] => listIfAny(value).flatMap((one) => textIfAny(one) ?? []);

/** A list that a record may have; anything else says nothing. */
export const listIfAny = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Fields of an object that a record may have. */
export const fieldsIfAny = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The tags of a record. */
export const tagsIfAny = (value: unknown): Record<string, string> =>
  Object.fromEntries(Object.entries(fieldsIfAny(value)).filter((pair): pair is [string, string] => typeof pair[1] === 'string'));

// A moment without an offset is UTC, and not of the clocks where this runs.
const inUtc = (moment: string): string => (/T[\d:.]+$/.test(moment) ? `${moment}Z` : moment);

// Azure itself began then: what is older is no moment of Azure's, but .NET's "never" (year 1) or a number that stands for none.
const earliestMs = Date.UTC(2010, 0, 1);

// As Azure writes moments of this century, of days that every month has: nothing is worked out for these, of which a list has thousands.
const usualMoment = /^20[1-9]\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1\d|2[0-8])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d{3,9})?Z$/;

/** A moment of Azure as ISO text; an absent one and what is none are null. */
export function isoOf(moment: unknown): string | null {
  if (typeof moment === 'string' && usualMoment.test(moment))
    return moment.length === 24 ? moment : `${moment.slice(0, 19)}${moment.length === 20 ? '.000' : moment.slice(19, 23)}Z`;
  const ms = moment instanceof Date ? moment.getTime() : typeof moment === 'string' ? Date.parse(inUtc(moment)) : Number.NaN;
  return Number.isNaN(ms) || ms < earliestMs ? null : new Date(ms).toISOString();
}

/** A moment that a record must have. */
export function momentIn(moment: unknown, field: string): string {
  const iso = isoOf(moment);
  if (iso === null) throw wrong(moment, field);
  return iso;
}
