import { momentIn } from '../json/moments.ts';
import type { Incoming } from '../pages/answer.ts';

/** A control request that cannot be done: a status and a sentence that says why. */
export class ControlFailure extends Error {
  readonly status: number;

  constructor(status: number, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

/** The fields of a request, from JSON or from a form of the emulator's own page. */
export type Fields = Record<string, unknown>;

export const isForm = (incoming: Incoming): boolean =>
  (incoming.headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');

/** Read the body; no body is no fields. */
export function fieldsOf(incoming: Incoming): Fields {
  if (incoming.body === '') return {};
  if (isForm(incoming)) return Object.fromEntries([...new URLSearchParams(incoming.body)].filter(([, value]) => value !== ''));
  let parsed: unknown;
  try {
    parsed = JSON.parse(incoming.body);
  } catch {
    throw new ControlFailure(400, 'The body is not JSON.');
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed))
    throw new ControlFailure(400, 'The body must be a JSON object.');
  return Object.fromEntries(Object.entries(parsed));
}

/** Refuse fields that nobody reads: a misspelt one would be silently ignored. */
export function onlyFields(fields: Fields, ...known: string[]): void {
  const unknown = Object.keys(fields).find((name) => !known.includes(name));
  if (unknown !== undefined) throw new ControlFailure(400, `The field "${unknown}" is not known here; known: ${known.join(', ')}.`);
}

export function optionalText(fields: Fields, name: string): string | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '') throw new ControlFailure(400, `The field "${name}" must be a text that is not empty.`);
  return value;
}

/** A moment in UTC as the form has it. */
export function optionalMoment(fields: Fields, name: string, form: RegExp, example: string): number | undefined {
  const written = optionalText(fields, name);
  if (written === undefined) return undefined;
  const moment = form.test(written) ? momentIn(written.replace(' ', 'T').replace(/Z?$/, 'Z')) : undefined;
  if (moment === undefined) throw new ControlFailure(400, `The field "${name}" must be a UTC time such as ${example}.`);
  return moment;
}

export function text(fields: Fields, name: string): string {
  const value = optionalText(fields, name);
  if (value === undefined) throw new ControlFailure(400, `The field "${name}" is missing.`);
  return value;
}

export function optionalWhole(fields: Fields, name: string, least: number, most: number): number | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  const number = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isInteger(number) || number < least || number > most) {
    throw new ControlFailure(400, `The field "${name}" must be a whole number from ${least} to ${most}.`);
  }
  return number;
}

export function whole(fields: Fields, name: string, least: number, most: number): number {
  const value = optionalWhole(fields, name, least, most);
  if (value === undefined) throw new ControlFailure(400, `The field "${name}" is missing.`);
  return value;
}

export function flag(fields: Fields, name: string): boolean {
  const value = fields[name] ?? false;
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw new ControlFailure(400, `The field "${name}" must be true or false.`);
}

export function oneOf<T extends string>(fields: Fields, name: string, allowed: readonly T[]): T {
  const value = text(fields, name);
  const found = allowed.find((one) => one === value);
  if (found === undefined) throw new ControlFailure(400, `The field "${name}" must be one of ${allowed.join(', ')}.`);
  return found;
}

export const optionalOneOf = <T extends string>(fields: Fields, name: string, allowed: readonly T[]): T | undefined =>
  fields[name] === undefined ? undefined : oneOf(fields, name, allowed);

export const flagOr = (fields: Fields, name: string, otherwise: boolean): boolean =>
  fields[name] === undefined ? otherwise : flag(fields, name);

/** Fields within a field. */
export function fieldsAt(fields: Fields, name: string): Fields | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new ControlFailure(400, `The field "${name}" must be an object.`);
  return Object.fromEntries(Object.entries(value));
}

export function textsAt(fields: Fields, name: string): string[] | undefined {
  const value = fields[name];
  if (value === undefined) return undefined;
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
  throw new ControlFailure(400, `The field "${name}" must be a list of texts.`);
}

/** A query parameter that must be there. */
export function parameter(incoming: Incoming, name: string): string {
  const value = incoming.url.searchParams.get(name);
  if (value === null || value === '') throw new ControlFailure(400, `The query parameter "${name}" is missing.`);
  return value;
}
