import type { Dice } from './dice.ts';

/** Texts that have been the end of many a server. */
export const strangeTexts: readonly string[] = [
  '',
  ' ',
  '.',
  '..',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'null',
  'undefined',
  'NaN',
  '-1',
  '0',
  '1e309',
  '9007199254740993',
  '2026-02-30T25:61:61Z',
  '2026-09-08T08:00:00Z',
  'P0D',
  'P99999999999999999999Y',
  'R/2024-02-08T13:00:00+00:00/P1D',
  'R/0001-01-01T00:00:00+14:00/P1W',
  'R/9999-12-31T23:59:59-12:00/P1D',
  "'; drop table volumes; --",
  '<script>alert(1)</script>',
  '$1$&$`',
  '%00',
  '\u0000',
  '\ud800',
  '𝒳',
  'ß'.repeat(40),
  'a'.repeat(3000),
  '/'.repeat(300),
  '/subscriptions/',
  '/subscriptions/x/resourceGroups/y/providers/z',
  '11111111-1111-4111-8111-111111111111',
  'Microsoft.Storage/storageAccounts',
  'eastus2',
  'West Europe',
];

const strangeValues: readonly unknown[] = [null, true, false, 0, -1, 1.5, 2 ** 53, 1e300, [], {}, [[]], [null], { a: { b: [{}] } }];

/** Any value that JSON can carry. */
export const strangeValue = (dice: Dice): unknown => (dice.chance(0.5) ? dice.pick(strangeTexts) : dice.pick(strangeValues));

/** JSON nested so many times. */
export const nested = (levels: number, open = '{"a":', close = '}'): string => `${open.repeat(levels)}1${close.repeat(levels)}`;

/** Keys that reach for the prototype of everything. */
const polluted: Record<string, unknown> = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}},"toString":1,"valueOf":null}',
);

/** A body with one or more of its parts put out of place. */
export function mutated(value: unknown, dice: Dice): unknown {
  if (dice.chance(0.08)) return strangeValue(dice);
  if (Array.isArray(value)) return mutatedList(value, dice);
  if (typeof value !== 'object' || value === null) return dice.chance(0.12) ? strangeValue(dice) : value;
  const entries = Object.entries(value)
    .filter(() => !dice.chance(0.05))
    .map(([key, item]): [string, unknown] => [dice.chance(0.03) ? dice.pick(strangeTexts) : key, mutated(item, dice)]);
  const changed: Record<string, unknown> = Object.fromEntries(entries);
  return dice.chance(0.05) ? { ...changed, ...polluted } : changed;
}

function mutatedList(list: readonly unknown[], dice: Dice): unknown[] {
  const changed = list.map((item) => mutated(item, dice));
  if (dice.chance(0.1)) changed.push(strangeValue(dice));
  return dice.chance(0.05) ? [...changed, ...changed] : changed;
}
