import type { IToken } from 'chevrotain';
import { ExpressionParser, placeOf } from './expression-parser.ts';
import type { MadeColumn, NameAt, Operator, Order } from './syntax.ts';
import { AnyName, Assign, Comma, ProjectAway, ProjectKeep, ProjectRename, Star, wordOf } from './tokens.ts';

/** A value that a token stands for. */
export const standsFor = <T>(_token: IToken, value: T): T => value;

/** Reads the operators that work on one table. */
export abstract class OperatorParser extends ExpressionParser {
  where = this.RULE('where', (): Operator => {
    const at = placeOf(this.OR([{ ALT: () => this.CONSUME(wordOf('where')) }, { ALT: () => this.CONSUME(wordOf('filter')) }]));
    return { kind: 'where', condition: this.SUBRULE(this.expression), at };
  });

  columnsMade = this.RULE('columnsMade', (): Operator => {
    const kind = this.OR([
      { ALT: () => standsFor(this.CONSUME(wordOf('extend')), 'extend' as const) },
      { ALT: () => standsFor(this.CONSUME(wordOf('project')), 'project' as const) },
    ]);
    return { kind, columns: this.SUBRULE(this.columns) };
  });

  columns = this.RULE('columns', (): MadeColumn[] => {
    const columns: MadeColumn[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => columns.push(this.SUBRULE(this.column)) });
    return columns;
  });

  column = this.RULE('column', (): MadeColumn => {
    const at = placeOf(this.LA(1));
    const name = this.OPTION({
      GATE: () => this.LA(2).tokenType === Assign || this.LA(4).tokenType === Assign,
      DEF: () => {
        const given = this.SUBRULE(this.columnName);
        this.CONSUME(Assign);
        return given;
      },
    });
    return { name, value: this.SUBRULE(this.expression), at };
  });

  columnsChosen = this.RULE('columnsChosen', (): Operator => {
    const kind = this.OR([
      { ALT: () => standsFor(this.CONSUME(ProjectAway), 'project-away' as const) },
      { ALT: () => standsFor(this.CONSUME(ProjectKeep), 'project-keep' as const) },
    ]);
    const names: NameAt[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => names.push(this.SUBRULE(this.wildName)) });
    return { kind, names };
  });

  /** A name in which `*` stands for anything, which the lexer gives in pieces. */
  wildName = this.RULE('wildName', (): NameAt => {
    const pieces: string[] = [];
    const at = placeOf(this.LA(1));
    this.AT_LEAST_ONE(() => pieces.push(this.OR([{ ALT: () => this.CONSUME(AnyName) }, { ALT: () => this.CONSUME(Star) }]).image));
    return { name: pieces.join(''), at };
  });

  projectRename = this.RULE('projectRename', (): Operator => {
    const renames: { to: string; from: string; at: ReturnType<typeof placeOf> }[] = [];
    this.CONSUME(ProjectRename);
    this.AT_LEAST_ONE_SEP({
      SEP: Comma,
      DEF: () => {
        const to = this.SUBRULE(this.columnName);
        this.CONSUME(Assign);
        const at = placeOf(this.LA(1));
        renames.push({ to, from: this.SUBRULE2(this.columnName), at });
      },
    });
    return { kind: 'project-rename', renames };
  });

  summarize = this.RULE('summarize', (): Operator => {
    this.CONSUME(wordOf('summarize'));
    const aggregates = this.OPTION({
      GATE: () => this.LA(1).tokenType !== wordOf('by'),
      DEF: () => this.SUBRULE(this.columns),
    });
    const by = this.OPTION2(() => {
      this.CONSUME(wordOf('by'));
      return this.SUBRULE2(this.columns);
    });
    return { kind: 'summarize', aggregates: aggregates ?? [], by: by ?? [] };
  });

  order = this.RULE('order', (): Operator => {
    this.OR([{ ALT: () => this.CONSUME(wordOf('order')) }, { ALT: () => this.CONSUME(wordOf('sort')) }]);
    this.CONSUME(wordOf('by'));
    const orders: Order[] = [];
    this.AT_LEAST_ONE_SEP({ SEP: Comma, DEF: () => orders.push(this.SUBRULE(this.ordered)) });
    return { kind: 'order', orders };
  });

  ordered = this.RULE('ordered', (): Order => {
    const at = placeOf(this.LA(1));
    const by = this.SUBRULE(this.expression);
    const way = this.OPTION(() => this.OR([{ ALT: () => this.CONSUME(wordOf('asc')) }, { ALT: () => this.CONSUME(wordOf('desc')) }]));
    const nulls = this.OPTION2(() => {
      this.CONSUME(wordOf('nulls'));
      return this.OR2([{ ALT: () => this.CONSUME(wordOf('first')) }, { ALT: () => this.CONSUME(wordOf('last')) }]);
    });
    const descending = way?.image !== 'asc';
    return { by, descending, nullsFirst: nulls === undefined ? !descending : nulls.image === 'first', at };
  });

  top = this.RULE('top', (): Operator => {
    const at = placeOf(this.CONSUME(wordOf('top')));
    const count = this.SUBRULE(this.expression);
    this.CONSUME(wordOf('by'));
    return { kind: 'top', count, order: this.SUBRULE(this.ordered), at };
  });

  take = this.RULE('take', (): Operator => {
    const at = placeOf(this.OR([{ ALT: () => this.CONSUME(wordOf('take')) }, { ALT: () => this.CONSUME(wordOf('limit')) }]));
    return { kind: 'take', count: this.SUBRULE(this.expression), at };
  });

  distinct = this.RULE('distinct', (): Operator => {
    const at = placeOf(this.CONSUME(wordOf('distinct')));
    const columns = this.OR([{ ALT: () => standsFor(this.CONSUME(Star), 'all' as const) }, { ALT: () => this.SUBRULE(this.columns) }]);
    return { kind: 'distinct', columns, at };
  });
}
