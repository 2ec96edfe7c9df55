import { keyOf } from '../values/compare.ts';
import { textOf, toJson } from '../values/text.ts';
import { fromJson, isBag, isDynamic, isList, type Value } from '../values/value.ts';
import type { Func } from './function.ts';

const itemsOf = (value: Value): readonly unknown[] => (isList(value) ? value : []);
const keyOfItem = (item: unknown): string => keyOf([fromJson(item)]);
const distinct = (items: readonly unknown[]): unknown[] => [...new Map(items.map((item) => [keyOfItem(item), item])).values()];

function parsed(of: Value): Value {
  if (typeof of !== 'string') return of;
  try {
    return fromJson(JSON.parse(of));
  } catch {
    return of;
  }
}

function packed(...args: Value[]): Value {
  const bag: Record<string, unknown> = {};
  for (let at = 0; at + 1 < args.length; at += 2) bag[textOf(args[at])] = toJson(args[at + 1] ?? null);
  return bag;
}

const indexOf = (of: Value, what: Value): bigint => BigInt(itemsOf(of).findIndex((item) => textOf(fromJson(item)) === textOf(what)));

function kindOf(of: Value): string {
  if (of === null) return 'null';
  if (isDynamic(of)) return isList(of) ? 'array' : 'dictionary';
  return typeof of === 'bigint' ? 'long' : typeof of === 'number' ? 'double' : typeof of === 'boolean' ? 'bool' : 'string';
}

const slice = (of: Value, from: Value, to: Value): Value => {
  const list = itemsOf(of);
  const end = Number(to) < 0 ? list.length + Number(to) : Number(to);
  return list.slice(Number(from), end + 1);
};

const union = (...lists: Value[]): Value => distinct(lists.flatMap(itemsOf));
const without = (of: Value, ...others: Value[]): Value => {
  const gone = new Set(others.flatMap(itemsOf).map(keyOfItem));
  return distinct(itemsOf(of)).filter((item) => !gone.has(keyOfItem(item)));
};
const intersection = (of: Value, ...others: Value[]): Value => {
  const sets = others.map((list) => new Set(itemsOf(list).map(keyOfItem)));
  return distinct(itemsOf(of)).filter((item) => sets.every((set) => set.has(keyOfItem(item))));
};

/** Functions on JSON: bags and arrays. */
export const listFunctions: Record<string, Func> = {
  parse_json: { takes: 's', gives: 'dynamic', named: '', work: (of = null) => parsed(of) },
  todynamic: { takes: 's', gives: 'dynamic', named: '', work: (of = null) => parsed(of) },
  array_length: { takes: 'y', gives: 'long', work: (of = null) => (isList(of) ? BigInt(of.length) : null) },
  array_index_of: { takes: 'ya', gives: 'long', work: (of = null, what = null) => indexOf(of, what) },
  array_concat: { takes: 'yy*', gives: 'dynamic', work: (...lists) => lists.flatMap(itemsOf) },
  array_slice: { takes: 'yii', gives: 'dynamic', work: (of = null, from = null, to = null) => slice(of, from, to) },
  array_reverse: { takes: 'y', gives: 'dynamic', work: (of = null) => itemsOf(of).toReversed() },
  strcat_array: {
    takes: 'ys',
    gives: 'string',
    work: (of = null, by = null) =>
      itemsOf(of)
        .map((item) => textOf(fromJson(item)))
        .join(textOf(by)),
  },
  set_has_element: { takes: 'ya', gives: 'bool', work: (of = null, what = null) => indexOf(of, what) >= 0n },
  set_union: { takes: 'yyy*', gives: 'dynamic', work: union },
  set_difference: { takes: 'yyy*', gives: 'dynamic', work: (of = null, ...others) => without(of, ...others) },
  set_intersect: { takes: 'yyy*', gives: 'dynamic', work: (of = null, ...others) => intersection(of, ...others) },
  bag_keys: { takes: 'y', gives: 'dynamic', work: (of = null) => (isBag(of) ? Object.keys(of) : null) },
  bag_has_key: { takes: 'ys', gives: 'bool', work: (of = null, key = null) => isBag(of) && Object.hasOwn(of, textOf(key)) },
  bag_merge: {
    takes: 'yyy*',
    gives: 'dynamic',
    // What comes first counts.
    work: (...bags) => Object.assign({}, ...bags.filter(isBag).toReversed()) as Value,
  },
  bag_pack: { takes: 'aaa*', gives: 'dynamic', work: packed },
  pack: { takes: 'aaa*', gives: 'dynamic', work: packed },
  pack_array: { takes: 'aa*', gives: 'dynamic', work: (...args) => args.map(toJson) },
  gettype: { takes: 'a', gives: 'string', named: 'type_', work: (of = null) => kindOf(of) },
};
