import type { Fields } from './body.ts';

/** Faults that the emulator's page offers ready-made, by the name of the choice. */
export const presets: Record<string, { words: string; fields: Fields }> = {
  'backup-fails': {
    words: 'The next backup is accepted and fails later',
    fields: {
      kind: 'fail-later',
      operation: 'backup',
      target: '*',
      code: 'UserErrorSubscriptionDiskQuotaLimitReached',
      message: 'The operation has failed as Disk quota maximum limit has been reached on the subscription.',
      recommendedAction: 'Free up or raise the disk and snapshot quota of the subscription, then try again.',
    },
  },
  'restore-fails': {
    words: 'The next restore to a volume is accepted and fails later',
    fields: {
      kind: 'fail-later',
      operation: 'restore',
      target: '*',
      code: 'UserErrorNotEnoughPermissionOnTargetRG',
      message: 'Vault identity does not have the required permissions on the target resource group.',
      recommendedAction: 'Grant the vault identity the roles that the restore needs, then try again.',
    },
  },
  'disk-fails': {
    words: 'The next disk is accepted and fails later',
    fields: {
      kind: 'fail-later',
      operation: 'disk',
      target: '*',
      code: 'OperationNotAllowed',
      message: 'Operation could not be completed as it results in exceeding approved disk quota.',
      recommendedAction: 'Raise the disk quota of the subscription, then try again.',
    },
  },
  throttled: {
    words: 'The next call is throttled (429)',
    fields: {
      kind: 'next-call',
      action: '*',
      status: 429,
      code: 'SubscriptionRequestsThrottled',
      message: "Number of requests for the subscription exceeded. Please try again after '10' seconds.",
      retryAfterSeconds: 10,
    },
  },
  unavailable: {
    words: 'The next call finds Azure unavailable (503)',
    fields: {
      kind: 'next-call',
      action: '*',
      status: 503,
      code: 'ServerTimeout',
      message: 'The request timed out. Please try again later.',
    },
  },
  forbidden: {
    words: 'The next call is not allowed (403)',
    fields: {
      kind: 'next-call',
      action: '*',
      status: 403,
      code: 'AuthorizationFailed',
      message:
        'The client does not have authorization to perform the action, or the scope is invalid. If access was recently granted, please refresh your credentials.',
    },
  },
  'restore-drops': {
    words: 'The next restore is accepted, but the connection drops before the answer',
    fields: { kind: 'drop-after-accept', action: 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action' },
  },
  conflict: {
    words: 'The next write is refused: Azure is at work on the same thing (409)',
    fields: {
      kind: 'next-call',
      method: 'PUT',
      status: 409,
      code: 'AnotherOperationInProgress',
      message: 'Another operation on this or dependent resource is in progress.',
    },
  },
  'throttled-for-an-hour': {
    words: 'The next call is throttled for an hour (429)',
    fields: {
      kind: 'next-call',
      status: 429,
      code: 'SubscriptionRequestsThrottled',
      message: "Number of requests for the subscription exceeded. Please try again after '3600' seconds.",
      retryAfterSeconds: 3600,
      retryAfterAs: 'exact',
    },
  },
  'no-resource-graph': {
    words: 'The next query finds no Azure Resource Graph, as in a cloud that has none (404)',
    fields: {
      kind: 'next-call',
      action: '*',
      path: '/providers/Microsoft.ResourceGraph/resources',
      status: 404,
      code: 'InvalidResourceNamespace',
      message: "The resource namespace 'Microsoft.ResourceGraph' is invalid.",
    },
  },
  hang: { words: 'The next call is never answered, until the fault is switched off', fields: { kind: 'hang' } },
  slow: { words: 'The next call is answered 10 seconds late', fields: { kind: 'slow', ms: 10_000 } },
  cut: { words: 'The connection closes in the middle of the next answer', fields: { kind: 'cut' } },
  truncated: { words: 'The next answer is half a JSON text', fields: { kind: 'unreadable-answer', as: 'truncated' } },
  html: { words: 'The next answer is a page of HTML with status 200', fields: { kind: 'unreadable-answer', as: 'html', status: 200 } },
  'bad-gateway': {
    words: 'The next call does not get through: a page of HTML with status 502',
    fields: { kind: 'unreadable-answer', as: 'html', status: 502, carriedOut: false },
  },
  empty: { words: 'The next answer has no body', fields: { kind: 'unreadable-answer', as: 'empty' } },
  dateless: { words: 'The next answer does not say when it was given', fields: { kind: 'change-answer', headers: { Date: null } } },
  'null-tags': {
    words: 'The next list has null for tags',
    fields: { kind: 'change-answer', method: 'GET', set: { 'value[].tags': null } },
  },
  'no-properties': {
    words: 'In the next list the first record has no properties',
    fields: { kind: 'change-answer', method: 'GET', drop: ['value[0].properties'] },
  },
  'unknown-state': {
    words: 'In the next list everything is in a state that nobody has heard of',
    fields: {
      kind: 'change-answer',
      method: 'GET',
      set: { 'value[].properties.status': 'Marvellous', 'value[].properties.provisioningState': 'Marvellous' },
    },
  },
  'lagging-list': {
    words: 'The next list lacks what was made in the last five minutes',
    fields: { kind: 'lagging-list', method: 'GET', seconds: 300 },
  },
  'endless-list': { words: 'The next list never ends', fields: { kind: 'endless-list', method: 'GET' } },
  'list-in-a-circle': {
    words: 'The next list goes round in a circle: its next page is the same one',
    fields: { kind: 'endless-list', method: 'GET', repeats: true },
  },
  'next-page-elsewhere': {
    words: 'The next page of the next list is at a host that is not Azure’s',
    fields: { kind: 'next-link-elsewhere', method: 'GET', origin: 'https://azure.example.net' },
  },
  'next-page-regional': {
    words: 'The next page of the next list is at a regional host of Azure Resource Manager',
    fields: { kind: 'next-link-elsewhere', method: 'GET', origin: 'https://eastus2.management.azure.com' },
  },
  'secret-expired': {
    words: 'The next token is refused: the client secret has expired (AADSTS7000222)',
    fields: {
      kind: 'sign-in',
      at: 'token',
      error: 'invalid_client',
      number: 7_000_222,
      message: 'The provided client secret keys for app are expired. Visit the Azure portal to create new keys for your app.',
    },
  },
  'consent-missing': {
    words: 'The next token is refused: nobody has consented (AADSTS65001)',
    fields: {
      kind: 'sign-in',
      at: 'token',
      status: 400,
      error: 'invalid_grant',
      number: 65_001,
      message: 'The user or administrator has not consented to use the application. Send an interactive authorization request.',
    },
  },
  'entra-down': { words: 'The next token is not to be had: Entra is down (503)', fields: { kind: 'sign-in', at: 'token', status: 503 } },
  'entra-hangs': { words: 'The next request for a token is never answered', fields: { kind: 'sign-in', at: 'token', hangMs: 300_000 } },
  'keys-down': { words: 'The keys of the sign-in are not to be had (503)', fields: { kind: 'sign-in', at: 'keys', status: 503 } },
};
