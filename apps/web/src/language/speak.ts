import { i18n } from './say.ts';

const catalogues = new Map([['de', () => import('./de.po')]]);

/**
 * Takes up a language before anything of the portal is loaded that says something: constants are said once, and stay as they are until the page
 * is loaded anew. English needs no catalogue.
 */
export async function speak(language: string): Promise<void> {
  const found = await catalogues.get(language)?.();
  if (found === undefined) return;
  i18n.loadAndActivate({ locale: language, messages: found.messages });
  document.documentElement.lang = language;
}
