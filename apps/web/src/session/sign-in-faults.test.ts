import { expect, test } from 'vitest';
import { isServiceAway } from './sign-in-faults.ts';

const fault = (errorCode: string) => Object.assign(new Error('It failed.'), { errorCode });

test.each([
  ['the connection broke', fault('post_request_failed'), true],
  ['the browser is offline', fault('no_network_connectivity'), true],
  ['Entra fails', fault('temporarily_unavailable'), true],
  ['the sign-in has ended', fault('invalid_grant'), false],
  ['of a fault of the portal', new Error('x is undefined'), false],
])('no token because %s', (_what, error, isAway) => {
  expect(isServiceAway(error)).toBe(isAway);
});
