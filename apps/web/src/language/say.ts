import { setupI18n, type Messages } from '@lingui/core';

/** The language of the page: English until a catalogue of another is taken up, before anything of the portal is said. */
export const i18n = setupI18n({ locale: 'en', messages: { en: {} } });

/** Makes the English of a sentence known that the catalogue in use does not have: it stands where it is said and comes with that page. */
export function learn(id: string, english: Messages[string]): void {
  if (!Object.hasOwn(i18n.messages, id)) i18n.load(i18n.locale, { [id]: english });
}

const written = new Map<string, Intl.NumberFormat>();

/** A number as the locale of the page writes it, with the digits behind its point that it has. */
function numberIn(value: number): string {
  const { locales = i18n.locale } = i18n;
  const key = String(locales);
  const format = written.get(key) ?? new Intl.NumberFormat(locales, { maximumFractionDigits: 20 });
  written.set(key, format);
  return format.format(value);
}

/** A number within a sentence: where it stands by itself it is written as the locale has it, as the # of a plural is; what is counted by it stays so. */
const inSentence = (value: number) => ({ [Symbol.toPrimitive]: (hint: string) => (hint === 'default' ? numberIn(value) : value) });

/** The values of a sentence with their numbers as a sentence has them. */
export const withNumbers = <Value>(values: Record<string, Value>): Record<string, Value> =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, typeof value === 'number' ? (inSentence(value) as unknown as Value) : value]),
  );

/** A sentence of texts and values alone, without the work that its other forms need; undefined where it is none of these. */
function plainly(message: Messages[string] | undefined, values: Record<string, unknown>): string | undefined {
  if (!Array.isArray(message)) return message;
  let said = '';
  for (const part of message) {
    if (typeof part === 'string') said += part;
    else if (part.length > 1) return undefined;
    else {
      const value = values[part[0]];
      if (typeof value !== 'string' && typeof value !== 'number') return undefined;
      said += typeof value === 'number' ? numberIn(value) : value;
    }
  }
  return said;
}

/** A sentence in the language of the page. The macros of `@lingui/core/macro` become calls of this when they are compiled. */
export function say(id: string, english: Messages[string], values?: Record<string, unknown>): string {
  const said = plainly(i18n.locale === 'en' ? english : (i18n.messages[id] ?? english), values ?? {});
  if (said !== undefined) return said;
  learn(id, english);
  return i18n._(id, values && withNumbers(values));
}
