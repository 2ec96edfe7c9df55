/** The terms of a `$filter` that `and` joins; what stands in quotes is not looked into. */
export const termsOf = (filter: string): string[] =>
  filter
    .split(/\s+and\s+(?=(?:[^']*'[^']*')*[^']*$)/i)
    .map((term) => term.trim())
    .filter((term) => term !== '');
