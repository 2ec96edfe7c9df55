import { expect, test } from 'vitest';
import type { PolicyTerms, Schedule } from '../estate/policy.ts';
import { nextRuns, tagOf, tagsOf } from './policy-runs.ts';

const daily = (time: string, timeZone: string): Schedule => ({ frequency: 'daily', time, timeZone });

test.each<[string, Schedule, string, string[]]>([
  ['every day in UTC', daily('13:00', 'UTC'), '2026-09-08T13:00:00Z', ['2026-09-09T13:00:00.000Z', '2026-09-10T13:00:00.000Z']],
  ['today still', daily('13:00', 'UTC'), '2026-09-08T12:59:59Z', ['2026-09-08T13:00:00.000Z', '2026-09-09T13:00:00.000Z']],
  [
    'over the change to summer time the clocks count, not the hours',
    daily('13:00', 'Europe/Berlin'),
    '2026-03-28T00:00:00Z',
    ['2026-03-28T12:00:00.000Z', '2026-03-29T11:00:00.000Z'],
  ],
  [
    'a time that the clocks skip: when they skip it',
    daily('02:30', 'Europe/Berlin'),
    '2026-03-28T12:00:00Z',
    ['2026-03-29T01:00:00.000Z', '2026-03-30T00:30:00.000Z'],
  ],
  [
    'a time that the clocks show twice: once, the first time',
    daily('02:30', 'Europe/Berlin'),
    '2026-10-24T12:00:00Z',
    ['2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
  ],
  [
    'after the first of the two there is none on that day',
    daily('02:30', 'Europe/Berlin'),
    '2026-10-25T00:45:00Z',
    ['2026-10-26T01:30:00.000Z', '2026-10-27T01:30:00.000Z'],
  ],
  [
    'clocks that change by half an hour',
    daily('02:15', 'Australia/Lord_Howe'),
    '2026-10-02T16:00:00Z',
    ['2026-10-03T15:30:00.000Z', '2026-10-04T15:15:00.000Z'],
  ],
  [
    'midnight where a day begins at one o’clock',
    daily('00:00', 'Africa/Cairo'),
    '2026-04-22T23:00:00Z',
    ['2026-04-23T22:00:00.000Z', '2026-04-24T21:00:00.000Z'],
  ],
  [
    'far east, where the day is another one than in UTC',
    { frequency: 'weekly', days: ['monday'], time: '08:00', timeZone: 'Pacific/Kiritimati' },
    '2026-09-08T08:00:00Z',
    ['2026-09-13T18:00:00.000Z', '2026-09-20T18:00:00.000Z'],
  ],
  [
    'two days of every week',
    { frequency: 'weekly', days: ['friday', 'monday'], time: '02:00', timeZone: 'UTC' },
    '2026-09-08T08:00:00Z',
    ['2026-09-11T02:00:00.000Z', '2026-09-14T02:00:00.000Z'],
  ],
])('backups run %s', (_, schedule, from, runs) => {
  expect(nextRuns(schedule, from, 2)).toEqual(runs);
});

const keep = { count: 7, unit: 'days' } as const;
const first = (tag: 'Daily' | 'Weekly', priority: number) => ({ tag, on: 'first', keep, priority }) as const;
const inBerlin = (...rules: PolicyTerms['rules']): PolicyTerms => ({ schedule: daily('00:30', 'Europe/Berlin'), keep, rules });

test.each([
  ['no rule: the default', inBerlin(), '2026-09-12T22:30:00Z', '2026-09-11T22:30:00Z', 'Default'],
  [
    'the first of the week, which begins on Sunday',
    inBerlin(first('Weekly', 20)),
    '2026-09-12T22:30:00Z',
    '2026-09-11T22:30:00Z',
    'Weekly',
  ],
  ['the second of the week', inBerlin(first('Weekly', 20)), '2026-09-13T22:30:00Z', '2026-09-12T22:30:00Z', 'Default'],
  ['the first backup of all is the first of its week', inBerlin(first('Weekly', 20)), '2026-09-16T22:30:00Z', null, 'Weekly'],
  [
    'the first of a day, the weekly rule before it',
    inBerlin(first('Daily', 25), first('Weekly', 20)),
    '2026-09-13T22:30:00Z',
    '2026-09-12T22:30:00Z',
    'Daily',
  ],
  [
    'of two that fit the lower number wins',
    inBerlin(first('Daily', 10), first('Weekly', 20)),
    '2026-09-12T22:30:00Z',
    '2026-09-11T22:30:00Z',
    'Daily',
  ],
  ['a second one on a day', inBerlin(first('Daily', 25)), '2026-09-13T12:00:00Z', '2026-09-12T22:30:00Z', 'Default'],
  [
    'Mondays by the clocks of the zone',
    inBerlin({ ...first('Weekly', 20), on: 'monday' }),
    '2026-09-13T22:30:00Z',
    '2026-09-12T22:30:00Z',
    'Weekly',
  ],
  ['not Mondays', inBerlin({ ...first('Weekly', 20), on: 'monday' }), '2026-09-14T22:30:00Z', '2026-09-13T22:30:00Z', 'Default'],
] as const)('%s', (_, terms, run, before, tag) => {
  expect(tagOf(terms, run, before)).toBe(tag);
});

test('the tags of a policy are the default one and those of its rules', () => {
  expect(tagsOf(inBerlin(first('Weekly', 20), first('Daily', 25)))).toEqual(['Default', 'Daily', 'Weekly']);
});
