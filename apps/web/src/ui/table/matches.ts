/** Whether every word that is looked for stands somewhere in these texts; of several parts between commas one is enough, and one without a word is none. */
export function matches(looked: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  const parts = looked
    .toLowerCase()
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return parts.length === 0 || parts.some((part) => part.split(/\s+/).every((word) => all.includes(word)));
}
