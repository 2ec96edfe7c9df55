import { textOf } from '../values/text.ts';
import { fromJson, isList, type Value } from '../values/value.ts';
import { regexOf } from './regex.ts';

type Test = (text: string, what: string) => boolean;

// A term is a run of letters and digits.
const endsInTerm = /[\p{L}\p{N}]$/u;
const beginsInTerm = /^[\p{L}\p{N}]/u;

/**
 * Looked for as a text, not by an expression: a list may have thousands to look for. An edge of what is looked for that is no letter or digit is the end
 * of a term by itself, as in `id has '/providers/microsoft.compute/'` [C].
 */
const term =
  (isStart: boolean, isEnd: boolean): Test =>
  (text, what) => {
    const [opens, closes] = [isStart && (what === '' || beginsInTerm.test(what)), isEnd && (what === '' || endsInTerm.test(what))];
    for (let at = text.indexOf(what); at >= 0 && at + what.length <= text.length; at = text.indexOf(what, at + 1)) {
      const end = at + what.length;
      const begins = !opens || !endsInTerm.test(text.slice(Math.max(0, at - 2), at));
      if (begins && (!closes || !beginsInTerm.test(text.slice(end, end + 2)))) return true;
      if (end === text.length) return false;
    }
    return false;
  };

const tests: Record<string, Test> = {
  contains: (text, what) => text.includes(what),
  startswith: (text, what) => text.startsWith(what),
  endswith: (text, what) => text.endsWith(what),
  has: term(true, true),
  hasprefix: term(true, false),
  hassuffix: term(false, true),
};

/** What `contains`, `!has_cs`, `=~` and their like ask of two values: without case unless the word ends in `_cs`. */
export function textTest(operator: string): ((one: Value, other: Value) => boolean) | undefined {
  if (operator === 'matches regex') return (one, other) => regexOf(textOf(other))?.test(textOf(one)) === true;
  if (operator === '=~' || operator === '!~') {
    return (one, other) => (textOf(one).toLowerCase() === textOf(other).toLowerCase()) === (operator === '=~');
  }
  const [, not, word = '', cased] = /^(!)?([a-z]+)(_cs)?$/.exec(operator) ?? [];
  const test = tests[word];
  if (test === undefined) return undefined;
  const wanted = not === undefined;
  if (cased !== undefined) return (one, other) => test(textOf(one), textOf(other)) === wanted;
  return (one, other) => test(textOf(one).toLowerCase(), textOf(other).toLowerCase()) === wanted;
}

const has = textTest('has');
const itemsOf = (value: Value): Value[] => (isList(value) ? value.map(fromJson) : [value]);

/** What `in`, `!in~`, `has_any` and `has_all` ask of a value and a list; a dynamic array in the list stands for its items. */
export function listTest(operator: string): (value: Value, list: readonly Value[]) => boolean {
  if (operator === 'has_any') return (value, list) => list.flatMap(itemsOf).some((one) => has?.(value, one));
  if (operator === 'has_all') return (value, list) => list.flatMap(itemsOf).every((one) => has?.(value, one));
  const fold = operator.endsWith('~') ? (value: Value) => textOf(value).toLowerCase() : textOf;
  const wanted = !operator.startsWith('!');
  return (value, list) => list.flatMap(itemsOf).some((one) => fold(one) === fold(value)) === wanted;
}

/** The same for a list that no row changes: looked up in a set. */
export function fixedListTest(operator: string, list: readonly Value[]): (value: Value) => boolean {
  const test = listTest(operator);
  if (operator.startsWith('has')) return (value) => test(value, list);
  const fold = operator.endsWith('~') ? (value: Value) => textOf(value).toLowerCase() : textOf;
  const known = new Set(list.flatMap(itemsOf).map(fold));
  const wanted = !operator.startsWith('!');
  return (value) => known.has(fold(value)) === wanted;
}
