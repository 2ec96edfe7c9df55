import { expect, test } from 'vitest';
import { isPassing, isThrottled } from './problem.ts';

test.each([
  ['throttled', true, true],
  ['entra-throttled', true, true],
  ['too-much-at-once', true, true],
  ['azure-unavailable', true, false],
  ['azure-silent', true, false],
  ['entra-unreachable', true, false],
  ['unreachable', true, false],
  ['blocked-for-hours', false, false],
  ['quota-reached', false, false],
  ['identity-lacks-role', false, false],
] as const)('after %s it helps to ask the same again: %s', (code, passes, asksForFewer) => {
  expect([isPassing({ code }), isThrottled({ code })]).toEqual([passes, asksForFewer]);
});
