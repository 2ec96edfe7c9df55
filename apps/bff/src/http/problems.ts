import type { Problem, ProblemCode } from '@esan/domain';
import { ClaimsRequired } from '../azure/credential.ts';
import { problemOfAzure, recommendedActionsOf } from '../azure/azure-error.ts';
import { refusalOf } from '../azure/refusals.ts';
import { waitOf } from '../azure/long-running.ts';
import { Refusal } from './refusal.ts';

type Failed = {
  statusCode: number | undefined;
  code: string | undefined;
  message: string;
  details: unknown;
  header: (name: string) => string | undefined;
};

/** The one place that names a failure: the HTTP status that the browser gets, and the problem. */
export function problemOf(error: unknown): [status: number, problem: Problem] {
  if (error instanceof Refusal) return [error.status, error.problem];
  if (error instanceof ClaimsRequired)
    return [401, { code: 'claims-required', ...(error.claims === undefined ? {} : { claims: error.claims }) }];
  const failed = azureFailureOf(error);
  if (failed === undefined) return [500, { code: 'unexpected' }];
  if (failed.statusCode === undefined) return [502, { code: 'azure-unavailable', azureCode: failed.code }];
  return namedByStatus(failed.statusCode, failed);
}

/** What went wrong in one part of a list that still shows the rest. */
export const partialProblem = (error: unknown): Problem => {
  // A fresh sign-in mends the whole list, so it is asked for at once.
  if (error instanceof ClaimsRequired) throw error;
  return problemOf(error)[1];
};

function namedByStatus(status: number, failed: Failed): [number, Problem] {
  const said = saidOf(failed);
  if (status === 401) return [401, { ...said, code: 'not-signed-in' }];
  if (status === 403) return [403, { ...said, code: 'not-allowed', action: /perform action '([^']+)'/.exec(failed.message)?.[1] }];
  if (status === 404) return [404, { ...said, code: 'not-found' }];
  if (status === 429) return [429, { ...said, code: 'throttled', retryAfterMs: waitOf(failed.header('retry-after')) }];
  if (status >= 500) return [status === 503 ? 503 : 502, { ...said, code: 'azure-unavailable' }];
  const named = problemOfAzure({ code: failed.code ?? '', message: failed.message }).code;
  const code: ProblemCode = named === 'azure-refused' && status === 409 ? 'busy' : named;
  return [status === 409 || code === 'busy' ? 409 : 422, { ...said, code }];
}

const saidOf = (failed: Failed) => ({
  detail: failed.message,
  azureCode: failed.code,
  recommendedActions: recommendedActionsOf(failed.details),
  correlationId: failed.header('x-ms-correlation-request-id'),
});

type Headers = { get: (name: string) => string | undefined };

/** Both generations of SDK throw a RestError; only its shape is relied on. */
function azureFailureOf(error: unknown): Failed | undefined {
  if (!(error instanceof Error) || error.name !== 'RestError') return undefined;
  const { statusCode, code, request, response, ...rest } = error as Error & {
    statusCode?: number;
    code?: string;
    details?: unknown;
    request?: unknown;
    response?: { headers?: Headers };
  };
  const details = refusalOf(request) ?? rest.details;
  return {
    statusCode,
    code: codeOf(details) ?? code,
    message: sentenceOf(details) ?? error.message,
    details,
    header: (name) => response?.headers?.get(name),
  };
}

const errorOf = (details: unknown): Record<string, unknown> => {
  const outer = typeof details === 'object' && details !== null ? details : {};
  const inner: unknown = Reflect.get(outer, 'error') ?? outer;
  return typeof inner === 'object' && inner !== null ? (inner as Record<string, unknown>) : {};
};
const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
const codeOf = (details: unknown): string | undefined => textOf(errorOf(details)['code']);
const sentenceOf = (details: unknown): string | undefined => textOf(errorOf(details)['message']);
