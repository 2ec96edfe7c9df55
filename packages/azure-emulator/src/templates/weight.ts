import { TemplateFailure } from './failure.ts';

/** Characters of a template at most, once everything in it is worked out: 4 MB [D]. */
const mostCharacters = 4 * 1024 * 1024;

// A list that stands in another one twice is looked through once: what variables make of each other would double with each of them.
const known = new WeakMap<object, number>();

/** About the characters that a value has as JSON. */
export function weightOf(value: unknown): number {
  if (typeof value === 'string') return value.length + 2;
  if (typeof value !== 'object' || value === null) return 4;
  const kept = known.get(value);
  if (kept !== undefined) return kept;
  const weight = Object.entries(value).reduce(
    (sum, [name, inside]) => sum + (Array.isArray(value) ? 1 : name.length + 4) + weightOf(inside),
    2,
  );
  known.set(value, weight);
  return weight;
}

/** Refuse what is more than a template may come to; words of ours [U]. */
export function requireWeight(weight: number): void {
  if (weight <= mostCharacters) return;
  throw new TemplateFailure(`The template comes to more than ${mostCharacters} characters.`);
}
