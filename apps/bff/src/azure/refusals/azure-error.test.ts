import { expect, test } from 'vitest';
import { problemOfAzure } from './azure-error.ts';
import { causes } from './causes.ts';

test.each([
  ['UserErrorSubscriptionDiskQuotaLimitReached', 'Disk quota maximum limit has been reached.', 'quota-reached'],
  ['UserErrorNotEnoughPermissionOnTargetRG', 'Vault identity does not have the required permissions.', 'identity-lacks-role'],
  ['OperationNotAllowed', 'Operation results in exceeding approved disk quota.', 'quota-reached'],
  ['RequestDisallowedByPolicy', "Resource 'd' was disallowed by policy.", 'policy-denied'],
  ['ScopeLocked', "The scope 's' cannot perform write operation.", 'blocked-by-lock'],
  ['CloudDosTimeboudLimitReached', 'The operation is blocked, as a security precaution.', 'blocked-for-hours'],
  ['requestdisallowedbypolicy', 'In another spelling.', 'policy-denied'],
  ['UserErrorOfTomorrow', 'Mend it.', 'validation-failed'],
  ['SomethingOfTomorrow', 'No.', 'azure-refused'],
])('a failed operation or job goes through the same table: %s, %s', (code, message, named) => {
  expect(problemOfAzure({ code, message })).toMatchObject({ code: named, azureCode: code, detail: message });
});

test('what was worked on tells the subscription that is not registered', () => {
  const error = { code: 'UserErrorMissingSubscriptionRegistration', message: 'Register Microsoft.Compute.' };
  const about = '/subscriptions/aaaaaaaa-0000-4000-8000-000000000000/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/san';
  expect(problemOfAzure(error, about).provider).toEqual({
    namespace: 'Microsoft.Compute',
    subscriptionId: 'aaaaaaaa-0000-4000-8000-000000000000',
  });
  expect(problemOfAzure(error).provider).toEqual({ namespace: 'Microsoft.Compute' });
});

test('an error without a word is a refusal', () => {
  expect(problemOfAzure({}).code).toBe('azure-refused');
  expect(problemOfAzure({ code: null, message: null }).code).toBe('azure-refused');
  expect(problemOfAzure({ code: 5, message: {}, details: 'x', additionalInfo: [null], recommendedAction: 'Do it.' })).toEqual({
    code: 'azure-refused',
  });
});

test('texts of any length are cut before they are sent on', () => {
  const { detail = '', recommendedActions = [] } = problemOfAzure({
    code: 'X',
    message: 'm'.repeat(9000),
    recommendedAction: Array.from({ length: 50 }, () => 'r'.repeat(9000)),
  });
  expect([detail.length, recommendedActions.length, recommendedActions[0]?.length]).toEqual([2048, 10, 2048]);
});

test('every cause has a source', () => {
  expect(causes.filter(({ source }) => !/\[[RCDU]\]|https:\/\/|RFC/.test(source))).toEqual([]);
});
