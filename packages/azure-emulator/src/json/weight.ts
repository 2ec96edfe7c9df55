// What stands in something twice is looked through once: values that are made of each other would double with each step.
const known = new WeakMap<object, number>();

/** About the characters that a value has as JSON. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  const kept = known.get(value);
  if (kept !== undefined) return kept;
  let weight = 2;
  if (Array.isArray(value)) for (const item of value) weight += 1 + weightOf(item);
  else for (const [name, inside] of Object.entries(value)) weight += name.length + 4 + weightOf(inside);
  known.set(value, weight);
  return weight;
}
