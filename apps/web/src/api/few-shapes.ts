/**
 * What stands for the library of schemas in the browser's files: an answer has gone through the whole of it on the server. Here a thing is looked
 * at, and of a list that it is one, not what is in it.
 */

type Shape = {
  is: (value: unknown) => boolean;
  safeParse: (value: unknown) => { success: true; data: unknown } | { success: false };
  /** Rules beside the shape are the server's. */
  check: () => Shape;
};
type Fields = Record<string, Shape>;
type Thing = Shape & { shape: Fields };

const shape = (is: (value: unknown) => boolean): Shape => {
  const self: Shape = {
    is,
    safeParse: (value) => (is(value) ? { success: true, data: value } : { success: false }),
    check: () => self,
  };
  return self;
};
const isThing = (value: unknown): value is object => typeof value === 'object' && value !== null;

/* @__NO_SIDE_EFFECTS__ */
export function string(): Shape {
  return shape((value) => typeof value === 'string');
}

/* @__NO_SIDE_EFFECTS__ */
export function number(): Shape {
  return shape((value) => typeof value === 'number');
}

/* @__NO_SIDE_EFFECTS__ */
export function boolean(): Shape {
  return shape((value) => typeof value === 'boolean');
}

/* @__NO_SIDE_EFFECTS__ */
export function literal(wanted: unknown): Shape {
  return shape((value) => value === wanted);
}

/* @__NO_SIDE_EFFECTS__ */
function oneOf(values: readonly unknown[]): Shape {
  return shape((value) => values.includes(value));
}
export { oneOf as enum };

/* @__NO_SIDE_EFFECTS__ */
export function optional({ is }: Shape): Shape {
  return shape((value) => value === undefined || is(value));
}

/* @__NO_SIDE_EFFECTS__ */
export function nullable({ is }: Shape): Shape {
  return shape((value) => value === null || is(value));
}

/* @__NO_SIDE_EFFECTS__ */
export function array(_items: Shape): Shape {
  return shape(Array.isArray);
}

/* @__NO_SIDE_EFFECTS__ */
export function tuple(_cells: readonly Shape[], _rest?: Shape): Shape {
  return shape(Array.isArray);
}

/* @__NO_SIDE_EFFECTS__ */
function record(_key: Shape, _value: Shape): Shape {
  return shape(isThing);
}
export { record, record as partialRecord };

/* @__NO_SIDE_EFFECTS__ */
function thing(fields: Fields): Thing {
  const all = Object.entries(fields);
  return { ...shape((value) => isThing(value) && all.every(([name, { is }]) => is(Reflect.get(value, name)))), shape: fields };
}
export { thing as object, thing as strictObject };

/* @__NO_SIDE_EFFECTS__ */
export function extend({ shape }: Thing, fields: Fields): Thing {
  return thing({ ...shape, ...fields });
}

/* @__NO_SIDE_EFFECTS__ */
export function omit({ shape }: Thing, left: Record<string, true>): Thing {
  return thing(Object.fromEntries(Object.entries(shape).filter(([name]) => !(name in left))));
}

/* @__NO_SIDE_EFFECTS__ */
export function union(of: readonly Shape[]): Shape {
  return shape((value) => of.some(({ is }) => is(value)));
}

/* @__NO_SIDE_EFFECTS__ */
export function discriminatedUnion(_field: string, of: readonly Shape[]): Shape {
  return union(of);
}

const nothing = (): undefined => undefined;
export {
  nothing as config,
  nothing as maximum,
  nothing as maxLength,
  nothing as minimum,
  nothing as minLength,
  nothing as overwrite,
  nothing as refine,
  nothing as regex,
};
export { number as int, string as guid };
export const iso = { datetime: string };
export const locales = { en: nothing };
/** Asked for by the server alone. */
export const ZodMiniObject = Object;

/** A shape as it is: that it has every field of its type is asked when types are checked. */
/* @__NO_SIDE_EFFECTS__ */
export function same(one: Shape): Shape {
  return one;
}
