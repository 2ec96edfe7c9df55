import { createToken, EmbeddedActionsParser, Lexer } from 'chevrotain';
import { TemplateFailure } from './failure.ts';

/** An expression of a template, as it was written. */
export type Expression =
  | { kind: 'literal'; value: string | number }
  | { kind: 'call'; name: string; args: Expression[] }
  | { kind: 'part'; of: Expression; part: Expression };

const Space = createToken({ name: 'Space', pattern: /\s+/, group: Lexer.SKIPPED });
const Text = createToken({ name: 'TEXT', pattern: /'(?:[^']|'')*'/ });
const Whole = createToken({ name: 'NUMBER', pattern: /-?\d+/ });
const Name = createToken({ name: 'NAME', pattern: /[A-Za-z_$][\w$]*/ });
const Dot = createToken({ name: '.', pattern: '.' });
const Comma = createToken({ name: ',', pattern: ',' });
const Open = createToken({ name: '(', pattern: '(' });
const Close = createToken({ name: ')', pattern: ')' });
const OpenSquare = createToken({ name: '[', pattern: '[' });
const CloseSquare = createToken({ name: ']', pattern: ']' });
const tokens = [Space, Text, Whole, Name, Dot, Comma, Open, Close, OpenSquare, CloseSquare];
const lexer = new Lexer(tokens);

/** Reads what stands between the outer square brackets. */
class ExpressionParser extends EmbeddedActionsParser {
  constructor() {
    super(tokens);
    this.performSelfAnalysis();
  }

  expression = this.RULE('expression', (): Expression => {
    let of = this.SUBRULE(this.primary);
    this.MANY(() => {
      const inner = of;
      const part = this.OR([
        {
          ALT: (): Expression => {
            this.CONSUME(Dot);
            return { kind: 'literal', value: this.CONSUME(Name).image };
          },
        },
        {
          ALT: (): Expression => {
            this.CONSUME(OpenSquare);
            const index = this.SUBRULE(this.expression);
            this.CONSUME(CloseSquare);
            return index;
          },
        },
      ]);
      of = { kind: 'part', of: inner, part };
    });
    return of;
  });

  primary = this.RULE('primary', (): Expression =>
    this.OR([
      { ALT: (): Expression => ({ kind: 'literal', value: this.CONSUME(Text).image.slice(1, -1).replaceAll("''", "'") }) },
      { ALT: (): Expression => ({ kind: 'literal', value: Number(this.CONSUME(Whole).image) }) },
      { ALT: () => this.SUBRULE(this.call) },
    ]),
  );

  /** A function, with its namespace where somebody has made it for the template. */
  call = this.RULE('call', (): Expression => {
    const args: Expression[] = [];
    let name = this.CONSUME(Name).image;
    this.OPTION(() => {
      this.CONSUME(Dot);
      name = `${name}.${this.CONSUME2(Name).image}`;
    });
    this.CONSUME(Open);
    this.MANY_SEP({ SEP: Comma, DEF: () => args.push(this.SUBRULE(this.expression)) });
    this.CONSUME(Close);
    return { kind: 'call', name, args };
  });
}

let parser: ExpressionParser | undefined;
const read = new Map<string, Expression>();
const mostRead = 5000;

/** Whether a text of a template is an expression; two brackets stand for a text that begins with one. */
export const isExpression = (text: string): boolean => text.startsWith('[') && text.endsWith(']') && !text.startsWith('[[');

/** An expression by its text, brackets included. */
export function expressionIn(text: string): Expression {
  const known = read.get(text);
  if (known !== undefined) return known;
  const { tokens: found, errors } = lexer.tokenize(text.slice(1, -1));
  parser ??= new ExpressionParser();
  parser.input = found;
  const made = parser.expression();
  if (errors.length > 0 || parser.errors.length > 0) {
    throw new TemplateFailure(`The template language expression '${text.slice(1, -1)}' is not valid.`);
  }
  if (read.size >= mostRead) read.clear();
  read.set(text, made);
  return made;
}
