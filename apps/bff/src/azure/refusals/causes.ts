import type { ProblemCode } from '@esan/domain';

/** What codes of Azure's mean to us. A code is compared whole and in any case; a pattern stands for a family of codes. */
export type Cause = {
  is: ProblemCode;
  /** Where Azure's codes are from: a page of its documentation, or a mark. [R] recorded traffic, [C] public reports, [U] not seen. */
  source: string;
  codes: readonly (string | RegExp)[];
  /** Codes that mean several things mean this where Azure's sentence says so. */
  saying?: RegExp;
};

const learn = 'https://learn.microsoft.com/azure';
const deployment = `${learn}/azure-resource-manager/troubleshooting/common-deployment-errors`;
const registration = `${learn}/azure-resource-manager/troubleshooting/error-register-resource-provider`;
const quota = `${learn}/azure-resource-manager/troubleshooting/error-resource-quota`;
/** The nearest list that Microsoft has published: none names the codes of Elastic SAN. */
const diskBackup = `${learn}/backup/disk-backup-troubleshoot`;

/** The first that fits counts. Whatever Azure says that is not here stays in Azure's words. */
export const causes: readonly Cause[] = [
  { is: 'not-allowed', source: `[C], ${learn}/role-based-access-control/troubleshooting`, codes: ['AuthorizationFailed'] },
  { is: 'linked-not-allowed', source: `[C], ${deployment}`, codes: ['LinkedAuthorizationFailed'] },
  {
    is: 'deny-assignment',
    source: `[C], ${learn}/role-based-access-control/deny-assignments`,
    codes: ['DenyAssignmentAuthorizationFailed'],
  },
  { is: 'other-tenant', source: deployment, codes: ['InvalidAuthenticationTokenTenant'] },
  {
    is: 'policy-denied',
    source: `${learn}/azure-resource-manager/troubleshooting/error-policy-requestdisallowedbypolicy`,
    codes: ['RequestDisallowedByPolicy', 'RequestDisallowedByAzure'],
  },
  {
    is: 'provider-not-registered',
    source: `[C], ${registration}, ${diskBackup}`,
    codes: [
      'MissingSubscriptionRegistration',
      'SubscriptionNotRegistered',
      'InvalidSubscriptionRegistrationState',
      'UserErrorMissingSubscriptionRegistration',
    ],
  },
  {
    is: 'subscription-read-only',
    source: `[C], ${learn}/cost-management-billing/manage/subscription-states`,
    codes: ['ReadOnlyDisabledSubscription', 'SubscriptionDisabled', 'DisabledSubscription'],
  },
  {
    is: 'blocked-by-lock',
    source: '[C], design of locks: https://learn.microsoft.com/azure/azure-resource-manager/management/lock-resources',
    codes: ['ScopeLocked'],
  },
  {
    is: 'blocked-for-hours',
    source: '[R] of repeated validations',
    codes: ['CloudDosTimeboudLimitReached', 'CloudDosTimeboundLimitReached'],
  },
  {
    is: 'identity-lacks-role',
    source: `${diskBackup}; of Elastic SAN [U], after its manner`,
    codes: [/^UserError.*Permissions?/i, 'UserErrorDiskBackupAuthorizationFailed'],
  },
  { is: 'at-once-limit', source: diskBackup, codes: [/^UserErrorMaxConcurrent.*/i] },
  {
    is: 'quota-reached',
    source: `${diskBackup}, ${quota}`,
    codes: ['QuotaExceeded', 'ResourceQuotaExceeded', /^UserError.*Quota.*/i, /^.*QuotaExceeded$/i, /^.*QuotaLimitReached$/i],
  },
  { is: 'quota-reached', source: quota, codes: ['OperationNotAllowed', 'BadRequest', 'Conflict'], saying: /\bquota\b/i },
  {
    is: 'no-capacity',
    source: `${deployment}; of Elastic SAN [U]`,
    codes: [
      'AllocationFailed',
      'ZonalAllocationFailed',
      'OverconstrainedAllocationRequest',
      'OverconstrainedZonalAllocationRequest',
      /^.*InsufficientCapacity.*$/i,
    ],
  },
  {
    is: 'not-offered',
    source: `${learn}/azure-resource-manager/troubleshooting/error-sku-not-available, ${deployment}`,
    codes: [
      'SkuNotAvailable',
      'RegionDoesNotAllowProvisioning',
      'LocationNotAvailableForResourceType',
      'MissingRegistrationForLocation',
      'NoRegisteredProviderFound',
      'DisallowedProvider',
      'DisallowedOperation',
      'SubscriptionNotRegisteredForFeature',
      'FeatureNotRegistered',
    ],
  },
  {
    is: 'limit-reached',
    source: `${diskBackup}; limits of a day [U]`,
    codes: [/^.*Limit(Reached|Exceeded)$/i, 'RoleAssignmentLimitExceeded'],
  },
  {
    is: 'already-protected',
    source: `[R] of resumeProtection, ${diskBackup}`,
    codes: ['UserErrorDppDatasourceAlreadyHasBackupInstance', 'UserErrorDppDatasourceAlreadyProtected'],
  },
  {
    is: 'name-taken',
    source: `${diskBackup}, ${deployment}`,
    codes: [
      /^UserErrorSameName.*AlreadyExists$/i,
      /^UserError.*AlreadyExists$/i,
      'ResourceNameNotAvailable',
      'NameNotAvailable',
      'ResourceAlreadyExists',
      'InvalidResourceLocation',
      'InvalidResourceGroupLocation',
    ],
  },
  {
    is: 'being-deleted',
    source: deployment,
    codes: ['ResourceGroupBeingDeleted', 'ResourceGroupDeletionInProgress', 'ResourceBeingDeleted', 'UserErrorResourceBeingDeleted'],
  },
  {
    is: 'being-deleted',
    source: `[C], ${deployment}`,
    codes: ['Conflict', 'OperationNotAllowed', 'ResourceInTransition'],
    saying: /\b(being|marked for) delet|deletion (is )?in progress/i,
  },
  {
    is: 'wrong-state',
    source: '[R] of the sentence, [D] of the states: what is not done in a state that lasts is not under way',
    codes: ['UserErrorInvalidBackupInstanceOperation'],
    saying:
      /Protection Status (Protection(Configured|Stopped|Error)|Backups?(Schedules)?Suspended|RetentionSchedulesSuspended|NotProtected|ConfiguringProtectionFailed|SoftDeleted|Invalid)\b/i,
  },
  {
    is: 'busy',
    source: `[R] of backup and delete while protection is configured, ${deployment}`,
    codes: [
      'UserErrorInvalidBackupInstanceOperation',
      'AnotherOperationInProgress',
      'OperationInProgress',
      'ConcurrentOperation',
      'ConflictingConcurrentWriteNotAllowed',
      'DeploymentActive',
      'ResourceInTransition',
      'RetryableError',
      /^.*MoveInProgress$/i,
    ],
  },
  {
    is: 'busy',
    source: `[C], ${deployment}`,
    codes: ['Conflict', 'OperationNotAllowed', 'PropertyChangeNotAllowed'],
    saying:
      /\b(in progress|being (created|updated|modified|changed|provisioned)|currently (updating|creating)|another operation|concurrent)/i,
  },
  { is: 'wrong-state', source: deployment, codes: ['Conflict', 'OperationNotAllowed', 'ResourceNotInSucceededState'] },
  { is: 'out-of-date', source: 'RFC 9110, 412', codes: ['PreconditionFailed', 'ConditionNotMet', 'ETagMismatch'] },
  { is: 'in-use', source: '[R] of DELETE on a vault', codes: ['BMSUserErrorVaultDeletionNotAllowed', 'ResourceInUse'] },
  {
    is: 'not-found',
    source: '[R] of resource groups, resources and undelete',
    codes: [
      'ResourceNotFound',
      'ResourceGroupNotFound',
      'ParentResourceNotFound',
      'SubscriptionNotFound',
      'UserErrorGenericResourceNotFound',
    ],
  },
  {
    is: 'throttled',
    source: `[C], ${learn}/azure-resource-manager/management/request-limits-and-throttling`,
    codes: [
      'SubscriptionRequestsThrottled',
      'TenantRequestsThrottled',
      'TooManyRequests',
      'ResourceCollectionRequestsThrottled',
      'OperationPreempted',
    ],
  },
  {
    is: 'azure-unavailable',
    source: '[R] of findRestorableTimeRanges (CloudInternalError); the others [C]',
    codes: [
      'CloudInternalError',
      'InternalServerError',
      'ServiceUnavailable',
      'ServerTimeout',
      'GatewayTimeout',
      'BMSInternalServerError',
      'InternalError',
    ],
  },
];
