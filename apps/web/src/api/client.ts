import { addressOf, problem, type Endpoint, type Input, type Reply } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { tokenFor } from '../session/session.ts';
import { isServiceAway } from '../session/sign-in-faults.ts';

/** The one way in which a call fails. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.code, options);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** Any error as a problem: what did not come from a call is a fault of the portal. */
export const toProblem = (error: unknown): Problem =>
  error instanceof ApiError ? error.problem : { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };

type Parts = { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: unknown };

async function bearer(endpoint: Endpoint, claims: string | undefined): Promise<Record<string, string>> {
  if (endpoint.open === true) return {};
  try {
    const token = await tokenFor(claims);
    return token === undefined ? {} : { authorization: `Bearer ${token}` };
  } catch (cause) {
    const code = isServiceAway(cause) ? 'entra-unreachable' : 'not-signed-in';
    throw new ApiError({ code, detail: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

async function send(endpoint: Endpoint, input: Parts, signal: AbortSignal | undefined, claims?: string): Promise<Response> {
  const headers = await bearer(endpoint, claims);
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  try {
    return await fetch(addressOf(endpoint, input), {
      method: endpoint.method.toUpperCase(),
      headers: { accept: 'application/json', ...headers },
      cache: 'no-store',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (cause) {
    // An abort is the caller's own doing and must stay what it is.
    if (signal?.aborted === true) throw cause;
    throw new ApiError({ code: 'unreachable' }, { cause });
  }
}

async function failureOf(response: Response): Promise<Problem> {
  const said: unknown = await response.json().catch(() => undefined);
  const found = problem.safeParse(said);
  return found.success ? found.data : { code: 'unexpected', detail: `The portal's server answered ${response.status}.` };
}

/** Make one call of the contract: resolves with the reply, or throws an `ApiError`. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, signal?: AbortSignal): Promise<Reply<E>> {
  const parts = input as Parts;
  let response = await send(endpoint, parts, signal);
  if (!response.ok) {
    let failure = await failureOf(response);
    if (failure.code === 'claims-required' && failure.claims !== undefined) {
      response = await send(endpoint, parts, signal, failure.claims);
      if (!response.ok) failure = await failureOf(response);
    }
    if (!response.ok) throw new ApiError(failure);
  }
  const reply = endpoint.reply.safeParse(await response.json().catch(() => undefined));
  if (!reply.success) {
    throw new ApiError({ code: 'unexpected', detail: `The answer to ${endpoint.name} is not what was agreed.` }, { cause: reply.error });
  }
  return reply.data as Reply<E>;
}
