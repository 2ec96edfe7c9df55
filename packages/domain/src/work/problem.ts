import type { Finding } from './finding.ts';
import type { Work } from './operation-kind.ts';

/** Every failure that the portal can name; the browser has words for each. */
export const problemCodes = [
  'bad-request',
  'not-signed-in',
  'not-allowed',
  'linked-not-allowed',
  'deny-assignment',
  'policy-denied',
  'identity-lacks-role',
  'not-found',
  'name-taken',
  'already-protected',
  'out-of-date',
  'busy',
  'being-deleted',
  'wrong-state',
  'in-use',
  'blocked-by-lock',
  'limit-reached',
  'at-once-limit',
  'quota-reached',
  'no-capacity',
  'not-offered',
  'provider-not-registered',
  'subscription-read-only',
  'other-tenant',
  'validation-failed',
  'throttled',
  'blocked-for-hours',
  'azure-unavailable',
  'azure-silent',
  'endless-list',
  'long-list',
  'foreign-host',
  'too-much-at-once',
  'azure-refused',
  'unreadable-record',
  'unreadable-answer',
  'outcome-unknown',
  'unknown-word',
  'canceled',
  'claims-required',
  'consent-required',
  'secret-expired',
  'portal-misconfigured',
  'entra-refused',
  'entra-throttled',
  'entra-unreachable',
  'unreachable',
  'unexpected',
] as const;

/** The name of a failure. */
export type ProblemCode = (typeof problemCodes)[number];

const askedTooOften: ReadonlySet<ProblemCode> = new Set(['throttled', 'entra-throttled', 'too-much-at-once']);
const away: ReadonlySet<ProblemCode> = new Set(['azure-unavailable', 'azure-silent', 'entra-unreachable', 'unreachable']);

/** Whether somebody on the way asks for fewer calls. */
export const isThrottled = ({ code }: Pick<Problem, 'code'>): boolean => askedTooOften.has(code);

/** Whether a failure is no verdict and goes by: a call too many, or no answer. After any other, asking the same again brings the same. */
export const isPassing = (problem: Pick<Problem, 'code'>): boolean => isThrottled(problem) || away.has(problem.code);

/** A condition of a policy that a request did not meet: what was compared, with what, and what Azure found instead. */
export type PolicyDemand = {
  /** The field as Azure writes it, such as `location` or `tags[costCenter]`. */
  field: string;
  /** Whether the field has to be so, or has to be anything else. */
  must: boolean;
  /** What the policy compares: `exists`, `in`, or Azure's own word for another comparison, in lower case. */
  be: string;
  values: string[];
  found?: string | undefined;
};

/** A policy of Azure Policy that refused a request. */
export type RefusingPolicy = { name: string; demands: PolicyDemand[] };

/** A failure as the browser learns it: our name for it, then what Azure said. */
export type Problem = {
  code: ProblemCode;
  /** The sentence of Azure, or of Microsoft Entra ID, as it was said; never one of the portal's own. */
  detail?: string | undefined;
  /** What the portal itself has found. */
  found?: Finding | undefined;
  azureCode?: string | undefined;
  recommendedActions?: string[] | undefined;
  correlationId?: string | undefined;
  /** The input that is wrong. */
  field?: string | undefined;
  /** The action that Azure refused. */
  action?: string | undefined;
  /** Where it was refused: what is locked, linked, or out of bounds. */
  scope?: string | undefined;
  /** Name of the deny assignment that forbids it. */
  denyAssignment?: string | undefined;
  policies?: RefusingPolicy[] | undefined;
  /** The resource provider that is not registered, and where. */
  provider?: { namespace: string; subscriptionId?: string | undefined } | undefined;
  /** A claims challenge, for the sign-in to answer. */
  claims?: string | undefined;
  /** The kind of work of which nobody knows whether Azure has taken it. */
  work?: Work | undefined;
  retryAfterMs?: number | undefined;
};
