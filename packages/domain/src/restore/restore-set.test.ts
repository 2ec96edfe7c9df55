import { expect, test } from 'vitest';
import { nameRules } from '../names/name-rules.ts';
import { freeName, newestPointAt, patternedName, patternFault, restoredNames, skewMsOf } from './restore-set.ts';

const monday = { time: '2026-09-07T13:05:00Z', name: 'monday' };
const tuesday = { time: '2026-09-08T13:05:00Z', name: 'tuesday' };
const at = '2026-09-08T09:30:00Z';
const group = '/s/volumeGroups/vg';
const nobody = () => [];

test.each([
  ['without a moment', undefined, 'tuesday'],
  ['between the two', '2026-09-08T09:00:00Z', 'monday'],
  ['at the very moment of a point', '2026-09-08T13:05:00Z', 'tuesday'],
  ['before the first', '2026-09-07T13:04:59Z', undefined],
])('the point that a set takes %s', (_when, moment, expected) => {
  expect(newestPointAt([monday, tuesday], moment)?.name).toBe(expected);
  expect(newestPointAt([tuesday, monday], moment)?.name).toBe(expected);
});

test('the points of a set lie as far apart as the first and the last of them', () => {
  expect(skewMsOf([])).toBe(0);
  expect(skewMsOf([monday.time])).toBe(0);
  expect(skewMsOf(['2026-09-08T10:02:00Z', '2026-09-08T10:00:00Z', '2026-09-08T10:01:00Z'])).toBe(120_000);
});

test.each([
  ['{volume}-restored-{date}', 'sql-data-01', 'sql-data-01-restored-2026-09-08'],
  ['{volume}-{date}-{time}', 'sql', 'sql-2026-09-08-0930'],
  ['copy-of-{volume}', 'a'.repeat(63), `copy-of-${'a'.repeat(55)}`],
  ['{volume}-restored-{date}', `${'a'.repeat(42)}-log-archive`, `${'a'.repeat(42)}-restored-2026-09-08`],
])('%s names %s', (pattern, volume, expected) => {
  const name = patternedName(pattern, volume, at);
  expect(name).toBe(expected);
  expect(name.length).toBeLessThanOrEqual(63);
});

test.each([
  ['{volume}-restored-{date}', undefined],
  ['restored-{date}', 'no-volume'],
  ['{volume}_restored', 'bad-characters'],
  ['{volume}-{moment}', 'bad-characters'],
  [`{volume}-${'x'.repeat(70)}`, 'too-long'],
  [`${'x'.repeat(63)}{volume}`, 'too-long'],
  [`${'x'.repeat(60)}-{volume}`, 'too-long'],
  ['{volume}'.repeat(12), 'too-long'],
  ['', 'empty'],
  ['{Volume}-x', 'no-volume'],
  ['{volume}_x', 'bad-characters'],
])('the pattern %s is at fault: %s', (pattern, fault) => {
  expect(patternFault(pattern)).toBe(fault);
});

test('volumes of one name get numbers, and so does a name that is taken in the group', () => {
  const volumes = [
    { volume: 'log', groupId: group },
    { volume: 'log', groupId: group.toUpperCase() },
    { volume: 'log', groupId: '/s/volumeGroups/other' },
  ];
  const named = restoredNames(volumes, { pattern: '{volume}-back', at, takenIn: (id) => (id === group ? ['LOG-back'] : []) });
  expect(named.map(({ name }) => name)).toEqual(['log-back-2', 'log-back', 'log-back']);
  const alone = restoredNames(volumes, { pattern: '{volume}-back', at, takenIn: nobody });
  expect(alone.map(({ name, fault }) => [name, fault])).toEqual([
    ['log-back', undefined],
    ['log-back-2', undefined],
    ['log-back', undefined],
  ]);
});

test('what was typed stays, and is at fault where it is taken', () => {
  const volumes = [
    { volume: 'one', groupId: group, typed: 'mine' },
    { volume: 'two', groupId: group, typed: 'mine' },
    { volume: 'three', groupId: group, typed: 'My Volume' },
  ];
  const named = restoredNames(volumes, { pattern: '{volume}-back', at, takenIn: nobody });
  expect(named.map(({ fault }) => fault)).toEqual([undefined, 'taken', 'bad-characters']);
});

test('a number keeps a long name within the length that Azure takes', () => {
  expect(freeName('a'.repeat(63), ['a'.repeat(63)])).toBe(`${'a'.repeat(61)}-2`);
});

test.each([
  ['{volume}_disk', undefined, 'bad-characters'],
  ['{volume}.restored', undefined, 'bad-characters'],
  [`{volume}-${'x'.repeat(65)}`, undefined, 'too-long'],
  ['{volume}-', 'bad-characters', 'bad-characters'],
  ['disk', 'no-volume', 'no-volume'],
])(
  'the pattern %s is held to the rule of disks where disks are made, and to that of volumes where volumes are',
  (pattern, ofDisks, ofVolumes) => {
    expect([patternFault(pattern, 'disk'), patternFault(pattern)]).toEqual([ofDisks, ofVolumes]);
  },
);

test('names of disks may be as long as those of disks are', () => {
  const [volume, at] = ['v'.repeat(63), '2026-09-08T08:00:00Z'];
  const [first, second] = restoredNames(
    [
      { volume, groupId: '' },
      { volume, groupId: '' },
    ],
    { pattern: '{volume}_restored_disk', at, takenIn: () => [], of: 'disk' },
  );
  expect([first, second]).toEqual([
    { name: `${volume}_restored_disk`, fault: undefined },
    { name: `${volume}_restored_disk-2`, fault: undefined },
  ]);
  expect(second?.name.length).toBeLessThanOrEqual(nameRules.disk.max);
});
