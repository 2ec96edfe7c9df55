import type { Problem, ProblemCode } from '@esan/domain';
import { ClaimsRequired } from '../azure/tokens/exchange.ts';
import { asRecord, textIn } from '../azure/refusals/any-json.ts';
import { causeOf, problemOfAzure } from '../azure/refusals/azure-error.ts';
import { EntraFailed } from '../azure/refusals/entra-error.ts';
import { isUnreadable } from '../azure/calls/readable.ts';
import { refusalOf } from '../azure/refusals/refusals.ts';
import { waitOf } from '../azure/long-running.ts';
import { EndlessList, LongList } from '../azure/calls/paged-list.ts';
import { AzureSilent, CallerLeft } from '../azure/calls/silence.ts';
import { Refusal } from './refusal.ts';
import { tellUnforeseen } from './running/unforeseen.ts';

type Failed = {
  statusCode: number | undefined;
  code: string | undefined;
  message: string | undefined;
  details: unknown;
  /** What was asked for. */
  path: string;
  header: (name: string) => string | undefined;
};

/** The one place that names a failure: the HTTP status that the browser gets, and the problem. */
export function problemOf(error: unknown): [status: number, problem: Problem] {
  if (error instanceof Refusal) return [error.status, error.problem];
  if (error instanceof ClaimsRequired)
    return [401, { code: 'claims-required', ...(error.claims === undefined ? {} : { claims: error.claims }) }];
  if (error instanceof EntraFailed) return [error.status, error.problem];
  if (error instanceof AzureSilent) return [504, { code: 'azure-silent', found: error.found, retryAfterMs: waitOf(undefined) }];
  // Nobody is there to read it.
  if (error instanceof CallerLeft) return [499, { code: 'unreachable' }];
  // The Azure clients refuse by the same name before they send anything.
  if (error instanceof Error && error.name === 'ForeignHost') return [502, { code: 'foreign-host', ...hostOf(error) }];
  if (error instanceof EndlessList) return [502, { code: 'endless-list', found: error.found }];
  if (error instanceof LongList) return [502, { code: 'long-list', found: error.found }];
  const failed = azureFailureOf(error);
  if (failed === undefined) return [500, { code: 'unexpected' }];
  if (isUnreadable(failed.code)) return [502, { code: 'unreadable-answer' }];
  if (failed.statusCode === undefined) return [502, { code: 'azure-unavailable', azureCode: failed.code }];
  return namedByCause(failed.statusCode, failed);
}

/** The host that an answer led to. */
const hostOf = (error: Error): Pick<Problem, 'found'> =>
  'host' in error && typeof error.host === 'string' ? { found: { is: 'foreign-host', host: error.host } } : {};

/** What went wrong in one part of a list that still shows the rest. */
export const partialProblem = (error: unknown): Problem => {
  // A fresh sign-in mends the whole list, so it is asked for at once.
  if (error instanceof ClaimsRequired) throw error;
  const [, problem] = problemOf(error);
  if (problem.code === 'unexpected') tellUnforeseen(error);
  return problem;
};

/** Azure's code tells the cause; where nobody has published it, the status tells as much as it does. */
function namedByCause(status: number, failed: Failed): [number, Problem] {
  const problem: Problem = {
    ...problemOfAzure({ ...errorOf(failed.details), code: failed.code, message: failed.message }, failed.path),
    correlationId: failed.header('x-ms-correlation-request-id'),
  };
  if (problem.code === 'other-tenant') return [403, problem];
  if (status === 401) return [401, { ...problem, code: 'not-signed-in' }];
  const isKnown = causeOf({ ...errorOf(failed.details), code: failed.code, message: failed.message }) !== undefined;
  const code = isKnown ? problem.code : (codeOfStatus(status) ?? problem.code);
  if (code === 'throttled') return [429, { ...problem, code, retryAfterMs: waitOf(failed.header('retry-after'), failed.header('date')) }];
  return [answeredWith(status, code), { ...problem, code }];
}

function codeOfStatus(status: number): ProblemCode | undefined {
  if (status === 404) return 'not-found';
  if (status === 412) return 'out-of-date';
  if (status === 429) return 'throttled';
  return status >= 500 ? 'azure-unavailable' : undefined;
}

/** A refusal is the caller's to mend, whatever status Azure gave it; only Azure's own failures are a gateway's. */
function answeredWith(status: number, code: ProblemCode): number {
  if (code === 'busy' || code === 'wrong-state') return 409;
  if (code === 'azure-unavailable') return status === 503 ? 503 : 502;
  return [403, 404, 409, 412].includes(status) ? status : 422;
}

/** Path of a request's address, as far as it has one. */
function pathOf(request: unknown): string {
  const url = textIn(asRecord(request), 'url') ?? '';
  return URL.canParse(url) ? new URL(url).pathname : '';
}

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
    code: textIn(errorOf(details), 'code') ?? code,
    message: textIn(errorOf(details), 'message') ?? sentenceOf(error.message),
    details,
    path: pathOf(request),
    header: (name) => response?.headers?.get(name),
  };
}

/** What the client has read of an answer without an error: never a whole page of a gateway's, nor the client's own words for a status. */
const sentenceOf = (message: string): string | undefined =>
  /[<{]|^Unexpected status code: |^Pagination failed /.test(message) ? undefined : message;

/** The `error` of a body; some providers answer it without its envelope. */
const errorOf = (details: unknown): Record<string, unknown> => {
  const outer = asRecord(details);
  return asRecord(outer['error'] ?? outer);
};
