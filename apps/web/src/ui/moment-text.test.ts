import { expect, test } from 'vitest';
import { momentIn } from './moment-text.ts';

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
