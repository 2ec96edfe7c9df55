import { expect, test } from 'vitest';
import { ClaimsRequired } from '../azure/tokens/exchange.ts';
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
  ['a right that the person lacks', 403, 'AuthorizationFailed', 403, 'not-allowed'],
  ['a right on something else that is used', 403, 'LinkedAuthorizationFailed', 403, 'linked-not-allowed'],
  ['a deny assignment', 403, 'DenyAssignmentAuthorizationFailed', 403, 'deny-assignment'],
  ['a policy', 403, 'RequestDisallowedByPolicy', 403, 'policy-denied'],
  ['a 403 of another kind', 403, 'ForbiddenByFirewall', 403, 'azure-refused'],
  ['a lock', 409, 'ScopeLocked', 409, 'blocked-by-lock'],
  ['a provider that is not registered', 409, 'MissingSubscriptionRegistration', 409, 'provider-not-registered'],
  ['a provider that is not registered, as some providers say it', 404, 'SubscriptionNotRegistered', 404, 'provider-not-registered'],
  [
    'a provider that is not registered, as Azure Backup says it',
    400,
    'UserErrorMissingSubscriptionRegistration',
    422,
    'provider-not-registered',
  ],
  ['a disabled subscription', 409, 'ReadOnlyDisabledSubscription', 409, 'subscription-read-only'],
  ['a conflict with the state', 409, 'Conflict', 409, 'wrong-state'],
  ['work that is under way', 409, 'AnotherOperationInProgress', 409, 'busy'],
  ['a 409 of another kind', 409, 'RoleAssignmentExists', 409, 'azure-refused'],
  ['a resource group that is being deleted', 409, 'ResourceGroupBeingDeleted', 409, 'being-deleted'],
  ['a backup instance that is being configured', 400, 'UserErrorInvalidBackupInstanceOperation', 409, 'busy'],
  ['too much at once', 400, 'UserErrorMaxConcurrentOperationLimitReached', 422, 'at-once-limit'],
  ['a limit', 400, 'UserErrorMaxRestoresLimitReached', 422, 'limit-reached'],
  ['a limit of role assignments', 400, 'RoleAssignmentLimitExceeded', 422, 'limit-reached'],
  ['a quota', 409, 'QuotaExceeded', 409, 'quota-reached'],
  ['a quota of disks', 400, 'UserErrorSubscriptionDiskQuotaLimitReached', 422, 'quota-reached'],
  ['an Elastic SAN that is full', 400, 'UserErrorElasticSanInsufficientCapacity', 422, 'no-capacity'],
  ['a region that is full', 409, 'AllocationFailed', 409, 'no-capacity'],
  ['a SKU that is not there', 409, 'SkuNotAvailable', 409, 'not-offered'],
  ['a region without the service', 400, 'LocationNotAvailableForResourceType', 422, 'not-offered'],
  ['too many checks', 400, 'CloudDosTimeboudLimitReached', 422, 'blocked-for-hours'],
  ['a role that the vault lacks', 400, 'UserErrorNotEnoughPermissionOnSnapshotRG', 422, 'identity-lacks-role'],
  ['a volume that is protected', 400, 'UserErrorDppDatasourceAlreadyHasBackupInstance', 422, 'already-protected'],
  ['a name that exists', 400, 'UserErrorRestoreTargetAlreadyExists', 422, 'name-taken'],
  ['a vault that is not empty', 400, 'BMSUserErrorVaultDeletionNotAllowed', 422, 'in-use'],
  ['a check that failed', 400, 'UserErrorSnapshotRGNotFound', 422, 'validation-failed'],
  ['anything else', 400, 'InvalidParameter', 422, 'azure-refused'],
  ['what does not exist', 404, 'ResourceNotFound', 404, 'not-found'],
  ['a 404 of another kind', 404, 'SomethingNotThere', 404, 'not-found'],
  ['what somebody else has changed', 412, 'PreconditionFailed', 412, 'out-of-date'],
  ['a subscription of another tenant', 401, 'InvalidAuthenticationTokenTenant', 403, 'other-tenant'],
  ['a feature that the subscription lacks', 409, 'SubscriptionNotRegisteredForFeature', 409, 'not-offered'],
  ['a token that Azure does not take', 401, 'InvalidAuthenticationToken', 401, 'not-signed-in'],
  ['too many calls', 429, 'SubscriptionRequestsThrottled', 429, 'throttled'],
  ['too many calls, in other words', 429, 'Whatever', 429, 'throttled'],
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
    scope: '/s',
  });
});

