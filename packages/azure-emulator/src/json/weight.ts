// What stands in something twice is looked through once: values that are made of each other would double with each step. Small ones are not worth
// it, for there are tens of thousands of them.
const known = new WeakMap<object, number>();
const small = 4000;

/** About the characters that a value has as JSON. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  const kept = known.get(value);
  if (kept !== undefined) return kept;
  let weight = 2;
  if (Array.isArray(value)) for (const item of value) weight += 1 + weightOf(item);
  else for (const [name, inside] of Object.entries(value)) weight += name.length + 4 + weightOf(inside);
  if (weight > small) known.set(value, weight);
  return weight;
}

/** Whether a value has at most so many characters as JSON, about: told without looking at more of it than that. */
export const isLight = (value: unknown, most: number): boolean => left(value, most) >= 0;

/** What is left of a number of characters after a value; less than nothing where it has more. */
function left(value: unknown, most: number): number {
  if (typeof value === 'string') return most - value.length - 2;
  if (typeof value !== 'object' || value === null) return most - 4;
  let rest = most - 2;
  if (Array.isArray(value)) {
    for (let at = 0; at < value.length && rest >= 0; at += 1) rest = left(value[at], rest - 1);
    return rest;
  }
  for (const name in value) {
    if (rest < 0) return rest;
    rest = left((value as Record<string, unknown>)[name], rest - name.length - 4);
  }
  return rest;
}
