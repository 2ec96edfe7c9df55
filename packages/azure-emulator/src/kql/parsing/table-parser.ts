import { placeOf } from './expression-parser.ts';
import { textIn, typeNamed } from './literals.ts';
import { OperatorParser, standsFor } from './operator-parser.ts';
import type { JoinKey, NameAt, Operator, ParsePart, Pipeline, Spread } from './syntax.ts';
import { AnyName, Assign, Bar, Close, Colon, Comma, Comparison, Dot, MvExpand, Open, Side, Star, Text, tokens, wordOf } from './tokens.ts';

/** The words that an operator begins with. */
const operatorWords = new Set(
  'where filter extend project summarize order sort top take limit distinct join parse count'.split(' ').map(wordOf),
);
const operatorSigns = new Set(tokens.filter(({ name }) => name.startsWith('PROJECT-') || name === 'MV-EXPAND'));

/** The table that is asked where a query names none [D]. */
const defaultTable = 'resources';

/** Reads the operators that bring tables together or take values apart, and whole pipelines. */
export class TableParser extends OperatorParser {
  pipeline = this.RULE('pipeline', (): Pipeline => {
    const operators: Operator[] = [];
    const source = this.OR([
      {
        GATE: () => this.#beginsWithOperator(),
        ALT: (): Pipeline['source'] => {
          const at = placeOf(this.LA(1));
          operators.push(this.SUBRULE(this.operator));
          return { kind: 'table', name: defaultTable, at };
        },
      },
      {
        ALT: (): Pipeline['source'] => {
          operators.push(this.SUBRULE(this.union));
          return undefined;
        },
      },
      { ALT: (): Pipeline['source'] => ({ kind: 'table', ...this.SUBRULE(this.nameAt) }) },
      { ALT: (): Pipeline['source'] => ({ kind: 'pipeline', pipeline: this.SUBRULE(this.bracketedPipeline) }) },
    ]);
    this.MANY(() => {
      this.CONSUME(Bar);
      operators.push(this.SUBRULE2(this.operator));
    });
    return { source, operators };
  });

