import { setupI18n, type Messages } from '@lingui/core';

/** The language of the page: English until a catalogue of another is taken up, before anything of the portal is said. */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** Makes the English of a sentence known that the catalogue in use does not have: it stands where it is said and comes with that page. */
export function learn(id: string, english: Messages[string]): void {
  if (!Object.hasOwn(i18n.messages, id)) i18n.load(i18n.locale, { [id]: english });
}

/** A sentence in the language of the page. The macros of `@lingui/core/macro` become calls of this when they are compiled. */
export function say(id: string, english: Messages[string], values?: Record<string, unknown>): string {
  learn(id, english);
  return i18n._(id, values);
}
