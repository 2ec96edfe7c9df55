import { expect, test } from 'vitest';
import { isResourceName, nameFault, volumeNameFault } from './name-rules.ts';

test.each([
  ['volume', 'sql-data-01', undefined],
  ['volume', 'ab', 'too-short'],
  ['volume', 'a'.repeat(64), 'too-long'],
  ['volume', 'sql_data', 'bad-characters'],
  ['volume', 'Sql', 'bad-characters'],
  ['volume', 'sql--data', 'bad-characters'],
  ['volume', 'sql-', 'bad-characters'],
  ['volume', '', 'empty'],
  ['vault', 'v1', undefined],
  ['vault', 'v', 'too-short'],
  ['vault', 'my_vault', 'bad-characters'],
  ['policy', 'daily-7', undefined],
  ['policy', '7-daily', 'bad-characters'],
  ['resourceGroup', 'rg-snap', undefined],
  ['resourceGroup', 'rg.', 'bad-characters'],
  ['resourceGroup', 'rg-größe', undefined],
  ['resourceGroup', '資源グループ', undefined],
  ['resourceGroup', 'rg-größe!', 'bad-characters'],
  ['resourceGroup', 'rg größe', 'bad-characters'],
  ['disk', 'größe', 'bad-characters'],
  ['disk', 'sql-data-01-restored', undefined],
  ['disk', 'disk.', 'bad-characters'],
  ['disk', '_disk', 'bad-characters'],
] as const)('a %s named "%s" is judged %s', (of, name, fault) => {
  expect(nameFault(of, name)).toBe(fault);
});

test.each([
  ['rg-größe', true],
  ['группа', true],
  ['資源.グループ', true],
  ['a_b-(c).d', true],
  ['..', false],
  ['a/b', false],
  ['a b', false],
  ['a%2fb', false],
  ["a'b", false],
  ['a*b', false],
  ['', false],
  ['a'.repeat(201), false],
])('"%s" names something that exists: %s', (text, isName) => {
  expect(isResourceName(text)).toBe(isName);
});

test.each([
  ['sql-data-01-restored', undefined],
  ['sql-data-01', 'taken'],
  ['', 'empty'],
  ['ab', 'too-short'],
  ['Sql', 'bad-characters'],
] as const)('a new volume named "%s" is judged %s', (name, fault) => {
  expect(volumeNameFault(name, ['sql-data-01'])).toBe(fault);
});
