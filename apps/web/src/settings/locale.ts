import { chosen } from './chosen.ts';

/** The languages that there are words in; the first is spoken where the browser asks for none of them. */
export const spokenLanguages = ['en', 'de'] as const;

/** A language that the portal speaks. */
export type Language = (typeof spokenLanguages)[number];

/** A text as a locale; undefined where it is none. */
function localeIn(text: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(text);
  } catch {
    return undefined;
  }
}

const browserLocales = (): readonly string[] => navigator.languages ?? [navigator.language];

/** The language of the words on screen. It can be asked before the app is loaded; it does not change while a page stands. */
export function language(): Language {
  const asked = [chosen().language, ...browserLocales().map((text) => localeIn(text)?.language)];
  const found = asked.flatMap((one) => spokenLanguages.filter((spoken) => spoken === one));
  return found[0] ?? spokenLanguages[0];
}

/** The region whose way of writing is followed: the one chosen, or the browser's; undefined where the browser names none that is known. */
function region(): string | undefined {
  if (chosen().region !== 'auto') return chosen().region;
  const browsers = localeIn(browserLocales()[0] ?? '');
  // "de" alone is most likely Germany's.
  return browsers?.region ?? browsers?.maximize().region;
}

let known: { locale: string; choices: unknown; browser: unknown } | undefined;

/** The locale of every date, number and list: the language of the words, with the way of writing of the region. */
export function locale(): string {
  // Asked for in every cell of a table.
  if (known?.choices === chosen() && known.browser === navigator.language) return known.locale;
  const where = region();
  const found = where === undefined ? language() : `${language()}-${where}`;
  known = { locale: found, choices: chosen(), browser: navigator.language };
  return found;
}

/** The zone that was chosen; undefined while it is the browser's own. */
export const chosenZone = (): string | undefined => (chosen().zone === 'auto' ? undefined : chosen().zone);
