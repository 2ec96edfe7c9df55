import { expect, test } from 'vitest';
import { instanceNameFault } from './instance-name-field.tsx';

test.each([
  ['san-prod-vg_1.data(2)', undefined],
  ['a'.repeat(200), undefined],
  ['a'.repeat(201), 'Use at most 200 characters; this name has 201.'],
  ['..', 'Use letters, digits, hyphens, periods and underscores.'],
  ['web/three', 'Use letters, digits, hyphens, periods and underscores.'],
])('the name of a protected item is told what is wrong with it (%#)', (name, fault) => {
  expect(instanceNameFault(name)).toBe(fault);
});
