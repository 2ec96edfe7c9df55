import { expect, test } from 'vitest';
import { subscriptionHint, subscriptionOptions } from './subscription-name.ts';

const known = [
  { id: 's-1', name: 'Storage', isDisabled: false },
  { id: 's-2', name: 'Trial', isDisabled: true },
];

test('a disabled subscription is not offered, and says so where it is chosen already', () => {
  expect(subscriptionOptions(known)).toEqual([{ value: 's-1', label: 'Storage' }]);
  expect(subscriptionOptions(known, 'S-2')).toEqual([
    { value: 's-1', label: 'Storage' },
    { value: 's-2', label: 'Trial (disabled)' },
  ]);
});

test('how many are not offered is said', () => {
  expect([subscriptionHint(known), subscriptionHint([])]).toEqual(['1 disabled subscription is not offered.', undefined]);
  expect(subscriptionHint([...known, ...known])).toBe('2 disabled subscriptions are not offered.');
});
