import { weightOf } from '../json/weight.ts';
import { evaluated, type Functions } from './evaluate.ts';
import { TemplateFailure } from './failure.ts';
import { valueIn } from './parameters.ts';
import { requireWeight } from './weight.ts';
import { isObject } from '../json/objects.ts';

type Loop = { name: string; count: unknown; input: unknown };

const isLoop = (value: unknown): value is Loop =>
  isObject(value) && typeof value['name'] === 'string' && 'count' in value && 'input' in value;

const mostCopies = 800;

/** How often a loop goes round [D]. */
export function countOf(count: unknown, functions: Functions): number {
  const number = Number(evaluated(count, functions));
  if (Number.isInteger(number) && number >= 0 && number <= mostCopies) return number;
  throw new TemplateFailure(`The template 'copy' definition has a count that is no whole number from 0 to ${mostCopies}.`);
}

/** `copyIndex()` of one or several loops that are under way; an offset may be added. */
export const withIndex = (functions: Functions, index: number, name?: string): Functions => ({
  ...functions,
  copyindex: (first, offset) => {
    const asked = typeof first === 'string' ? first : undefined;
    if (asked !== undefined && asked.toLowerCase() !== name?.toLowerCase()) return functions['copyindex']?.(first, offset);
    return index + Number((asked === undefined ? first : offset) ?? 0);
  },
});

/** What a loop makes, round by round. */
function listOf({ name, count, input }: Loop, functions: Functions): unknown[] {
  let weight = 0;
  return Array.from({ length: countOf(count, functions) }, (_, at) => {
    const inner = withIndex(functions, at, name);
    const made = evaluated(withCopies(input, inner), inner);
    weight += weightOf(made);
    // Loops in loops would go on for long before anybody else looked.
    requireWeight(weight);
    return made;
  });
}

/** An object in which each `copy` has become lists. */
export function withCopies(value: unknown, functions: Functions): unknown {
  if (Array.isArray(value)) return value.map((item) => withCopies(item, functions));
  if (!isObject(value)) return value;
  const { copy, ...rest } = value;
  if (!Array.isArray(copy) || !copy.every(isLoop)) {
    return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, withCopies(inside, functions)]));
  }
  const lists = copy.map((loop) => [loop.name, listOf(loop, functions)]);
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, inside]) => [name, withCopies(inside, functions)])),
    ...Object.fromEntries(lists),
  };
}

/** Variables, each worked out when it is asked for first; those that `copy` makes, too. */
export function variablesOf(declared: Readonly<Record<string, unknown>>, functions: Functions): (name: unknown) => unknown {
  const known = new Map<string, unknown>();
  const asked = new Set<string>();
  const all: Functions = { ...functions, variables: variable };
  const loops = Array.isArray(declared['copy']) ? declared['copy'].filter(isLoop) : [];

  function variable(name: unknown): unknown {
    const key = String(name).toLowerCase();
    if (known.has(key)) return known.get(key);
    if (asked.has(key)) throw new TemplateFailure(`The template variable '${key}' depends on itself.`);
    asked.add(key);
    const loop = loops.find((one) => one.name.toLowerCase() === key);
    const value = loop === undefined ? evaluated(withCopies(valueIn(declared, name, 'variable'), all), all) : listOf(loop, all);
    known.set(key, value);
    return value;
  }
  return variable;
}
