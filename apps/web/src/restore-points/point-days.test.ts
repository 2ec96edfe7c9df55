import { expect, test } from 'vitest';
import { isWithinDays } from './point-days.ts';

const night = '2026-09-07T23:30:00.000Z';

test.each([
  ['UTC', '2026-09-07', '2026-09-07', true],
  ['UTC', '2026-09-08', '', false],
  ['Europe/Berlin', '2026-09-08', '2026-09-08', true],
  ['Europe/Berlin', '', '2026-09-07', false],
  ['UTC', '', '', true],
])('a point of half past eleven at night UTC is, in %s, from "%s" to "%s": %s', (zone, from, to, is) => {
  expect(isWithinDays(night, { from, to }, zone)).toBe(is);
});
