/** Whether every word that is looked for stands somewhere in these texts; of several parts between commas one is enough. */
export function matches(looked: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return looked
    .toLowerCase()
    .split(',')
    .some((part) =>
      part
        .trim()
        .split(/\s+/)
        .every((word) => all.includes(word)),
    );
}
