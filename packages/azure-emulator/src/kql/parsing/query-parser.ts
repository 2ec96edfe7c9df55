import type { ILexingError, IToken } from 'chevrotain';
import { beyond, KqlFailure, type Place } from '../failure.ts';
import { placeOf } from './expression-parser.ts';
import type { Let, Query } from './syntax.ts';
import { TableParser } from './table-parser.ts';
import { AnyName, Assign, Bar, lexer, Semicolon, Text, wordOf } from './tokens.ts';

/** Reads whole queries. */
class QueryParser extends TableParser {
  constructor() {
    super();
    this.performSelfAnalysis();
  }

  query = this.RULE('query', (): Query => {
    const lets: Let[] = [];
    this.MANY({ GATE: () => this.LA(1).tokenType === wordOf('let'), DEF: () => lets.push(this.SUBRULE(this.letStatement)) });
    const pipeline = this.SUBRULE(this.pipeline);
    this.OPTION(() => this.CONSUME(Semicolon));
    return { lets, pipeline };
  });

  letStatement = this.RULE('letStatement', (): Let => {
    this.CONSUME(wordOf('let'));
    const name = this.CONSUME(AnyName).image;
    this.CONSUME(Assign);
    const value = this.OR([
      {
        GATE: () => this.LA(2).tokenType === Bar || this.LA(1).tokenType === wordOf('union'),
        ALT: (): Let['value'] => this.SUBRULE(this.pipeline),
      },
      { ALT: (): Let['value'] => this.SUBRULE(this.expression) },
    ]);
    this.CONSUME(Semicolon);
    return { name, value };
  });
}

const parser = new QueryParser();

/** Operators of Kusto's that Resource Graph does not have: it refuses them by name [C]. */
const disallowed = new Set(
  (
    'as assert consume evaluate externaldata facet find fork getschema graph-match invoke lookup macro-expand make-graph make-series ' +
    'mv-apply parse-kv parse-where partition print project-reorder range reduce render sample sample-distinct scan search serialize top-hitters top-nested'
  ).split(' '),
);

/** A query as it is written; throws `KqlFailure` with the place at which it cannot be read. */
export function parseQuery(text: string): Query {
  const { tokens, errors } = lexer.tokenize(text);
  const [odd] = errors;
  if (odd !== undefined)
    throw text[odd.offset] === '{' && /(?:^|;)\s*let\b/.test(text) ? beyond("functions of one's own") : unreadable(oddPlace(text, odd));
  parser.input = tokens;
  const query = parser.query();
  const [wrong] = parser.errors;
  if (wrong === undefined) return query;
  throw refusedAt(wrong.token, tokens, text);
}

/** What Kusto has and is not read here, by the words around the place at which reading ends; whether Azure takes all of it is not known [U]. */
const unread: readonly (readonly [words: RegExp, what: string])[] = [
  [/^(?:print|datatable|range|set|declare|externaldata|find|search) /, 'a query that begins otherwise than with a table, union or let'],
  [/\bparse kind =$/, 'kinds of the operator parse'],
  [/\bmv-expand kind = /, 'kinds of the operator mv-expand'],
  [/\bhint \.(?: \w+ =)?$/, 'hints'],
  [/\bisfuzzy =$/, 'isfuzzy of the operator union'],
  [/\bunion \S+ \*$/, 'names of tables with *'],
  [/(?:^| )(?:where|filter|and|or|\() \*$/, '* for any column'],
  [/ (?:not)?like$/, 'the operators like and notlike'],
  [/\b(?:toscalar|materialize) \( \w+ \|$/, 'the functions toscalar() and materialize() of a table'],
  [/\bin(?: ?~)? \( \( \w+ \|$/, 'a table in brackets within brackets'],
];

/** The words before a place and the one there; what does not begin the query begins with a mark for what is left out. */
const wordsTo = (at: number, tokens: readonly IToken[]): string => {
  const from = Math.max(0, at - 5);
  const words = tokens.slice(from, at + 1).map(({ image, tokenType }) => (tokenType === Text ? "''" : image));
  return (from > 0 ? ['…', ...words] : words).join(' ');
};

const oddPlace = (text: string, { line = 1, column = 1, offset }: ILexingError): Place => ({
  line,
  column: column - 1,
  token: text[offset] ?? '',
});

const unreadable = (place: Place): KqlFailure => new KqlFailure('ParserFailure', 'ParserFailure', place);

/** The word behind the last bar before a token: names of operators have hyphens, which the lexer parts them at. */
function operatorBefore(at: number, tokens: readonly IToken[], text: string): string {
  const bar = tokens.slice(0, at).findLastIndex(({ tokenType }) => tokenType === Bar);
  const begins = bar < 0 ? undefined : tokens[bar + 1]?.startOffset;
  return begins === undefined ? '' : (/^[a-z]+(-[a-z]+)*/.exec(text.slice(begins))?.[0] ?? '');
}

function refusedAt(wrong: IToken, tokens: readonly IToken[], text: string): KqlFailure {
  const at = tokens.indexOf(wrong);
  const last = tokens.at(-1);
  const operator = operatorBefore(at < 0 ? tokens.length : at, tokens, text);
  const isItself = tokens[at - 1]?.tokenType === Bar;
  if (disallowed.has(operator) && (isItself || operator.includes('-')))
    return new KqlFailure('InvalidQueryLanguage', 'InvalidQueryLanguage', { line: -1, column: -1, token: operator });
  const words = wordsTo(at < 0 ? tokens.length : at, tokens);
  const what = unread.find(([form]) => form.test(words))?.[1];
  if (what !== undefined) return beyond(what);
  if (at < 0) return unreadable({ line: last?.endLine ?? 1, column: last?.endColumn ?? 0, token: '<EOF>' });
  return unreadable(placeOf(wrong));
}
