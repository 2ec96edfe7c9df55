/** Whether every word that is looked for stands somewhere in these texts. */
export function matches(looked: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  return looked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word));
}
