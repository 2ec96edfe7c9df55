import { textOf } from '../values/text.ts';
import type { Value } from '../values/value.ts';
import type { Func } from './function.ts';
import { regexOf } from './regex.ts';

const whole = (value: Value | undefined): number => Number(typeof value === 'bigint' || typeof value === 'number' ? value : Number.NaN);

function substring(of: Value, from: Value, length?: Value): Value {
  const all = textOf(of);
  const start = Math.max(0, whole(from) < 0 ? all.length + whole(from) : whole(from));
  return length === undefined ? all.slice(start) : all.slice(start, start + Math.max(0, whole(length)));
}

function split(of: Value, by: Value, index?: Value): Value {
  const parts = textOf(of) === '' || textOf(by) === '' ? [textOf(of)] : textOf(of).split(textOf(by));
  if (index === undefined) return parts;
  const part = parts[whole(index)];
  return part === undefined ? [] : [part];
}

const trimmed = (pattern: Value, of: Value, atStart: boolean, atEnd: boolean): Value => {
  const found = `(?:${textOf(pattern)})+`;
  const parts = [...(atStart ? [`^${found}`] : []), ...(atEnd ? [`${found}$`] : [])];
  const expression = regexOf(parts.join('|'), 'gu');
  return expression === undefined ? of : textOf(of).replaceAll(expression, '');
};

const rewritten = (by: Value): string =>
  textOf(by)
    .replaceAll('$', '$$$$')
    .replaceAll(/\\(\d)/g, '$$$1');

function replaced(of: Value, pattern: Value, by: Value): Value {
  const found = regexOf(textOf(pattern), 'gu');
  return found === undefined ? of : textOf(of).replaceAll(found, rewritten(by));
}

const countOf = (of: Value, what: Value): bigint => BigInt(textOf(what) === '' ? 0 : textOf(of).split(textOf(what)).length - 1);

function urlDecoded(of: Value): Value {
  try {
    return decodeURIComponent(textOf(of));
  } catch {
    return of;
  }
}

// Kusto's limit [D].
const mostRepeats = 1024;

/** Functions on texts; a null text is the empty one. */
export const textFunctions: Record<string, Func> = {
  tolower: { takes: 'a', gives: 'string', work: (of = null) => textOf(of).toLowerCase() },
  toupper: { takes: 'a', gives: 'string', work: (of = null) => textOf(of).toUpperCase() },
  strlen: { takes: 's', gives: 'long', named: 'strlen_', work: (of = null) => BigInt(textOf(of).length) },
  strcat: { takes: 'aa*', gives: 'string', work: (...parts) => parts.map(textOf).join('') },
  strcat_delim: { takes: 'saaa*', gives: 'string', work: (by = null, ...parts) => parts.map(textOf).join(textOf(by)) },
  strrep: {
    takes: 'aia?',
    gives: 'string',
    work: (of = null, times = null, by = '') =>
      Array.from({ length: Math.min(mostRepeats, whole(times)) }, () => textOf(of)).join(textOf(by)),
  },
  reverse: { takes: 'a', gives: 'string', work: (of = null) => Array.from(textOf(of)).toReversed().join('') },
  substring: { takes: 'sii?', gives: 'string', work: (of = null, from = null, length?) => substring(of, from, length) },
  split: { takes: 'asi?', gives: 'dynamic', named: '', work: (of = null, by = null, index?) => split(of, by, index) },
  indexof: {
    takes: 'ssi?i?',
    gives: 'long',
    work: (of = null, what = null, from = 0n) => BigInt(textOf(of).indexOf(textOf(what), whole(from))),
  },
  countof: { takes: 'ss', gives: 'long', work: (of = null, what = null) => countOf(of, what) },
  trim: { takes: 'ss', gives: 'string', work: (pattern = null, of = null) => trimmed(pattern, of, true, true) },
  trim_start: { takes: 'ss', gives: 'string', work: (pattern = null, of = null) => trimmed(pattern, of, true, false) },
  trim_end: { takes: 'ss', gives: 'string', work: (pattern = null, of = null) => trimmed(pattern, of, false, true) },
  replace_string: {
    takes: 'sss',
    gives: 'string',
    work: (of = null, what = null, by = null) => textOf(of).replaceAll(textOf(what), () => textOf(by)),
  },
  replace_regex: { takes: 'sss', gives: 'string', work: (of = null, pattern = null, by = null) => replaced(of, pattern, by) },
  replace: { takes: 'sss', gives: 'string', work: (pattern = null, by = null, of = null) => replaced(of, pattern, by) },
  extract: {
    takes: 'sis',
    gives: 'string',
    work: (pattern = null, group = null, of = null) => regexOf(textOf(pattern))?.exec(textOf(of))?.[whole(group)] ?? '',
  },
  url_decode: { takes: 's', gives: 'string', work: (of = null) => urlDecoded(of) },
  tostring: { takes: 'a', gives: 'string', named: '', work: (of = null) => textOf(of) },
  isempty: { takes: 'a', gives: 'bool', work: (of = null) => textOf(of) === '' },
  isnotempty: { takes: 'a', gives: 'bool', work: (of = null) => textOf(of) !== '' },
};
