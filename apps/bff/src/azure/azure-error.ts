import type { Problem, ProblemCode } from '@esan/domain';

/** The `error` object of an ARM answer, of a failed operation, or one of a job's `errorDetails`. */
export type AzureError = {
  code?: string | null | undefined;
  message?: string | null | undefined;
  recommendedAction?: readonly string[] | null | undefined;
  additionalInfo?: unknown;
};

// Codes from Azure's recorded answers and published lists; whatever else Azure says stays `azure-refused`.
const byCode: Record<string, ProblemCode> = {
  AuthorizationFailed: 'not-allowed',
  ScopeLocked: 'blocked-by-lock',
  UserErrorInvalidBackupInstanceOperation: 'busy',
  CloudDosTimeboudLimitReached: 'throttled',
  ResourceNotFound: 'not-found',
  ResourceGroupNotFound: 'not-found',
  UserErrorGenericResourceNotFound: 'not-found',
};

/** Our name for what Azure said. */
export function problemOfAzure(error: AzureError): Problem {
  const code = error.code ?? '';
  return {
    code: byCode[code] ?? guess(code),
    detail: error.message ?? undefined,
    azureCode: code === '' ? undefined : code,
    recommendedActions: worthSaying(error.recommendedAction) ?? recommendedActionsOf(error),
  };
}

function guess(code: string): ProblemCode {
  if (/limitreached|quota/i.test(code)) return 'limit-reached';
  if (/alreadyexists/i.test(code)) return 'name-taken';
  return code.startsWith('UserError') ? 'validation-failed' : 'azure-refused';
}

/** What Azure recommends, out of an error's UserFacingError. */
export function recommendedActionsOf(details: unknown): string[] | undefined {
  const outer = asRecord(details);
  const error = asRecord(outer['error'] ?? outer);
  const infos = Array.isArray(error['additionalInfo']) ? error['additionalInfo'].map((entry) => asRecord(asRecord(entry)['info'])) : [];
  return worthSaying(infos.flatMap((info) => (Array.isArray(info['recommendedAction']) ? info['recommendedAction'] : [])));
}

/** Azure writes "None." where it recommends nothing. */
function worthSaying(actions: readonly unknown[] | null | undefined): string[] | undefined {
  const kept = (actions ?? []).filter(
    (action): action is string => typeof action === 'string' && action !== '' && !/^none\.?$/i.test(action),
  );
  return kept.length === 0 ? undefined : kept;
}

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
