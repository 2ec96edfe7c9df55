import { expect, test } from 'vitest';
import { localText, momentIn, momentOf } from './moment-text.ts';

test.each([
  ['a moment in full', '2026-09-17T12:00:00.000Z', '2026-09-17T12:00:00.000Z'],
  ['a moment without its seconds', '2026-09-17T12:00Z', '2026-09-17T12:00:00.000Z'],
  ['an hour that a day lacks', '2026-09-17T25:00:00Z', undefined],
  ['a day that its month lacks', '2026-09-31T12:00:00Z', undefined],
  ['a moment on no clock in particular', '2026-09-17T12:00', undefined],
  ['a day', '2026-09-17', undefined],
  ['a number', '1', undefined],
  ['a word', 'abc', undefined],
  ['nothing', null, undefined],
])('%s in the address is read as a moment or not at all', (_, text, moment) => {
  expect(momentIn(text)).toBe(moment);
});

test('a minute that was typed is its beginning on the person’s clock', () => {
  expect(momentOf('2026-09-17T12:00')).toBe(new Date(2026, 8, 17, 12, 0, 0, 0).toISOString());
  expect(localText(momentOf('2026-09-17T12:00') ?? '')).toBe('2026-09-17T12:00');
});

test.each([[''], ['2026-09-17'], ['2026-09-17T25:00'], ['2026-09-17T12:00:30']])('"%s" is no minute', (text) => {
  expect(momentOf(text)).toBeUndefined();
});
