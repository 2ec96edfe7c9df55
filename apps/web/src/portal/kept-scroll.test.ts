// @vitest-environment happy-dom
import { expect, test } from 'vitest';
import { dropOldScroll, scrollKey } from './kept-scroll.ts';

test.each([
  ['another page is opened', false, { default: 1800, a1: 40, b2: 0 }, { a1: 40 }],
  ['the page is loaded anew', true, { default: 1800, a1: 40, b2: 0 }, { default: 1800, a1: 40 }],
  ['it is loaded anew at its top', true, { default: 0 }, {}],
  ['nothing is kept yet', false, undefined, {}],
])('where pages were scrolled, once %s', (_, isSamePage, before, after) => {
  sessionStorage.clear();
  if (before !== undefined) sessionStorage.setItem(scrollKey, JSON.stringify(before));
  dropOldScroll(isSamePage);
  expect(JSON.parse(sessionStorage.getItem(scrollKey) ?? 'null')).toEqual(after);
});

test('what cannot be read is left, and harms nobody', () => {
  sessionStorage.setItem(scrollKey, 'not JSON');
  dropOldScroll(true);
  expect(sessionStorage.getItem(scrollKey)).toBe('not JSON');
});
