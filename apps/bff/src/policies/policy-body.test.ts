import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import { toPolicy } from '../estate/records/to-policy.ts';
import { timeZones } from '../estate/records/windows-zones.ts';
import { policyBody } from './policy-body.ts';

const keep = { count: 7, unit: 'days' } as const;
const daily = (timeZone: string): PolicyTerms => ({ schedule: { frequency: 'daily', time: '13:00', timeZone }, keep, rules: [] });
const triggerOf = (terms: PolicyTerms) => JSON.stringify(policyBody(terms).properties.policyRules[0]);

test("the default is written as Azure's own template has it", () => {
  expect(triggerOf(daily('UTC'))).toContain('"schedule":{"repeatingTimeIntervals":["R/2024-02-08T13:00:00+00:00/P1D"]}');
});

test.each([
  ['Europe/Berlin', '13:00:00+01:00', 'W. Europe Standard Time'],
  ['America/New_York', '13:00:00-05:00', 'Eastern Standard Time'],
  ['America/St_Johns', '13:00:00-03:30', 'Newfoundland Standard Time'],
])("a time in %s is written with that zone's offset and its name in Windows", (zone, time, name) => {
  expect(triggerOf(daily(zone))).toContain(`"repeatingTimeIntervals":["R/2024-02-08T${time}/P1D"],"timeZone":"${name}"`);
});

test('a weekly schedule is one interval for each of its days', () => {
  const schedule = { frequency: 'weekly', days: ['monday', 'saturday'], time: '02:00', timeZone: 'UTC' } as const;
  expect(triggerOf({ ...daily('UTC'), schedule: { ...schedule, days: [...schedule.days] } })).toContain(
    '["R/2024-02-05T02:00:00+00:00/P1W","R/2024-02-10T02:00:00+00:00/P1W"]',
  );
});

const rules: PolicyTerms['rules'] = [
  { tag: 'Weekly', on: 'wednesday', keep: { count: 8, unit: 'weeks' }, priority: 20 },
  { tag: 'Daily', on: 'first', keep: { count: 14, unit: 'days' }, priority: 25 },
];

test.each<PolicyTerms>([
  daily('UTC'),
  { ...daily('Asia/Kolkata'), rules },
  { ...daily('UTC'), schedule: { frequency: 'weekly', days: ['sunday', 'friday'], time: '00:15', timeZone: 'Australia/Sydney' }, rules },
  ...timeZones.map(daily),
])('what is written is read back (%#)', (terms) => {
  const { properties } = JSON.parse(JSON.stringify(policyBody(terms, 'BackupOften'))) as ReturnType<typeof policyBody>;
  expect(toPolicy({ id: 'p', name: 'p', properties })).toMatchObject({ terms, rule: 'BackupOften', tag: 'Default' });
});
