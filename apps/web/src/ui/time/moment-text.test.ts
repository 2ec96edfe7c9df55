import { expect, test, vi } from 'vitest';
import { doubtWords, localText, momentIn, momentOf, unsaidWords } from './moment-text.ts';

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

test.each([
  ['moment', '2026-09-31T10:00', 'This day does not exist.'],
  ['moment', '2026-09---T10:00', 'Enter a day and a time.'],
  ['moment', '2026-09-17T--:00', 'Enter a day and a time.'],
  ['moment', '0202-09-17T10:00', 'Enter a day and a time.'],
  ['moment', '2026-09-17T10:00', undefined],
  ['moment', '', undefined],
  ['day', '2027-02-29', 'This day does not exist.'],
  ['day', '2027-02---', 'Enter a whole day.'],
  ['day', '2027-02-28', undefined],
] as const)('of the %s "%s" it is told why it is none', (kind, text, words) => {
  expect(unsaidWords(kind, text)).toBe(words);
});

test.each([
  ['2026-10-25T01:30', '2026-10-25T00:30:00.000Z', 'The clock shows this time twice. Meant is 25 Oct, 01:30 (UTC+1).'],
  ['2026-10-25T01:30', '2026-10-25T01:30:00.000Z', 'The clock shows this time twice. Meant is 25 Oct, 01:30 (UTC+0).'],
  ['2026-03-29T01:30', '2026-03-29T01:30:00.000Z', 'The clock skips this time. Meant is 29 Mar, 02:30.'],
  ['2026-09-17T12:00', '2026-09-17T11:00:00.000Z', undefined],
  ['', '2026-09-17T11:00:00.000Z', undefined],
])('of "%s" in London it is told which moment is meant where there is a doubt', (text, at, words) => {
  vi.stubEnv('TZ', 'Europe/London');
  expect(doubtWords(text, at, '2026-11-22T09:14:00Z')).toBe(words);
  vi.unstubAllEnvs();
});
