import { TemplateFailure } from './failure.ts';

/** Characters of a template at most, once everything in it is worked out: 4 MB [D]. */
const mostCharacters = 4 * 1024 * 1024;

/** Refuse what is more than a template may come to; words of ours [U]. */
export function requireWeight(weight: number): void {
  if (weight <= mostCharacters) return;
  throw new TemplateFailure(`The template comes to more than ${mostCharacters} characters.`);
}
