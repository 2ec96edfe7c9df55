/** The languages that a person can choose; `auto` is the browser's, where the portal speaks it. */
export const languageChoices = ['auto', 'en', 'de'] as const;

/** How the portal can look; `system` is what the system asks for. */
export const themeChoices = ['system', 'light', 'dark', 'contrast'] as const;

/** How much room the rows of tables take. */
export const densityChoices = ['comfortable', 'compact'] as const;

/** Whose way of writing dates and numbers is followed; `auto` is the browser's. Each has such a way in every language of the portal. */
export const regionChoices = [
  'auto',
  'GB',
  'US',
  'AU',
  'CA',
  'IE',
  'IN',
  'NZ',
  'SG',
  'ZA',
  'DE',
  'AT',
  'CH',
  'NL',
  'SE',
  'DK',
  'FR',
  'ES',
  'IT',
] as const;

/** Where the portal opens when its bare address is asked for. */
export const startChoices = [
  'overview',
  'volumes',
  'elastic-sans',
  'protected-items',
  'restore-points',
  'jobs',
  'vaults',
  'policies',
] as const;

/** What a person has chosen in this browser. */
export type Choices = {
  language: (typeof languageChoices)[number];
  theme: (typeof themeChoices)[number];
  density: (typeof densityChoices)[number];
  region: (typeof regionChoices)[number];
  /** The name of a time zone; `auto` is the browser's. */
  zone: string;
  start: (typeof startChoices)[number];
};

/** What holds where nobody has chosen. */
export const byDefault: Choices = {
  language: 'auto',
  theme: 'system',
  density: 'comfortable',
  region: 'auto',
  zone: 'auto',
  start: 'overview',
};

/** Whether a text names a time zone that this browser knows. */
export function isZone(text: string): boolean {
  // A name only: an offset such as "+02:00" would be right for half of the year.
  if (!/^[A-Za-z][\w+/-]{0,63}$/.test(text)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}

const one = <T extends string>(choices: readonly T[], value: unknown, otherwise: T): T =>
  choices.find((choice) => choice === value) ?? otherwise;

/** What is kept, read with care: anybody can write into a browser's storage, and an older portal may have. */
export function choicesIn(text: string | null): Choices {
  let kept: Record<string, unknown> = {};
  try {
    const parsed: unknown = JSON.parse(text ?? '{}');
    if (typeof parsed === 'object' && parsed !== null) kept = { ...parsed };
  } catch {
    // Not what the portal wrote: nothing was chosen.
  }
  const { zone } = kept;
  return {
    language: one(languageChoices, kept['language'], byDefault.language),
    theme: one(themeChoices, kept['theme'], byDefault.theme),
    density: one(densityChoices, kept['density'], byDefault.density),
    region: one(regionChoices, kept['region'], byDefault.region),
    zone: typeof zone === 'string' && (zone === 'auto' || isZone(zone)) ? zone : byDefault.zone,
    start: one(startChoices, kept['start'], byDefault.start),
  };
}
