const list = new Intl.ListFormat('en-GB');

/** Names in a sentence; where there are more than `most`, the first of them and how many more. */
export const someNames = (names: readonly string[], most = 6): string =>
  list.format(names.length > most ? [...names.slice(0, most - 1), `${names.length - most + 1} more`] : names);
