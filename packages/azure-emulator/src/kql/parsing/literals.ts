import type { IToken } from 'chevrotain';
import { momentIn, spanIn } from '../values/literals.ts';
import { fromJson, Moment, Span, type Type, type Value } from '../values/value.ts';
import type { Expression } from './syntax.ts';

type Literal = Extract<Expression, { kind: 'literal' }>;

/** A literal of a type. */
export const literal = (value: Value, type: Type): Literal => ({ kind: 'literal', value, type });

const escapes: Record<string, string> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** The text that a literal stands for. */
export function textIn(image: string): string {
  const plain = image.replace(/^[hH]/, '');
  if (plain.startsWith('@')) return plain.slice(2, -1).replaceAll(plain[1]?.repeat(2) ?? '', plain[1] ?? '');
  return plain.slice(1, -1).replaceAll(/\\(.)/g, (_, escaped: string) => escapes[escaped] ?? escaped);
}

/** Whole numbers are long, in decimal or in hexadecimal. */
export const numberIn = (image: string): Literal =>
  /^(0x[0-9a-fA-F]+|\d+)$/.test(image) ? literal(BigInt(image), 'long') : literal(Number(image), 'real');

const inside = ({ image }: IToken): string => image.slice(image.indexOf('(') + 1, -1).trim();

/** `datetime(…)` with a bare moment. */
export const momentOf = (token: IToken): Literal => literal(momentIn(inside(token)) ?? null, 'datetime');

/** `guid(…)` with a bare GUID. */
export const guidOf = (token: IToken): Literal => literal(inside(token).toLowerCase(), 'guid');

/** `timespan(…)` with a bare timespan. */
export const clockOf = (token: IToken): Literal => literal(spanIn(inside(token)) ?? null, 'timespan');

/** A bare timespan. */
export const spanOf = ({ image }: IToken): Literal => literal(spanIn(image) ?? null, 'timespan');

/** `dynamic(…)` with JSON, whose texts may stand in single quotes as well. */
export function jsonOf(token: IToken): Literal {
  const json = inside(token).replaceAll(/"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'/g, (text) =>
    text.startsWith("'") ? JSON.stringify(textIn(text)) : text,
  );
  try {
    return literal(fromJson(JSON.parse(json)), 'dynamic');
  } catch {
    return literal(null, 'dynamic');
  }
}

const named: Record<string, Type> = {
  string: 'string',
  long: 'long',
  int: 'int',
  real: 'real',
  double: 'real',
  decimal: 'decimal',
  bool: 'bool',
  boolean: 'bool',
  datetime: 'datetime',
  date: 'datetime',
  timespan: 'timespan',
  time: 'timespan',
  dynamic: 'dynamic',
  guid: 'guid',
};

/** The type by its name in a query. */
export const typeNamed = (name: string): Type | undefined => (Object.hasOwn(named, name) ? named[name] : undefined);

/** `long(5)`, `timespan(1d)`, `datetime("…")` and `dynamic(null)` are literals; what is written bare inside has been read as an expression. */
export function typedLiteral(name: string, args: readonly Expression[]): Literal | undefined {
  const [only] = args;
  const type = typeNamed(name);
  if (type === undefined || args.length !== 1 || only === undefined) return undefined;
  if (only.kind === 'name' && only.name === 'null') return literal(type === 'string' ? '' : null, type);
  return only.kind === 'literal' ? literal(converted(only.value, type), type) : undefined;
}

function converted(value: Value, type: Type): Value {
  if (type === 'datetime') return typeof value === 'string' ? (momentIn(value) ?? null) : value instanceof Moment ? value : null;
  if (type === 'timespan') return typeof value === 'string' ? (spanIn(value) ?? null) : value instanceof Span ? value : null;
  if (type === 'real' || type === 'decimal') return typeof value === 'bigint' ? Number(value) : value;
  if (type === 'dynamic') return value instanceof Moment || value instanceof Span ? null : value;
  return value;
}
