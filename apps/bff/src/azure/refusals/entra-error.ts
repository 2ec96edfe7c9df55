import type { Problem, ProblemCode } from '@esan/domain';
import { waitOf } from '../long-running.ts';
import { EntraSilent } from '../token-endpoint.ts';

/** A failure of Entra's that no sign-in of the person mends, with the HTTP status that the browser gets. */
export class EntraFailed extends Error {
  readonly status: number;
  readonly problem: Problem;

  constructor(status: number, problem: Problem) {
    super(problem.detail ?? (problem.found === undefined ? problem.code : JSON.stringify(problem.found)));
    this.status = status;
    this.problem = problem;
  }
}

/** Entra's keys or its token endpoint cannot be reached. */
export const entraUnreachable = (): EntraFailed => new EntraFailed(503, { code: 'entra-unreachable' });

// https://learn.microsoft.com/entra/identity-platform/reference-error-codes
const byNumber: Record<number, ProblemCode> = {
  7000222: 'secret-expired',
  7000215: 'portal-misconfigured',
  7000218: 'portal-misconfigured',
  7000112: 'portal-misconfigured',
  700016: 'portal-misconfigured',
  700027: 'portal-misconfigured',
  500011: 'portal-misconfigured',
  500131: 'portal-misconfigured',
  90002: 'portal-misconfigured',
  65001: 'consent-required',
  65004: 'consent-required',
  50013: 'not-signed-in',
  50027: 'not-signed-in',
  50173: 'not-signed-in',
  500133: 'not-signed-in',
  700082: 'not-signed-in',
  90033: 'entra-unreachable',
  90055: 'entra-throttled',
  50196: 'entra-throttled',
};

// https://www.rfc-editor.org/rfc/rfc6749#section-5.2, and what OpenID Connect adds to it
const byError: Record<string, ProblemCode> = {
  invalid_client: 'portal-misconfigured',
  unauthorized_client: 'portal-misconfigured',
  consent_required: 'consent-required',
  temporarily_unavailable: 'entra-unreachable',
  server_error: 'entra-unreachable',
  // MSAL's own, where it cannot read what Entra says of itself.
  endpoints_resolution_error: 'entra-unreachable',
  openid_config_error: 'entra-unreachable',
  network_error: 'entra-unreachable',
};

const statuses: Partial<Record<ProblemCode, number>> = {
  'not-signed-in': 401,
  'entra-throttled': 429,
  'entra-unreachable': 503,
  'secret-expired': 502,
  'portal-misconfigured': 502,
};

/** What MSAL throws, as far as it is relied on. */
type Said = { errorCode: string; errorMessage?: string | undefined; subError?: string | undefined; errorNo?: string | number | undefined };

/** The failure of a token request, by Entra's number (AADSTS…), else by the error of the protocol; undefined if it is none. */
export function entraFailureOf(error: unknown): EntraFailed | undefined {
  if (error instanceof EntraSilent) return silent(error);
  if (!(error instanceof Error) || !('errorCode' in error)) return undefined;
  const said = error as Error & Said;
  const number = numberOf(said);
  const code = codeOf(said.errorCode, number);
  const detail = sentenceOf(said.errorMessage ?? said.message);
  return new EntraFailed(statuses[code] ?? 403, { code, detail, azureCode: number === undefined ? said.errorCode : `AADSTS${number}` });
}

/** A number may be about the person's token or the portal's own; what the protocol calls a fault of the client is not the person's. */
function codeOf(error: string, number: number | undefined): ProblemCode {
  const code = (number === undefined ? undefined : byNumber[number]) ?? byError[error] ?? 'entra-refused';
  return error === 'invalid_client' && code === 'not-signed-in' ? 'portal-misconfigured' : code;
}

function silent({ httpStatus, retryAfter }: EntraSilent): EntraFailed {
  if (httpStatus === 429) return new EntraFailed(429, { code: 'entra-throttled', retryAfterMs: waitOf(retryAfter) });
  return httpStatus === undefined
    ? entraUnreachable()
    : new EntraFailed(503, { code: 'entra-unreachable', azureCode: `HTTP ${httpStatus}` });
}

function numberOf({ errorNo, message }: Error & Said): number | undefined {
  const found = Number(errorNo ?? /AADSTS(\d+)/.exec(message)?.[1]);
  return Number.isInteger(found) && found > 0 ? found : undefined;
}

/** Entra's own sentence, out of what MSAL and Entra put around it: numbers, moments, trace ids. */
const sentenceOf = (text: string): string =>
  text
    .replace(/^.*?(?=AADSTS\d+:)/s, '')
    .replace(/^AADSTS\d+: /, '')
    .replace(/ ?(- Correlation ID:|Trace ID:|Correlation ID:).*$/s, '')
    .trim();
