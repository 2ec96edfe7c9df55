import { expect, test } from 'vitest';
import { unreadWords } from './partial-words.ts';

const volume = (name: string) => ({ kind: 'volume', kinds: 'volumes', name });
const vault = { kind: 'Backup vault', kinds: 'Backup vaults', name: 'bv-a' };
const san = { kind: 'Elastic SAN', kinds: 'Elastic SANs', name: 'san-prod' };

test.each([
  [[{ name: 'bv-a' }], 'jobs', 'bv-a could not be read. Its jobs are missing from this list.'],
  [[vault], 'jobs', 'Backup vault bv-a could not be read. Its jobs are missing from this list.'],
  [[volume('v-1')], 'volumes', 'Volume v-1 could not be read. It is missing from this list.'],
  [[volume('v-1'), volume('v-2')], 'volumes', 'Volume v-1 and volume v-2 could not be read. They are missing from this list.'],
  [
    [san, volume('v-1')],
    'volumes',
    'Elastic SAN san-prod and volume v-1 could not be read. They and the volumes in them are missing from this list.',
  ],
  [[vault], 'vaults', 'Backup vault bv-a could not be read. It is missing from this list.'],
  [[san], 'Elastic SANs', 'Elastic SAN san-prod could not be read. It is missing from this list.'],
  [[{ kind: 'policy', kinds: 'policies', name: 'daily' }], 'policies', 'Policy daily could not be read. It is missing from this list.'],
  [
    ['1', '2', '3', '4', '5'].map(volume),
    'volumes',
    'Volume 1, volume 2, volume 3 and 2 more could not be read. They are missing from this list.',
  ],
  [
    [{ ...vault, isPartly: true }],
    'policies',
    'Backup vault bv-a could not be read to the end. Some policies may be missing from this list.',
  ],
  [
    [{ name: 'the subscriptions', isOurs: true, isPartly: true }],
    'volumes',
    'The subscriptions could not be read to the end. Some volumes may be missing from this list.',
  ],
  [[{ name: 'bv-a', isPartly: true }, { name: 'bv-b' }], 'jobs', 'bv-a and bv-b could not be read. Their jobs are missing from this list.'],
])('of %j in a list of %s it is said: %s', (missing, noun, words) => {
  expect(unreadWords(missing, noun)).toBe(words);
});

test('a page can say what follows in its own words', () => {
  expect(unreadWords([san], 'vaults', 'Whether it is protected is not known.')).toBe(
    'Elastic SAN san-prod could not be read. Whether it is protected is not known.',
  );
});
