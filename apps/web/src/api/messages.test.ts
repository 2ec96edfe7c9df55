import { expect, test } from 'vitest';
import { ApiError } from './client.ts';
import { explain, explainError } from './messages.ts';

test('a failure is told in our words, with what Azure said beneath', () => {
  expect(
    explain({ code: 'not-allowed', detail: 'No.', azureCode: 'AuthorizationFailed', correlationId: 'c-1', action: 'a/b/write' }),
  ).toEqual({
    happened: 'Your account lacks a role that this needs.',
    advice: 'Ask an owner of the subscription for it. A new role takes effect within minutes.',
    said: { code: 'AuthorizationFailed', message: 'No.', recommendedActions: undefined, correlationId: 'c-1', action: 'a/b/write' },
  });
});

test('a wrong input is named', () => {
  expect(explain({ code: 'bad-request', field: 'volumeName', detail: 'too long' }).said.message).toBe('VolumeName: too long');
});

test('a call that failed and a fault of the portal both have words', () => {
  expect(explainError(new ApiError({ code: 'unreachable' })).happened).toBe("The portal's server cannot be reached.");
  expect(explainError(new TypeError('x is undefined'))).toMatchObject({
    happened: 'The portal failed.',
    said: { message: 'x is undefined' },
  });
});
