const escaped = (text: string): string => text.replaceAll('%', '%25').replaceAll('*', '%2A');
const plain = (text: string): string => text.replace(/%(?:2A|25)/gi, (sign) => (sign === '%25' ? '%' : '*'));

/** A list as one text with `*` between, where any of its texts may hold a `*` too; undefined if none says anything. */
export const listed = (values: readonly (string | undefined)[]): string | undefined =>
  values.every((value) => value === undefined) ? undefined : values.map((value) => escaped(value ?? '')).join('*');

/** The texts of such a list, in order. */
export const listIn = (text: string | null): string[] => text?.split('*').map(plain) ?? [];
