import type { PolicyTerms } from '@esan/domain';
import { expect, test } from 'vitest';
import {
  faultsIn,
  firstFault,
  keepAddress,
  keepFrom,
  newRule,
  ruleAddress,
  ruleFrom,
  suggestedPolicyName,
  termsIn,
  textOf,
  zoneFrom,
  type PolicyText,
} from './policy-draft.ts';

const terms: PolicyTerms = {
  schedule: { frequency: 'weekly', days: ['monday', 'friday'], time: '02:00', timeZone: 'Europe/Berlin' },
  keep: { count: 4, unit: 'weeks' },
  rules: [
    { tag: 'Daily', on: 'first', keep: { count: 14, unit: 'days' }, priority: 25 },
    { tag: 'Weekly', on: 'sunday', keep: { count: 8, unit: 'weeks' }, priority: 20 },
  ],
};

test('a policy survives the fields of a form', () => {
  expect(termsIn(textOf(terms))).toEqual(terms);
});

test.each<[string, Partial<PolicyText>, string]>([
  ['no day', { days: [] }, 'Choose at least one day.'],
  ['half a time', { at: '2:00' }, 'Enter a time of day, as 13:00.'],
  ['nothing kept', { keep: { count: '0', unit: 'days' } }, 'Enter a number from 1 to 999.'],
  ['no number', { keep: { count: '', unit: 'days' } }, 'Enter a number from 1 to 999.'],
  [
    'a rule that keeps nothing',
    { rules: { Daily: { ...newRule.Daily, keep: { count: '', unit: 'days' } } } },
    'Enter a number from 1 to 999.',
  ],
  ['a priority behind the default', { rules: { Weekly: { ...newRule.Weekly, priority: '99' } } }, 'Enter a number from 1 to 98.'],
  [
    'the same priority twice',
    { rules: { Daily: newRule.Daily, Weekly: { ...newRule.Weekly, priority: '25' } } },
    'The Weekly rule has this priority; choose another one.',
  ],
])('%s is a fault with its sentence, and no policy', (_, typed, sentence) => {
  const text = { ...textOf(terms), ...typed };
  expect([firstFault(faultsIn(text)), termsIn(text)]).toEqual([sentence, undefined]);
});

test('durations and rules stand in the address, right or wrong, and come back', () => {
  for (const keep of [
    { count: '7', unit: 'days' },
    { count: '', unit: 'weeks' },
  ] as const)
    expect(keepFrom(keepAddress(keep))).toEqual(keep);
  const rule = { on: 'friday', keep: { count: '8', unit: 'weeks' }, priority: '' } as const;
  expect(ruleFrom('Weekly', ruleAddress(rule))).toEqual(rule);
  expect(ruleFrom('Daily', ruleAddress(rule))).toEqual({ ...rule, on: 'first' });
  expect([keepFrom('for ever'), ruleFrom('Daily', 'none'), ruleFrom('Daily', undefined)]).toEqual([undefined, undefined, undefined]);
});

test.each([
  ['one that schedules know', 'Asia/Tokyo', 'Asia/Tokyo'],
  ['one that nobody knows', 'Mars', undefined],
  ['one that only the browser knows', 'Europe/Vaduz', undefined],
  ['one in another case', 'asia/tokyo', undefined],
  ['none', undefined, undefined],
])('of time zones in the address, %s is taken or passed over', (_, address, zone) => {
  expect(zoneFrom(address, ['UTC', 'Asia/Tokyo'])).toBe(zone);
});

test('the name that is suggested says what the policy does, and is free', () => {
  const text = textOf({ ...terms, keep: { count: 4, unit: 'weeks' } });
  expect(suggestedPolicyName(text, [])).toBe('weekly-4-weeks');
  expect(suggestedPolicyName(text, ['Weekly-4-Weeks', 'weekly-4-weeks-2'])).toBe('weekly-4-weeks-3');
  expect(suggestedPolicyName({ ...text, keep: { count: '', unit: 'weeks' } }, [])).toBe('weekly');
});
