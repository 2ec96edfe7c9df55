/** Every failure that the portal can name; the browser has words for each. */
export const problemCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'name-taken',
  'out-of-date',
  'busy',
  'in-use',
  'blocked-by-lock',
  'limit-reached',
  'validation-failed',
  'throttled',
  'azure-unavailable',
  'azure-refused',
  'claims-required',
  'unreachable',
  'unexpected',
] as const;

/** The name of a failure. */
export type ProblemCode = (typeof problemCodes)[number];

/** A failure as the browser learns it: our name for it, then what Azure said. */
export type Problem = {
  code: ProblemCode;
  /** Azure's own sentence, or the sentence that names the field. */
  detail?: string | undefined;
  azureCode?: string | undefined;
  recommendedActions?: string[] | undefined;
  correlationId?: string | undefined;
  /** The input that is wrong. */
  field?: string | undefined;
  /** The action that Azure refused. */
  action?: string | undefined;
  /** A claims challenge, for the sign-in to answer. */
  claims?: string | undefined;
  retryAfterMs?: number | undefined;
};
