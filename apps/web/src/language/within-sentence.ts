import { i18n } from './say.ts';

/** Words as they stand within a sentence: English takes their capital away unless they begin with a name; German nouns keep theirs, as does what follows a colon. */
export const withinSentence = (words: string): string =>
  i18n.locale !== 'en' || /^(Azure|Microsoft|[A-Z]{2})/.test(words) ? words : words.charAt(0).toLowerCase() + words.slice(1);
