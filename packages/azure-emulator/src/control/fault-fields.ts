import type { Fault } from '../world/faults.ts';
import { ControlFailure, oneOf, onlyFields, optionalText, optionalWhole, text, whole, type Fields } from './body.ts';

const kinds = ['next-call', 'drop-after-accept', 'fail-later'] as const;
const workKinds = ['backup', 'restore', 'configure', 'disk', 'elastic-san'] as const;

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
};

/** A fault from the fields of a request. */
export function faultOf(fields: Fields, id: string): Fault {
  if (fields['preset'] !== undefined) return faultOf(presetFields(fields), id);
  const kind = oneOf(fields, 'kind', kinds);
  const times = optionalWhole(fields, 'times', 1, 1_000_000) ?? 1;
  if (kind === 'drop-after-accept') {
    onlyFields(fields, 'kind', 'times', 'action');
    return { id, kind, times, action: text(fields, 'action') };
  }
  if (kind === 'next-call') {
    onlyFields(fields, 'kind', 'times', 'action', 'status', 'code', 'message', 'retryAfterSeconds', 'recommendedAction');
    const retryAfterSeconds = optionalWhole(fields, 'retryAfterSeconds', 0, 3600);
    const status = whole(fields, 'status', 400, 599);
    const said = { code: text(fields, 'code'), message: text(fields, 'message') };
    const recommendedAction = optionalText(fields, 'recommendedAction');
    return {
      id,
      kind,
      times,
      action: text(fields, 'action'),
      status,
      ...said,
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(recommendedAction === undefined ? {} : { recommendedAction }),
    };
  }
  onlyFields(fields, 'kind', 'times', 'operation', 'target', 'code', 'message', 'recommendedAction');
  const said = {
    code: text(fields, 'code'),
    message: text(fields, 'message'),
    recommendedAction: optionalText(fields, 'recommendedAction') ?? '',
  };
  return { id, kind, times, operation: oneOf(fields, 'operation', workKinds), target: optionalText(fields, 'target') ?? '*', ...said };
}

function presetFields(fields: Fields): Fields {
  onlyFields(fields, 'preset', 'times');
  const name = text(fields, 'preset');
  const preset = presets[name];
  if (preset === undefined) throw new ControlFailure(400, `The field "preset" must be one of ${Object.keys(presets).join(', ')}.`);
  return { ...preset.fields, ...(fields['times'] === undefined ? {} : { times: fields['times'] }) };
}

/** What a fault does, in one sentence. */
export function faultSentence(fault: Fault): string {
  const times = fault.times === 1 ? 'once' : `${fault.times} times`;
  if (fault.kind === 'fail-later') return `A ${fault.operation} is accepted and fails later with ${fault.code}, ${times}.`;
  const calls = fault.action === '*' ? 'Any call is' : `A call of ${fault.action} is`;
  if (fault.kind === 'drop-after-accept') return `${calls} carried out, then the connection drops, ${times}.`;
  return `${calls} answered ${fault.status} ${fault.code}, ${times}.`;
}
