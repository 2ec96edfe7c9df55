import type * as z from 'zod/mini';

/** A type with every field required at every depth, so that a field which may be absent still counts as one. */
type Whole<T> = T extends readonly (infer Item)[]
  ? Whole<Item>[]
  : T extends object
    ? { [K in keyof T]-?: Whole<Exclude<T[K], undefined>> }
    : T;

type Missing<T, S> = [Whole<z.output<S>>] extends [Whole<T>]
  ? [Whole<T>] extends [Whole<z.output<S>>]
    ? unknown
    : { 'the schema refuses what may be sent': T }
  : { 'the schema drops': Exclude<keyof T, keyof z.output<S>> };

/**
 * A schema with every field of a domain type and every value that it may have: leave one out, be it optional, and it does not compile. Replies
 * are cut to their schema, so a field that is forgotten here would vanish on the way, and a value would be refused.
 */
export const shapeOf =
  <T>() =>
  <S extends z.ZodMiniType<T>>(schema: S & Missing<T, S>): S =>
    schema;
