import { expect, test } from 'vitest';
import { someNames } from './some-names.ts';

test('of many names five are said, and how many more', () => {
  expect(someNames(['a', 'b'])).toBe('a and b');
  expect(someNames(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])).toBe('a, b, c, d, e and 3 more');
});
