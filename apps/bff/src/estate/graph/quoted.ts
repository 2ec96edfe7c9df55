/** A text as a literal of a query. */
export const quoted = (text: string): string =>
  `'${text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)
    .replaceAll(/[\r\n\t]/g, ' ')}'`;
