import { afterEach, expect, test } from 'vitest';
import { i18n } from './say.ts';
import { withSeams } from './seams.ts';

afterEach(() => i18n.activate('en'));

test.each([
  ['Wiederherstellungspunkte', 'Wiederherstellungs|punkte'],
  ['Alle Wiederherstellungspunkte vergleichen', 'Alle Wiederherstellungs|punkte vergleichen'],
  ['Momentaufnahmengruppe', 'Momentaufnahmen|gruppe'],
  ['Name der Ressourcengruppe', 'Name der Ressourcen|gruppe'],
  ['Datenträgergröße', 'Datenträger|größe'],
  ['Aufbewahrungstag', 'Aufbewahrungs|tag'],
  ['Sicherungstresore', 'Sicherungs|tresore'],
  // What stands alone, and what is no word of ours.
  ['Ressourcen', 'Ressourcen'],
  ['Datenträgern', 'Datenträgern'],
  ['Unveränderlichkeit', 'Unveränderlichkeit'],
  ['sql-orders-data', 'sql-orders-data'],
  ['sicherungstresor-01', 'sicherungstresor-01'],
])('in German, %s may part as %s', (text, parts) => {
  i18n.load('de', {});
  i18n.activate('de');
  expect(withSeams(text).replaceAll('\u00AD', '|')).toBe(parts);
});

test('English stays as it is', () => {
  expect(withSeams('Sicherungstresore')).toBe('Sicherungstresore');
});
