import { i18n } from './say.ts';

const catalogues = new Map([['de', () => import('./de.po')]]);

/**
 * Takes up a language before anything of the portal is loaded that says something: constants are said once, and stay as they are until the page
 * is loaded anew. English needs no catalogue. Numbers are written as the locale has them: the language with the region's way of writing.
 */
export async function speak(language: string, locale: string): Promise<void> {
  const found = await catalogues.get(language)?.();
  if (found === undefined) return i18n.activate('en', locale);
  i18n.loadAndActivate({ locale: language, locales: locale, messages: found.messages });
  document.documentElement.lang = language;
}