test.each([
  ['Conflict', 'Another operation on this or dependent resource is in progress.', 'busy'],
  ['Conflict', "The resource group 'rg' is being deleted.", 'being-deleted'],
  ['Conflict', 'The disk is attached.', 'wrong-state'],
  [
    'UserErrorInvalidBackupInstanceOperation',
    'Operation SuspendBackups is not allowed on Backup Instance with Protection Status ProtectionStopped',
    'wrong-state',
  ],
  [
    'UserErrorInvalidBackupInstanceOperation',
    'Operation StopProtection is not allowed on Backup Instance with Protection Status UpdatingProtection',
    'busy',
  ],
  ['OperationNotAllowed', 'Operation could not be completed as it results in exceeding approved disk quota.', 'quota-reached'],
  ['OperationNotAllowed', "The resource 'disk' is being deleted. Please try again when that is done.", 'being-deleted'],
  ['OperationNotAllowed', 'There is an active shared access signature outstanding for disk d.', 'wrong-state'],
])('%s means several things, and is told apart by its sentence: %s', (code, message, named) => {
  expect(problemOf(restError(409, { code, message }))[1].code).toBe(named);
});

test('the cause within an error counts more than the code around it', () => {
  const inside = { code: 'QuotaExceeded', message: 'The quota of the region is used up.' };
  expect(problemOf(restError(409, { code: 'Conflict', message: 'It failed.', details: [inside] }))[1].code).toBe('quota-reached');
});

const group = '/subscriptions/aaaaaaaa-0000-4000-8000-000000000000/resourceGroups/rg';
const may = `The client 'x' with object id 'y' has permission to perform action 'Microsoft.Compute/disks/write' on scope '${group}/providers/Microsoft.Compute/disks/d'; however, `;

test.each([
  [
    'LinkedAuthorizationFailed',
    `${may}it does not have permission to perform action(s) 'Microsoft.Compute/diskEncryptionSets/read' on the linked scope(s) '${group}/des' (respectively) or the linked scope(s) are invalid.`,
    { action: 'Microsoft.Compute/diskEncryptionSets/read', scope: `${group}/des` },
  ],
  [
    'LinkedAuthorizationFailed',
    `${may}it does not have permission to perform action 'A/b/join/action' on the linked scope(s)'${group}' or the linked scope(s)are invalid`,
    { action: 'A/b/join/action', scope: group },
  ],
  [
    'DenyAssignmentAuthorizationFailed',
    `${may}the access is denied because of the deny assignment with name 'Deny assignment '55ebfe82' created by Deployment Stack 's'' and Id '11dcc624' at scope '${group}'.`,
    {
      action: 'Microsoft.Compute/disks/write',
      scope: `${group}/providers/Microsoft.Compute/disks/d`,
      denyAssignment: "Deny assignment '55ebfe82' created by Deployment Stack 's'",
    },
  ],
  [
    'AuthorizationFailed',
    `The client 'x' with object id 'y' does not have authorization to perform action 'Microsoft.Compute/disks/write' over scope '${group}' or the scope is invalid.`,
    { action: 'Microsoft.Compute/disks/write', scope: group },
  ],
])('%s names what was refused, and where', (code, message, named) => {
  expect(problemOf(restError(403, { code, message }))[1]).toMatchObject(named);
});

test('a lock is named by where it hangs', () => {
  const message = `The scope '${group}/x' cannot perform write operation because following scope(s) are locked: '${group}'. Please remove the lock and try again.`;
  expect(problemOf(restError(409, { code: 'ScopeLocked', message }))[1].scope).toBe(group);
});

test.each([
  ["The subscription is not registered to use namespace 'Microsoft.ElasticSan'. See https://aka.ms/rps-not-found.", 'Microsoft.ElasticSan'],
  ['Subscription is not registered.', 'Microsoft.Compute'],
])('a provider that is not registered is named with its subscription: %s', (message, namespace) => {
  const asked = `https://management.azure.com${group}/providers/Microsoft.Compute/disks/d?api-version=1`;
  const thrown = Object.assign(restError(409, { code: 'MissingSubscriptionRegistration', message }), { request: { url: asked } });
  expect(problemOf(thrown)[1].provider).toEqual({ namespace, subscriptionId: 'aaaaaaaa-0000-4000-8000-000000000000' });
});

test('throttling says when to come back, in seconds or as Azure writes it', () => {
  expect(
    problemOf(restError(429, { code: 'SubscriptionRequestsThrottled', message: 'Slow.' }, { 'retry-after': '17' }))[1].retryAfterMs,
  ).toBe(17_000);
  expect(problemOf(restError(429))[1].retryAfterMs).toBe(5000);
});

test.each(['Pagination failed with unexpected statusCode 429', 'Unexpected status code: 429', '<html>Too many requests</html>'])(
  "words of the client's own, or of a page, are not told as Azure's: %s",
  (message) => {
    expect(problemOf(Object.assign(restError(429), { message }))[1].detail).toBeUndefined();
  },
);

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

test('a refusal of our own says what was found, and no sentence', () => {
  const found = { is: 'policy-exists', policy: 'daily', vault: 'bv-1', isForVolumes: true } as const;
  expect(problemOf(nameTaken(found))).toEqual([409, { code: 'name-taken', found }]);
});
