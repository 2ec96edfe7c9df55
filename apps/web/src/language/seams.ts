import { i18n } from './say.ts';

/** First parts of the long words that German puts together; what follows one of them begins a word of its own. */
const firstParts = [
  'Abonnement',
  'Aufbewahrungs',
  'Benutzerzugriffs',
  'Bereitstellungs',
  'Datenträger',
  'Momentaufnahmen',
  'Ressourcen',
  'Richtlinien',
  'Rollen',
  'Sicherungs',
  'Verfügbarkeits',
  'Verwaltungs',
  'Volumegruppen',
  'Vorschau',
  'Wiederherstellungs',
  'Zugriffs',
];
const seams = new RegExp(`(?<!\\p{L})(${firstParts.join('|')})(?=\\p{Ll}{3})`, 'gu');

/**
 * A heading, label or column head that may part where its long words were put together, where it has no room: a browser knows the seams only
 * where it has a dictionary, and parts a word anywhere else. Words of
 * ours begin with a capital letter there. Not for what leaves the page, as a file does.
 */
export const withSeams = (text: string): string => (i18n.locale === 'de' ? text.replace(seams, '$1\u00AD') : text);
