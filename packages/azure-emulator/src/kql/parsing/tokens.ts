import { createToken, Lexer, type TokenType } from 'chevrotain';

/** Any word that can be a name: most words of the language can. */
export const AnyName = createToken({ name: 'AnyName', pattern: Lexer.NA });
export const Identifier = createToken({ name: 'Identifier', pattern: /[A-Za-z_][A-Za-z0-9_]*/, categories: AnyName });
const skipped = [
  createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED }),
  createToken({ name: 'Comment', pattern: /\/\/[^\n]*/, group: Lexer.SKIPPED }),
];

const word = (text: string): TokenType =>
  createToken({ name: text.toUpperCase(), pattern: new RegExp(text), longer_alt: Identifier, categories: AnyName });
const sign = (name: string, pattern: RegExp | string): TokenType => createToken({ name, pattern });

/** Words that begin an operator or stand inside one; each can be the name of a column as well. */
const words = Object.fromEntries(
  [
    'let',
    'where',
    'filter',
    'extend',
    'project',
    'summarize',
    'order',
    'sort',
    'top',
    'take',
    'limit',
    'distinct',
    'count',
    'join',
    'union',
    'parse',
    'by',
    'asc',
    'desc',
    'nulls',
    'first',
    'last',
    'kind',
    'on',
    'withsource',
    'with_itemindex',
    'with',
    'to',
    'typeof',
    'and',
    'or',
    'between',
    'true',
    'false',
    'null',
    'datetime',
    'timespan',
    'time',
    'dynamic',
    'bagexpansion',
    'matches',
    'regex',
  ].map((text) => [text, word(text)]),
);

/** The token of a word of the language. */
export function wordOf(text: string): TokenType {
  const found = words[text];
  if (found === undefined) throw new Error(`${text} is no word of the language.`);
  return found;
}

const hyphened = (text: string): TokenType => createToken({ name: text.toUpperCase(), pattern: new RegExp(text) });
export const ProjectAway = hyphened('project-away');
export const ProjectKeep = hyphened('project-keep');
export const ProjectRename = hyphened('project-rename');
export const MvExpand = createToken({ name: 'MV-EXPAND', pattern: /mv-?expand/ });

const textOperators = ['contains', 'has', 'startswith', 'endswith', 'hasprefix', 'hassuffix'];
/** `in`, `has_any` and their like: a list in brackets follows. */
export const Among = createToken({ name: 'AMONG', pattern: /!?in~?(?![A-Za-z0-9_])|has_any(?![A-Za-z0-9_])|has_all(?![A-Za-z0-9_])/ });
/** Comparisons of texts by word. */
export const TextOperator = createToken({
  name: 'TEXT OPERATOR',
  pattern: new RegExp(`!?(${textOperators.join('|')})(_cs)?(?![A-Za-z0-9_])`),
});
export const NotBetween = createToken({ name: '!BETWEEN', pattern: /!between/ });
export const Comparison = createToken({ name: 'COMPARISON', pattern: /==|!=|<>|=~|!~|<=|>=|<|>/ });

export const Assign = sign('=', '=');
export const Bar = sign('|', '|');
export const Comma = sign(',', ',');
export const Semicolon = sign(';', ';');
export const Colon = sign(':', ':');
export const Range = sign('..', '..');
export const Dot = sign('.', '.');
export const Open = sign('(', '(');
export const Close = sign(')', ')');
export const OpenSquare = sign('[', '[');
export const CloseSquare = sign(']', ']');
export const Star = sign('*', '*');
export const Additive = sign('additive', /[+-]/);
export const Multiplicative = sign('multiplicative', /[/%]/);
export const Side = createToken({ name: 'SIDE', pattern: /\$(left|right)/ });

export const SpanLiteral = createToken({
  name: 'TIMESPAN LITERAL',
  pattern: /\d+(\.\d+)?(d|days?|h|hrs?|hours?|m|min|minutes?|s|sec|seconds?|ms|millis?|milliseconds?|microseconds?|ticks?)(?![A-Za-z0-9_])/,
});
export const NumberLiteral = createToken({
  name: 'NUMBER',
  pattern: /0x[0-9a-fA-F]+(?![A-Za-z0-9_])|\d+(\.\d+)?([eE][+-]?\d+)?(?![A-Za-z0-9_])/,
});
export const Text = createToken({
  name: 'TEXT',
  pattern: /[hH]?(@"(?:[^"]|"")*"|@'(?:[^']|'')*'|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')/,
});

/** A moment that is written without quotes. */
export const MomentLiteral = createToken({ name: 'DATETIME LITERAL', pattern: /datetime\(\s*\d[^)"']*\)/ });

/** A timespan as a clock shows it, which is written without quotes. */
export const ClockLiteral = createToken({
  name: 'CLOCK LITERAL',
  pattern: /(?:timespan|time)\(\s*-?(?:\d+\.)?\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?\s*\)/,
});

/** A GUID that is written without quotes. */
export const GuidLiteral = createToken({
  name: 'GUID LITERAL',
  pattern: /guid\(\s*[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*\)/,
});

/** `dynamic(…)` with JSON inside, up to the bracket that closes it. */
export const JsonLiteral = createToken({
  name: 'DYNAMIC LITERAL',
  line_breaks: true,
  start_chars_hint: ['d'],
  pattern: (text, offset) => {
    const found = /dynamic\(\s*[[{](?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[^"')])*\)/y;
    found.lastIndex = offset;
    return found.exec(text);
  },
});

/** Every token, first match wins. */
export const tokens: TokenType[] = [
  ...skipped,
  Text,
  MomentLiteral,
  ClockLiteral,
  GuidLiteral,
  JsonLiteral,
  SpanLiteral,
  NumberLiteral,
  ProjectAway,
  ProjectKeep,
  ProjectRename,
  MvExpand,
  Among,
  TextOperator,
  NotBetween,
  ...Object.values(words),
  AnyName,
  Identifier,
  Comparison,
  Assign,
  Bar,
  Comma,
  Semicolon,
  Colon,
  Range,
  Dot,
  Open,
  Close,
  OpenSquare,
  CloseSquare,
  Star,
  Additive,
  Multiplicative,
  Side,
];

/** Splits a query into tokens. */
export const lexer = new Lexer(tokens, { positionTracking: 'full' });
