import type { Place } from '../failure.ts';
import type { Type, Value } from '../values/value.ts';

/** An expression of a query, as it was written. */
export type Expression =
  | { kind: 'literal'; value: Value; type: Type }
  | { kind: 'name'; name: string; at: Place }
  | { kind: 'field'; of: Expression; field: string; at: Place }
  | { kind: 'item'; of: Expression; index: Expression; at: Place }
  | { kind: 'call'; name: string; args: Expression[]; at: Place }
  | { kind: 'minus'; of: Expression; at: Place }
  | { kind: 'binary'; operator: string; left: Expression; right: Expression; at: Place }
  | { kind: 'among'; operator: string; of: Expression; list: Expression[]; table: Pipeline | undefined; at: Place }
  | { kind: 'between'; isNot: boolean; of: Expression; from: Expression; to: Expression; at: Place }
  | { kind: 'star'; at: Place };

/** A column that is made: its name is worked out where none is given. */
export type MadeColumn = { name: string | undefined; value: Expression; at: Place };

/** A name and where it stands. */
export type NameAt = { name: string; at: Place };

/** How a table is put in order. */
export type Order = { by: Expression; descending: boolean; nullsFirst: boolean; at: Place };

/** One side of `on`: the same name on both, or two names. */
export type JoinKey = { left: string; right: string; at: Place };

/** A part of what `parse` looks for. */
export type ParsePart = { kind: 'text'; text: string } | { kind: 'any' } | { kind: 'column'; name: string; type: Type };

/** A list that `mv-expand` spreads, and the type that its items become. */
export type Spread = MadeColumn & { type: Type | undefined };

/** One operator behind a bar. */
export type Operator =
  | { kind: 'where'; condition: Expression; at: Place }
  | { kind: 'extend' | 'project'; columns: MadeColumn[] }
  | { kind: 'project-away' | 'project-keep'; names: NameAt[] }
  | { kind: 'project-rename'; renames: { to: string; from: string; at: Place }[] }
  | { kind: 'summarize'; aggregates: MadeColumn[]; by: MadeColumn[] }
  | { kind: 'order'; orders: Order[] }
  | { kind: 'top'; count: Expression; order: Order; at: Place }
  | { kind: 'take'; count: Expression; at: Place }
  | { kind: 'distinct'; columns: MadeColumn[] | 'all'; at: Place }
  | { kind: 'count' }
  | { kind: 'join'; flavour: NameAt; right: Pipeline; on: JoinKey[]; at: Place }
  | { kind: 'union'; tables: Pipeline[]; source: string | undefined; isInner: boolean; at: Place }
  | { kind: 'mv-expand'; spreads: Spread[]; limit: Expression | undefined; indexName: string | undefined; asPairs: boolean; at: Place }
  | { kind: 'parse'; of: Expression; parts: ParsePart[]; at: Place };

/** A table and what is done with it; without a source it begins with `union`. */
export type Pipeline = {
  source: ({ kind: 'table' } & NameAt) | { kind: 'pipeline'; pipeline: Pipeline } | undefined;
  operators: Operator[];
};

/** A name that `let` gives to a value or a table. */
export type Let = { name: string; value: Expression | Pipeline };

/** A whole query: names that were given by `let`, and the pipeline that answers. */
export type Query = { lets: Let[]; pipeline: Pipeline };
