/** Whether every word that is looked for stands somewhere in these texts; of several parts between commas one is enough, and one without a word is none. */
export function matches(looked: string, texts: readonly string[]): boolean {
  const all = texts.join(' ').toLowerCase();
  // Parts begin with what is neither a comma nor a blank.
  const parts = looked.toLowerCase().match(/[^,\s][^,]*/g);
  return (
    parts?.some((part) =>
      part
        .trim()
        .split(/\s+/)
        .every((word) => all.includes(word)),
    ) ?? true
  );
}
