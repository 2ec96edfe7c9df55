/** Whether something is an object of JSON, not an array. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Something as an object of JSON; an empty one where it is none. */
export const objectIn = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});
