import { expect, test } from 'vitest';
import { ClaimsRequired } from '../azure/credential.ts';
import { partialProblem, problemOf } from './problems.ts';
import { nameTaken } from './refusal.ts';

/** As both generations of SDK throw it. */
function restError(statusCode: number | undefined, error?: object, headers: Record<string, string> = {}): Error {
  const thrown = Object.assign(new Error('an SDK sentence'), {
    statusCode,
    code: statusCode === undefined ? 'ECONNRESET' : undefined,
    details: error === undefined ? undefined : { error },
    response: { headers: { get: (name: string) => headers[name] } },
  });
  thrown.name = 'RestError';
  return thrown;
}

test.each([
  ['a lock', 409, 'ScopeLocked', 409, 'blocked-by-lock'],
  ['a conflict of another kind', 409, 'Conflict', 409, 'busy'],
  ['a backup instance that is being configured', 400, 'UserErrorInvalidBackupInstanceOperation', 409, 'busy'],
  ['a limit', 400, 'UserErrorMaxConcurrentOperationLimitReached', 422, 'limit-reached'],
  ['too many checks', 400, 'CloudDosTimeboudLimitReached', 422, 'throttled'],
  ['a name that exists', 400, 'UserErrorRestoreTargetAlreadyExists', 422, 'name-taken'],
  ['a check that failed', 400, 'UserErrorSnapshotRGNotFound', 422, 'validation-failed'],
  ['anything else', 400, 'InvalidParameter', 422, 'azure-refused'],
  ['what does not exist', 404, 'ResourceNotFound', 404, 'not-found'],
  ['a token that Azure does not take', 401, 'InvalidAuthenticationToken', 401, 'not-signed-in'],
  ['an error of Azure itself', 500, 'CloudInternalError', 502, 'azure-unavailable'],
  ['Azure being away', 503, 'ServerTimeout', 503, 'azure-unavailable'],
])('%s has its own name and status, and keeps what Azure said', (_what, asked, azureCode, status, code) => {
  const [answered, problem] = problemOf(
    restError(asked, { code: azureCode, message: 'Azure says so.' }, { 'x-ms-correlation-request-id': 'c-1' }),
  );
  expect([answered, problem.code, problem.azureCode, problem.detail, problem.correlationId]).toEqual([
    status,
    code,
    azureCode,
    'Azure says so.',
    'c-1',
  ]);
});

test('a refusal names the action that the person lacks', () => {
  const message = "The client 'x' does not have authorization to perform action 'Microsoft.Compute/disks/write' over scope '/s'.";
  expect(problemOf(restError(403, { code: 'AuthorizationFailed', message }))[1]).toMatchObject({
    code: 'not-allowed',
    action: 'Microsoft.Compute/disks/write',
  });
});

test('throttling says when to come back, in seconds or as Azure writes it', () => {
  expect(
    problemOf(restError(429, { code: 'SubscriptionRequestsThrottled', message: 'Slow.' }, { 'retry-after': '17' }))[1].retryAfterMs,
  ).toBe(17_000);
  expect(problemOf(restError(429))[1].retryAfterMs).toBe(5000);
});

test('a connection that broke is Azure being unavailable, not a fault of the portal', () => {
  expect(problemOf(restError(undefined))).toEqual([502, { code: 'azure-unavailable', azureCode: 'ECONNRESET' }]);
});

const recommending = (recommendedAction: string[]) => ({
  code: 'UserErrorX',
  message: 'No.',
  additionalInfo: [{ type: 'UserFacingError', info: { recommendedAction } }],
});

test('what Azure recommends is kept, unless it recommends nothing', () => {
  expect(problemOf(restError(400, recommending(['Grant the role.'])))[1].recommendedActions).toEqual(['Grant the role.']);
  expect(problemOf(restError(400, recommending(['None.'])))[1].recommendedActions).toBeUndefined();
});

test('a claims challenge goes to the browser, also out of one part of a list', () => {
  expect(problemOf(new ClaimsRequired('{"access_token":{}}'))).toEqual([401, { code: 'claims-required', claims: '{"access_token":{}}' }]);
  expect(() => partialProblem(new ClaimsRequired(undefined))).toThrow(ClaimsRequired);
});

test('a fault of the portal says nothing of its inside', () => {
  expect(problemOf(new TypeError('x is undefined'))).toEqual([500, { code: 'unexpected' }]);
});

test('a refusal of our own keeps its words', () => {
  expect(problemOf(nameTaken('The disk exists.'))).toEqual([409, { code: 'name-taken', detail: 'The disk exists.' }]);
});
