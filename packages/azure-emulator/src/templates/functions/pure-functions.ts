import { TemplateFailure } from '../failure.ts';
import { extensionResourceId, guid, tenantResourceId, uniqueString } from './ids.ts';
import { isObject } from '../../json/objects.ts';

type Pure = (...args: unknown[]) => unknown;

/** A value as text: objects and arrays as JSON. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : JSON.stringify(value ?? null);
}
const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\/]/g, String.raw`\$&`);
const texts = (values: readonly unknown[]): string[] => values.map(textOf);
function concat(...values: unknown[]): unknown {
  return values.some(Array.isArray) ? values.flat() : texts(values).join('');
}

const format = (pattern: unknown, ...values: unknown[]): string =>
  textOf(pattern).replaceAll(/\{(\d+)(?::[^}]*)?\}/g, (_, at: string) => textOf(values[Number(at)] ?? ''));

function lengthOf(value: unknown): number {
  if (typeof value === 'string' || Array.isArray(value)) return value.length;
  return isObject(value) ? Object.keys(value).length : 0;
}

function contains(inside: unknown, what: unknown): boolean {
  if (Array.isArray(inside)) return inside.some((item) => same(item, what));
  if (isObject(inside)) return Object.keys(inside).some((name) => name.toLowerCase() === textOf(what).toLowerCase());
  return textOf(inside).includes(textOf(what));
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

function merged(...values: unknown[]): unknown {
  if (values.every(isObject)) return values.reduce<Record<string, unknown>>(mergedTwo, {});
  return [...byText(values.flat()).values()];
}

const byText = (items: readonly unknown[]): Map<string, unknown> => new Map(items.map((item) => [JSON.stringify(item), item]));

function common(one: unknown, other: unknown): unknown {
  if (!Array.isArray(one) || !Array.isArray(other)) return {};
  const known = byText(other);
  return one.filter((item) => known.has(JSON.stringify(item)));
}

const mergedTwo = (one: Record<string, unknown>, other: Record<string, unknown>): Record<string, unknown> => ({
  ...one,
  ...Object.fromEntries(
    Object.entries(other).map(([name, value]) => {
      const before = one[name];
      return [name, isObject(before) && isObject(value) ? mergedTwo(before, value) : value];
    }),
  ),
});

function parsed(text: unknown): unknown {
  try {
    return JSON.parse(textOf(text));
  } catch {
    throw new TemplateFailure("The template language function 'json' was given what is no JSON.");
  }
}

function whole(value: unknown): number {
  const number = Number(value);
  if (Number.isInteger(number)) return number;
  throw new TemplateFailure(`The value '${textOf(value)}' is no whole number.`);
}

const onWholes =
  (work: (one: number, other: number) => number): Pure =>
  (one, other) =>
    work(whole(one), whole(other));
function divisor(value: unknown): number {
  const number = whole(value);
  if (number !== 0) return number;
  throw new TemplateFailure('The template language functions divide by no zero.');
}

/** A whole number up to a limit; beyond it Azure refuses, too. */
function upTo(most: number, name: string, value: unknown): number {
  const number = whole(value);
  if (number >= 0 && number <= most) return number;
  throw new TemplateFailure(`The template language function '${name}' takes a count from 0 to ${most}, not ${number}.`);
}

const below =
  (holds: (order: number) => boolean): Pure =>
  (one, other) =>
    holds(
      typeof one === 'number' && typeof other === 'number' ? one - other : textOf(one) < textOf(other) ? -1 : Number(!same(one, other)),
    );

const part = (of: unknown, from: number, to?: number): unknown => (Array.isArray(of) ? of.slice(from, to) : textOf(of).slice(from, to));

const at = (of: unknown, index: unknown): unknown => (Array.isArray(of) ? (of as unknown[])[Number(index)] : undefined);

const pairs = (...args: unknown[]): Record<string, unknown> =>
  Object.fromEntries(args.flatMap((value, at) => (at % 2 === 0 ? [[textOf(value), args[at + 1]]] : [])));

/** Characters of a padded text [U]. */
const mostPadded = 1000;
/** Numbers of `range` [D]. */
const mostCounted = 10_000;

