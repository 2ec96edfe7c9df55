import { expect, test } from 'vitest';
import { answerOf, type Answered } from './answer.ts';

const some: Answered = { volumes: [], sans: 2, protectedItems: 5, needed: { now: 0 }, missing: [], unreadProtectors: [], unreadJobs: [] };
const counts = (safe: number, failing: number, unknown = 0): Answered['volumes'] => [
  ...(safe === 0 ? [] : [{ safety: 'safe' as const, count: safe }]),
  ...(failing === 0 ? [] : [{ safety: 'failing' as const, count: failing }]),
  ...(unknown === 0 ? [] : [{ safety: 'not-known' as const, count: unknown }]),
];

test.each<[string, Partial<Answered>, string]>([
  ['some fail', { volumes: counts(46, 14), needed: { now: 3 } }, '46 of 60 volumes are safe. 3 need you now.'],
  ['one fails', { volumes: counts(1, 1), needed: { now: 1 } }, '1 of 2 volumes is safe. 1 needs you now.'],
  ['none is safe', { volumes: counts(0, 2), needed: { now: 2 } }, '0 of 2 volumes are safe. 2 need you now.'],
  ['all is well', { volumes: counts(60, 0) }, 'All 60 volumes are safe. Nothing needs you now.'],
  ['the only one is well', { volumes: counts(1, 0) }, 'Your volume is safe. Nothing needs you now.'],
  ['many are well', { volumes: counts(9000, 1000) }, '9,000 of 10,000 volumes are safe. Nothing needs you now.'],
  [
    'a vault is silent',
    { volumes: counts(4, 0, 8) },
    '4 of 12 volumes are known to be safe; of 8 it is not known. Nothing of what is known needs you now.',
  ],
  [
    'nothing is protected',
    { volumes: [{ safety: 'not-protected', count: 12 }], protectedItems: 0 },
    'None of your 12 volumes is protected.',
  ],
  [
    'the only one is not protected',
    { volumes: [{ safety: 'not-protected', count: 1 }], protectedItems: 0 },
    'Your volume is not protected.',
  ],
  ['there are no volumes', {}, 'Your Elastic SANs have no volumes yet.'],
  ['there is no Elastic SAN', { sans: 0 }, 'You see no Elastic SAN.'],
  ['nothing could be read', { sans: 0, missing: [{}] }, 'No Elastic SAN could be read.'],
  ['no volume could be read', { missing: [{}] }, 'No volume could be read.'],
  [
    'an Elastic SAN was not read',
    { volumes: counts(60, 0), missing: [{}] },
    '60 of the 60 volumes that were read are safe. Nothing of what is known needs you now.',
  ],
  [
    'a subscription was not read, and some fail',
    { volumes: counts(46, 14), needed: { now: 3 }, missing: [{}] },
    '46 of the 60 volumes that were read are safe. At least 3 need you now.',
  ],
  [
    'neither an Elastic SAN nor a vault was read',
    { volumes: counts(4, 0, 8), missing: [{}], unreadProtectors: [{}] },
    '4 of the 12 volumes that were read are known to be safe; of 8 it is not known. Nothing of what is known needs you now.',
  ],
  [
    'what was read is not protected',
    { volumes: [{ safety: 'not-protected', count: 12 }], protectedItems: 0, missing: [{}] },
    'None of the 12 volumes that were read is protected.',
  ],
  [
    'the jobs of a vault were not read',
    { volumes: counts(60, 0), unreadJobs: [{}] },
    'All 60 volumes are safe. Nothing of what is known needs you now.',
  ],
])('when %s, that is the answer', (_, change, words) => {
  expect(answerOf({ ...some, ...change })).toBe(words);
});
