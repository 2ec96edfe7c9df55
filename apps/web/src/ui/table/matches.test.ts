import { expect, test } from 'vitest';
import { matches } from './matches.ts';

test.each([
  ['', true],
  ['sql prod', true],
  ['PROD, web', true],
  ['web', false],
  // A part without a word, as while one types on or pastes a list, lets nothing through.
  ['web,', false],
  [',web', false],
  ['web, , db', false],
  ['web, sql,', true],
  [' , ', true],
])('the text %o is looked for in the name, the Elastic SAN and the state of a row', (looked, isFound) => {
  expect(matches(looked, ['sql-data-01', 'san-prod', 'Protected'])).toBe(isFound);
});
