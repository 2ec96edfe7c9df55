import { expect, test } from 'vitest';
import { sameTerms, termsFault, type PolicyTerms, type RetentionRule } from './policy.ts';
import { profiles } from './support-matrix.ts';

const daily = { frequency: 'daily', time: '13:00', timeZone: 'UTC' } as const;
const terms = (change: Partial<PolicyTerms> = {}): PolicyTerms => ({
  schedule: daily,
  keep: { count: 7, unit: 'days' },
  rules: [],
  ...change,
});
const rule = (change: Partial<RetentionRule> = {}): RetentionRule => ({
  tag: 'Weekly',
  on: 'first',
  keep: { count: 8, unit: 'weeks' },
  priority: 20,
  ...change,
});
const weekly = { frequency: 'weekly', days: ['monday', 'friday'], time: '02:30', timeZone: 'Europe/Berlin' } as const;

test.each([
  ["Azure's default", terms(), undefined],
  ['daily and weekly rules', terms({ rules: [rule(), rule({ tag: 'Daily', priority: 25 })] }), undefined],
  ['no time of day', terms({ schedule: { ...daily, time: '24:00' } }), 'time'],
  ['half a day', terms({ keep: { count: 0.5, unit: 'days' } }), 'keep'],
  ['nothing kept', terms({ rules: [rule({ keep: { count: 0, unit: 'weeks' } })] }), 'keep'],
  ['more days than there are digits for', terms({ keep: { count: 1000, unit: 'days' } }), 'keep'],
  ['two weekly rules', terms({ rules: [rule(), rule({ priority: 21 })] }), 'tag-twice'],
  ['a daily rule for Mondays', terms({ rules: [rule({ tag: 'Daily', on: 'monday' })] }), 'daily-on-a-weekday'],
  ['a priority behind the default', terms({ rules: [rule({ priority: 99 })] }), 'priority'],
  ['the same priority twice', terms({ rules: [rule(), rule({ tag: 'Daily' })] }), 'same-priority'],
] as const)('%s: what is wrong with it is named', (_, given, fault) => {
  expect(termsFault(given, profiles['preview-2025-05'])).toBe(fault);
});

test('weekly backups are for the profiles that have them, and need a day', () => {
  const given = terms({ schedule: { ...weekly, days: [...weekly.days] } });
  expect(termsFault(given, profiles['preview-2025-05'])).toBe('frequency');
  expect(termsFault(given, profiles['ga-2026-09'])).toBeUndefined();
  expect(termsFault(terms({ schedule: { ...weekly, days: [] } }), profiles['ga-2026-09'])).toBe('no-day');
});

test('two policies say the same in whatever order they say it', () => {
  const rules = [rule(), rule({ tag: 'Daily', priority: 25 })];
  const one = terms({ schedule: { ...weekly, days: ['monday', 'friday'] }, rules });
  const other = terms({ schedule: { ...weekly, days: ['friday', 'monday'] }, rules: rules.toReversed() });
  expect(sameTerms(one, other)).toBe(true);
  expect(sameTerms(one, { ...other, keep: { count: 1, unit: 'weeks' } })).toBe(false);
  expect(sameTerms(one, { ...other, rules: [rule()] })).toBe(false);
});
