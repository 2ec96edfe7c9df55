import { expect, test } from 'vitest';
import { listed, listIn } from './text-lists.ts';

test.each([
  ['ordinary names', ['sql-data-01', 'sql-log-01']],
  ['a name that was not typed between two', ['one', '', 'three']],
  ['a star within a name', ['sql*data', 'sql-log']],
  ['nothing but stars', ['*', '**', '']],
  ['signs that look escaped already', ['%2A', '%25', '%2a*%', '%252A']],
  ['a lone percent sign', ['100%', 'a%zz']],
])('a list of %s comes back as it was', (_what, texts) => {
  expect(listIn(listed(texts) ?? null)).toEqual(texts);
});

test('every row keeps its own name, whatever is typed into another', () => {
  for (const typed of ['*', 'a*b', '*a', 'a**b*', '%', '%2', '%2A*', '*%25'])
    expect(listIn(listed([undefined, typed, undefined, 'mine']) ?? null)).toEqual(['', typed, '', 'mine']);
});

test('an address with ordinary names stays as it was written before', () => {
  expect(listed(['one', undefined, 'Three-3'])).toBe('one**Three-3');
  expect(listIn('one**Three-3')).toEqual(['one', '', 'Three-3']);
});

test('a list in which nobody typed anything is not in the address', () => {
  expect(listed([undefined, undefined])).toBeUndefined();
  expect(listIn(null)).toEqual([]);
});
