/** The middle one of some values. */
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** The value that a part of all do not exceed. */
export const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((one, other) => one - other)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

/** A value to some decimals. */
export const rounded = (value: number, decimals = 0): number => Number(value.toFixed(decimals));