/** Functions that need nothing but their arguments, by their names in lower case. */
export const pureFunctions: Readonly<Record<string, Pure>> = {
  concat,
  format,
  tolower: (text) => textOf(text).toLowerCase(),
  toupper: (text) => textOf(text).toUpperCase(),
  trim: (text) => textOf(text).trim(),
  replace: (text, what, by) => textOf(text).replaceAll(textOf(what), () => textOf(by)),
  substring: (text, from, length) => textOf(text).substring(whole(from), length === undefined ? undefined : whole(from) + whole(length)),
  split: (text, by) => textOf(text).split(Array.isArray(by) ? new RegExp(texts(by).map(escaped).join('|')) : textOf(by)),
  join: (list, by) => (Array.isArray(list) ? texts(list).join(textOf(by)) : textOf(list)),
  padleft: (text, length, by = ' ') => textOf(text).padStart(upTo(mostPadded, 'padLeft', length), textOf(by)),
  startswith: (text, what) => textOf(text).toLowerCase().startsWith(textOf(what).toLowerCase()),
  endswith: (text, what) => textOf(text).toLowerCase().endsWith(textOf(what).toLowerCase()),
  indexof: (text, what) => textOf(text).toLowerCase().indexOf(textOf(what).toLowerCase()),
  lastindexof: (text, what) => textOf(text).toLowerCase().lastIndexOf(textOf(what).toLowerCase()),
  string: textOf,
  int: (value) => whole(value),
  bool: (value) => value === true || /^(true|1)$/i.test(textOf(value)),
  json: parsed,
  array: (value) => (Array.isArray(value) ? value : [value]),
  createarray: (...items) => items,
  createobject: pairs,
  length: lengthOf,
  empty: (value) => lengthOf(value ?? '') === 0,
  contains,
  first: (of) => (Array.isArray(of) ? of[0] : textOf(of).slice(0, 1)),
  last: (of) => (Array.isArray(of) ? of.at(-1) : textOf(of).slice(-1)),
  take: (of, count) => part(of, 0, Math.max(0, whole(count))),
  skip: (of, count) => part(of, Math.max(0, whole(count))),
  range: (from, count) => Array.from({ length: upTo(mostCounted, 'range', count) }, (_, at) => whole(from) + at),
  union: merged,
  intersection: common,
  items: (of) => Object.entries(isObject(of) ? of : {}).map(([key, value]) => ({ key, value })),
  objectkeys: (of) => Object.keys(isObject(of) ? of : {}),
  tryget: (of, name) => (isObject(of) ? Object.entries(of).find(([one]) => one === textOf(name))?.[1] : at(of, name)) ?? null,
  add: onWholes((one, other) => one + other),
  sub: onWholes((one, other) => one - other),
  mul: onWholes((one, other) => one * other),
  div: onWholes((one, other) => Math.trunc(one / divisor(other))),
  mod: onWholes((one, other) => one % divisor(other)),
  min: (...of) => Math.min(...of.flat().map(whole)),
  max: (...of) => Math.max(...of.flat().map(whole)),
  equals: (one, other) => same(one, other),
  less: below((order) => order < 0),
  lessorequals: below((order) => order <= 0),
  greater: below((order) => order > 0),
  greaterorequals: below((order) => order >= 0),
  and: (...of) => of.every((one) => one === true),
  or: (...of) => of.includes(true),
  not: (of) => of !== true,
  true: () => true,
  false: () => false,
  null: () => null,
  coalesce: (...of) => of.find((one) => one !== null && one !== undefined) ?? null,
  base64: (text) => Buffer.from(textOf(text)).toString('base64'),
  base64tostring: (text) => Buffer.from(textOf(text), 'base64').toString(),
  uricomponent: (text) => encodeURIComponent(textOf(text).toWellFormed()),
  guid: (...of) => guid(texts(of)),
  uniquestring: (...of) => uniqueString(texts(of)),
  tenantresourceid: (...of) => tenantResourceId(texts(of)),
  extensionresourceid: (...of) => extensionResourceId(texts(of)),
};
