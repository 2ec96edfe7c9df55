/** Nobody reads more of what Azure says at once, and a page of a gateway may be of any size. */
const most = 2048;

/** A text of Azure's as long as it may be sent on. */
export const shortened = (text: string): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`);

/** Something out of an answer of Azure's as an object; an empty one if it is none. */
export const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

/** The objects of a list; none if it is no list. */
export const recordsIn = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value.map(asRecord) : []);

/** A text of an object that says something. */
export function textIn(record: Record<string, unknown>, name: string): string | undefined {
  const value = record[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The same as long as it may be sent on. */
export function sentenceIn(record: Record<string, unknown>, name: string): string | undefined {
  const text = textIn(record, name);
  return text === undefined ? undefined : shortened(text);
}
