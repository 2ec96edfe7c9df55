import { EmbeddedActionsParser, type IToken, type ParserMethod } from 'chevrotain';
import type { Place } from '../failure.ts';
import { clockOf, guidOf, jsonOf, literal, momentOf, numberIn, spanOf, textIn, typedLiteral } from './literals.ts';
import type { Expression, Pipeline } from './syntax.ts';
import {
  Additive,
  Among,
  AnyName,
  Bar,
  ClockLiteral,
  Close,
  CloseSquare,
  Comma,
  Comparison,
  Dot,
  GuidLiteral,
  JsonLiteral,
  MomentLiteral,
  Multiplicative,
  NotBetween,
  NumberLiteral,
  Open,
  OpenSquare,
  Range,
  SpanLiteral,
  Star,
  Text,
  TextOperator,
  tokens,
  wordOf,
} from './tokens.ts';

/** Where a token stands. */
export const placeOf = (token: IToken): Place => ({
  line: token.startLine ?? 1,
  column: (token.startColumn ?? 1) - 1,
  token: token.image,
});

/** Reads expressions: what binds weakest comes first. */
export abstract class ExpressionParser extends EmbeddedActionsParser {
  /** A list may be the first column of a table. */
  abstract pipeline: ParserMethod<[], Pipeline>;

  constructor() {
    super(tokens, { recoveryEnabled: false, maxLookahead: 3 });
  }

  expression = this.RULE('expression', (): Expression => {
    let left = this.SUBRULE(this.conjunction);
    this.MANY(() => {
      const word = this.CONSUME(wordOf('or'));
      left = binary(left, word, this.SUBRULE2(this.conjunction));
    });
    return left;
  });

  conjunction = this.RULE('conjunction', (): Expression => {
    let left = this.SUBRULE(this.comparison);
    this.MANY(() => {
      const word = this.CONSUME(wordOf('and'));
      left = binary(left, word, this.SUBRULE2(this.comparison));
    });
    return left;
  });

  comparison = this.RULE('comparison', (): Expression => {
    const left = this.SUBRULE(this.sum);
    return this.OPTION(() => this.SUBRULE(this.compared, { ARGS: [left] })) ?? left;
  });

  compared = this.RULE('compared', (left: Expression): Expression =>
    this.OR([
      { ALT: () => binary(left, this.CONSUME(Comparison), this.SUBRULE(this.sum)) },
      { ALT: () => binary(left, this.CONSUME(TextOperator), this.SUBRULE2(this.sum)) },
      {
        ALT: () => {
          const word = this.CONSUME(wordOf('matches'));
          this.CONSUME(wordOf('regex'));
          return { ...binary(left, word, this.SUBRULE3(this.sum)), operator: 'matches regex' };
        },
      },
      {
        ALT: (): Expression => {
          const word = this.CONSUME(Among);
          const { list, table } = this.SUBRULE(this.list);
          return { kind: 'among', operator: word.image, of: left, list, table, at: placeOf(word) };
        },
      },
      {
        ALT: (): Expression => {
          const word = this.OR2([{ ALT: () => this.CONSUME(wordOf('between')) }, { ALT: () => this.CONSUME(NotBetween) }]);
          const { from, to } = this.SUBRULE(this.bounds);
          return { kind: 'between', isNot: word.tokenType === NotBetween, of: left, from, to, at: placeOf(word) };
        },
      },
    ]),
  );

  list = this.RULE('list', (): { list: Expression[]; table: Pipeline | undefined } => {
    const list: Expression[] = [];
    this.CONSUME(Open);
    const table = this.OR([
      { GATE: () => this.LA(2).tokenType === Bar, ALT: (): Pipeline | undefined => this.SUBRULE(this.pipeline) },
      {
        ALT: (): Pipeline | undefined => {
          this.MANY_SEP({ SEP: Comma, DEF: () => list.push(this.SUBRULE(this.expression)) });
          return undefined;
        },
      },
    ]);
    this.CONSUME(Close);
    return { list, table };
  });

  bounds = this.RULE('bounds', (): { from: Expression; to: Expression } => {
    this.CONSUME(Open);
    const from = this.SUBRULE(this.sum);
    this.CONSUME(Range);
    const to = this.SUBRULE2(this.sum);
    this.CONSUME(Close);
    return { from, to };
  });

  sum = this.RULE('sum', (): Expression => {
    let left = this.SUBRULE(this.product);
    this.MANY(() => {
      const sign = this.CONSUME(Additive);
      left = binary(left, sign, this.SUBRULE2(this.product));
    });
    return left;
  });