  #beginsWithOperator(): boolean {
    const [first, second] = [this.LA(1).tokenType, this.LA(2)];
    if (operatorSigns.has(first)) return true;
    return operatorWords.has(first) && (first === wordOf('count') || (second.tokenType !== Bar && second.image !== ''));
  }

  nameAt = this.RULE('nameAt', (): NameAt => {
    const name = this.CONSUME(AnyName);
    return { name: name.image, at: placeOf(name) };
  });

  bracketedPipeline = this.RULE('bracketedPipeline', (): Pipeline => {
    this.CONSUME(Open);
    const inside = this.SUBRULE(this.pipeline);
    this.CONSUME(Close);
    return inside;
  });

  operator = this.RULE('operator', (): Operator =>
    this.OR([
      { ALT: () => this.SUBRULE(this.where) },
      { ALT: () => this.SUBRULE(this.columnsMade) },
      { ALT: () => this.SUBRULE(this.columnsChosen) },
      { ALT: () => this.SUBRULE(this.projectRename) },
      { ALT: () => this.SUBRULE(this.summarize) },
      { ALT: () => this.SUBRULE(this.order) },
      { ALT: () => this.SUBRULE(this.top) },
      { ALT: () => this.SUBRULE(this.take) },
      { ALT: () => this.SUBRULE(this.distinct) },
      { ALT: () => standsFor<Operator>(this.CONSUME(wordOf('count')), { kind: 'count' }) },
      { ALT: () => this.SUBRULE(this.join) },
      { ALT: () => this.SUBRULE(this.union) },
      { ALT: () => this.SUBRULE(this.mvExpand) },
      { ALT: () => this.SUBRULE(this.parse) },
    ]),
  );

  join = this.RULE('join', (): Operator => {
    const at = placeOf(this.CONSUME(wordOf('join')));
    const flavour = this.OPTION(() => {
      this.CONSUME(wordOf('kind'));
      this.CONSUME(Assign);
      return this.SUBRULE(this.nameAt);
    });
    const right = this.SUBRULE(this.joined);
    const on: JoinKey[] = [];
    this.CONSUME(wordOf('on'));
    on.push(this.SUBRULE(this.joinKey));
    this.MANY(() => {
      this.OR([{ ALT: () => this.CONSUME(Comma) }, { ALT: () => this.CONSUME(wordOf('and')) }]);
      on.push(this.SUBRULE2(this.joinKey));
    });
    return { kind: 'join', flavour: flavour ?? { name: 'innerunique', at }, right, on, at };
  });

  /** A name, or a pipeline in brackets. */
  joined = this.RULE('joined', (): Pipeline =>
    this.OR([
      { ALT: () => this.SUBRULE(this.bracketedPipeline) },
      { ALT: (): Pipeline => ({ source: { kind: 'table', ...this.SUBRULE(this.nameAt) }, operators: [] }) },
    ]),
  );

  joinKey = this.RULE('joinKey', (): JoinKey =>
    this.OR([
      {
        ALT: (): JoinKey => {
          const { name, at } = this.SUBRULE(this.nameAt);
          return { left: name, right: name, at };
        },
      },
      {
        ALT: (): JoinKey => {
          const side = this.CONSUME(Side);
          this.CONSUME(Dot);
          const one = this.SUBRULE(this.columnName);
          this.CONSUME(Comparison);
          this.CONSUME2(Side);
          this.CONSUME2(Dot);
          const other = this.SUBRULE2(this.columnName);
          return side.image === '$left' ? { left: one, right: other, at: placeOf(side) } : { left: other, right: one, at: placeOf(side) };
        },
      },
    ]),
  );

  union = this.RULE('union', (): Operator => {
    const tables: Pipeline[] = [];
    let [source, isInner]: [string | undefined, boolean] = [undefined, false];
    const at = placeOf(this.CONSUME(wordOf('union')));
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(wordOf('withsource'));
            this.CONSUME(Assign);
            source = this.SUBRULE(this.columnName);
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordOf('kind'));
            this.CONSUME2(Assign);
            isInner = this.SUBRULE(this.nameAt).name === 'inner';
          },
        },
      ]),
    );
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => tables.push(this.SUBRULE(this.joined)) });
    return { kind: 'union', tables, source, isInner, at };
  });

  mvExpand = this.RULE('mvExpand', (): Operator => {
    const spreads: Spread[] = [];
    let [indexName, asPairs]: [string | undefined, boolean] = [undefined, false];
    const at = placeOf(this.CONSUME(MvExpand));
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(wordOf('bagexpansion'));
            this.CONSUME(Assign);
            asPairs = this.SUBRULE(this.nameAt).name === 'array';
          },
        },
        {
          ALT: () => {
            this.CONSUME(wordOf('with_itemindex'));
            this.CONSUME2(Assign);
            indexName = this.SUBRULE(this.columnName);
          },
        },
      ]),
    );
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => spreads.push(this.SUBRULE(this.spread)) });
    const limit = this.OPTION(() => {
      this.CONSUME(wordOf('limit'));
      return this.SUBRULE(this.expression);
    });
    return { kind: 'mv-expand', spreads, limit, indexName, asPairs, at };
  });

  spread = this.RULE('spread', (): Spread => {
    const column = this.SUBRULE(this.column);
    const type = this.OPTION(() => {
      this.CONSUME(wordOf('to'));
      this.CONSUME(wordOf('typeof'));
      this.CONSUME(Open);
      const { image } = this.CONSUME(AnyName);
      this.CONSUME(Close);
      return typeNamed(image);
    });
    return { ...column, type };
  });

  parse = this.RULE('parse', (): Operator => {
    const parts: ParsePart[] = [];
    const at = placeOf(this.CONSUME(wordOf('parse')));
    const of = this.SUBRULE(this.expression);
    this.CONSUME(wordOf('with'));
    this.AT_LEAST_ONE(() => parts.push(this.SUBRULE(this.parsePart)));
    return { kind: 'parse', of, parts, at };
  });

  parsePart = this.RULE('parsePart', (): ParsePart =>
    this.OR([
      { ALT: (): ParsePart => ({ kind: 'text', text: textIn(this.CONSUME(Text).image) }) },
      { ALT: () => standsFor<ParsePart>(this.CONSUME(Star), { kind: 'any' }) },
      {
        ALT: (): ParsePart => {
          const name = this.CONSUME(AnyName).image;
          const type = this.OPTION(() => {
            this.CONSUME(Colon);
            return this.CONSUME2(AnyName).image;
          });
          return { kind: 'column', name, type: typeNamed(type ?? '') ?? 'string' };
        },
      },
    ]),
  );
}
