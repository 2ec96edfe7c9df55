import type { Dice } from './dice.ts';
import { strangeTexts } from './strange.ts';

const tables = ['resources', 'resourcecontainers', 'recoveryservicesresources', 'authorizationresources', 'elasticsanresources', 'nowhere'];

const scalars = [
  'name',
  'type',
  'properties',
  'properties.sizeGiB',
  "tags['made']",
  'zones[0]',
  '5',
  '1.5',
  '1d',
  'true',
  'now()',
  "'text'",
  'dynamic([1, {"a": null}])',
  "split(id, '/')[2]",
  'tolong(properties.sizeGiB)',
  'todatetime(properties.startTime)',
  'strcat(name, properties)',
  'bin(now(), 1h)',
  "extract('(.', 1, name)",
  "replace_regex(name, '[', 'x')",
  'array_slice(zones, -5, 99)',
  'strrep(name, 3)',
  "datetime_add('month', 99999, now())",
  'toguid(name)',
  'ago(99999999d)',
  'make_datetime(999999, 13, 99)',
  'startofmonth(now(), -99999999)',
  'bin(now(), 99999999d)',
  '9223372036854775807 * 9223372036854775807',
  '0.0 / 0.0',
  'nothing',
];
const signs = ['==', '!=', '<', '>=', '=~', 'has', 'contains', 'startswith', 'matches regex', 'and', 'or', '+', '-', '*', '/', '%'];
const aggregates = [
  'count()',
  'dcount(name)',
  'make_list(properties)',
  'make_set(zones)',
  'arg_max(name, *)',
  'sum(strlen(name))',
  'any(*)',
  'make_bag(tags)',
];

const expression = (dice: Dice): string =>
  dice.chance(0.5) ? dice.pick(scalars) : `(${dice.pick(scalars)} ${dice.pick(signs)} ${dice.pick(scalars)})`;

const operators: ((dice: Dice) => string)[] = [
  (dice) => `where ${expression(dice)} ${dice.pick(signs)} ${expression(dice)}`,
  (dice) => `where ${dice.pick(scalars)} in~ (${dice.pick(scalars)}, ${dice.pick(scalars)})`,
  (dice) => `extend a = ${expression(dice)}, ${expression(dice)}`,
  (dice) => `project name, id, properties, tags, zones, a = ${expression(dice)}`,
  (dice) => `project-away ${dice.pick(['kind', 'z*', '*'])}`,
  (dice) => `summarize ${dice.pick(aggregates)}, ${dice.pick(aggregates)} by ${dice.pick(scalars)}`,
  (dice) => `order by ${dice.pick(scalars)} ${dice.pick(['asc', 'desc', 'asc nulls first', ''])}`,
  (dice) => `top ${dice.pick(scalars)} by ${dice.pick(scalars)}`,
  (dice) => `take ${dice.pick(['3', '0', '9223372036854775808', 'name'])}`,
  (dice) => `distinct ${dice.pick(['name', 'type, location', '*', 'properties'])}`,
  () => 'count',
  (dice) =>
    `join kind=${dice.pick(['inner', 'leftouter', 'fullouter', 'leftanti', 'rightsemi'])} (${dice.pick(tables)} | take 9) on ${dice.pick(['id', 'name', 'properties'])}`,
  (dice) => `union ${dice.pick(tables)}`,
  (dice) => `mv-expand ${dice.pick(['properties', 'tags', 'zones', 'a = zones', 'name'])} ${dice.pick(['', 'limit 2', 'to typeof(long)'])}`,
  (dice) => `parse id with * '/' ${dice.pick(['a', 'a:long', '*'])} '/' b`,
];

/** A query that may or may not make sense, now and then with something in it that no query has. */
export function randomQuery(dice: Dice): string {
  const steps = Array.from({ length: dice.below(5) }, () => dice.pick(operators)(dice));
  const query = [dice.pick(tables), ...steps].join(' | ');
  if (dice.chance(0.8)) return query;
  const at = dice.below(query.length);
  return dice.pick([
    query.slice(0, at),
    query.slice(0, at) + dice.pick(strangeTexts) + query.slice(at),
    `let x = ${query}; x`,
    `(${query})`,
    query.toUpperCase(),
  ]);
}