  product = this.RULE('product', (): Expression => {
    let left = this.SUBRULE(this.unary);
    this.MANY(() => {
      const sign = this.OR([{ ALT: () => this.CONSUME(Multiplicative) }, { ALT: () => this.CONSUME(Star) }]);
      left = binary(left, sign, this.SUBRULE2(this.unary));
    });
    return left;
  });

  unary = this.RULE('unary', (): Expression => {
    const sign = this.OPTION(() => this.CONSUME(Additive));
    const of = this.SUBRULE(this.postfix);
    return sign?.image === '-' ? { kind: 'minus', of, at: placeOf(sign) } : of;
  });

  postfix = this.RULE('postfix', (): Expression => {
    let of = this.SUBRULE(this.primary);
    this.MANY(() => {
      const inner = of;
      of = this.OR([
        {
          ALT: (): Expression => {
            const dot = this.CONSUME(Dot);
            return { kind: 'field', of: inner, field: this.SUBRULE(this.columnName), at: placeOf(dot) };
          },
        },
        {
          ALT: (): Expression => {
            const open = this.CONSUME(OpenSquare);
            const index = this.SUBRULE(this.expression);
            this.CONSUME(CloseSquare);
            return { kind: 'item', of: inner, index, at: placeOf(open) };
          },
        },
      ]);
    });
    return of;
  });

  /** A name as it is, or in brackets and quotes. */
  columnName = this.RULE('columnName', (): string =>
    this.OR([
      { ALT: () => this.CONSUME(AnyName).image },
      {
        ALT: () => {
          this.CONSUME(OpenSquare);
          const { image } = this.CONSUME(Text);
          this.CONSUME(CloseSquare);
          return textIn(image);
        },
      },
    ]),
  );

  primary = this.RULE('primary', (): Expression =>
    this.OR([
      { ALT: () => literal(textIn(this.CONSUME(Text).image), 'string') },
      { ALT: () => spanOf(this.CONSUME(SpanLiteral)) },
      { ALT: () => numberIn(this.CONSUME(NumberLiteral).image) },
      { ALT: () => momentOf(this.CONSUME(MomentLiteral)) },
      { ALT: () => clockOf(this.CONSUME(ClockLiteral)) },
      { ALT: () => guidOf(this.CONSUME(GuidLiteral)) },
      { ALT: () => jsonOf(this.CONSUME(JsonLiteral)) },
      { ALT: () => this.SUBRULE(this.named) },
      { ALT: () => this.SUBRULE(this.bracketed) },
      { ALT: () => this.SUBRULE(this.quotedName) },
    ]),
  );

  bracketed = this.RULE('bracketed', (): Expression => {
    this.CONSUME(Open);
    const inside = this.SUBRULE(this.expression);
    this.CONSUME(Close);
    return inside;
  });

  quotedName = this.RULE('quotedName', (): Expression => {
    this.CONSUME(OpenSquare);
    const name = this.CONSUME(Text);
    this.CONSUME(CloseSquare);
    return { kind: 'name', name: textIn(name.image), at: placeOf(name) };
  });

  named = this.RULE('named', (): Expression => {
    const name = this.CONSUME(AnyName);
    const args = this.OPTION(() => this.SUBRULE(this.args));
    if (args === undefined) return wordValue(name);
    return this.ACTION(() => typedLiteral(name.image, args) ?? { kind: 'call', name: name.image, args, at: placeOf(name) });
  });

  /** What stands in the brackets of a call; `*` is all columns. */
  args = this.RULE('args', (): Expression[] => {
    const args: Expression[] = [];
    this.CONSUME(Open);
    this.MANY_SEP({ SEP: Comma, DEF: () => args.push(this.SUBRULE(this.arg)) });
    this.CONSUME(Close);
    return args;
  });

  arg = this.RULE('arg', (): Expression =>
    this.OR([{ ALT: (): Expression => ({ kind: 'star', at: placeOf(this.CONSUME(Star)) }) }, { ALT: () => this.SUBRULE(this.expression) }]),
  );
}

const binary = (left: Expression, sign: IToken, right: Expression): Extract<Expression, { kind: 'binary' }> => ({
  kind: 'binary',
  operator: sign.image === '<>' ? '!=' : sign.image,
  left,
  right,
  at: placeOf(sign),
});

const wordValue = (name: IToken): Expression => {
  if (name.image === 'true' || name.image === 'false') return literal(name.image === 'true', 'bool');
  return { kind: 'name', name: name.image, at: placeOf(name) };
};
