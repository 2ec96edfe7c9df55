import { t } from '@lingui/core/macro';
import { addressOf, problem, receivedOf, type Endpoint, type Input, type Reply } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { tokenFor } from '../session/session.ts';
import { isServiceAway } from '../session/sign-in-faults.ts';
import { hearMoment } from './azure-clock.ts';
import { firstAnswer, headersOf, longestCallMs } from './first-ask.ts';
import { learnFindings } from './found-words.ts';

/** A problem with the moment, in ms of the browser's clock, from which it can be asked again. */
export type Timed = Problem & { retryAt?: number };

/** How long the moment is away is told; from when it counts is known here alone. */
const timed = (problem: Problem): Timed =>
  problem.retryAfterMs === undefined ? problem : { ...problem, retryAt: Date.now() + problem.retryAfterMs };

const noAnswer: Problem = { code: 'unreachable', detail: t`There was no answer within ${longestCallMs / 1000} seconds.` };

/** The one way in which a call fails. */
export class ApiError extends Error {
  readonly problem: Timed;

  constructor(problem: Problem, options?: ErrorOptions) {
    super(problem.detail ?? problem.code, options);
    this.name = 'ApiError';
    this.problem = timed(problem);
  }
}

/** Any error as a problem: what did not come from a call is a fault of the portal. */
export const toProblem = (error: unknown): Timed =>
  error instanceof ApiError ? error.problem : { code: 'unexpected', detail: error instanceof Error ? error.message : String(error) };

type Parts = { params?: Record<string, string>; query?: Record<string, string | undefined>; body?: unknown };

/** The sign-in library waits for pages and frames; the person does not wait for it for ever. */
const silence = (): Promise<never> =>
  new Promise((_resolve, reject) => {
    AbortSignal.timeout(longestCallMs).addEventListener('abort', () => reject(new ApiError(noAnswer)));
  });

/** Browsers say so of a file of the portal that does not come, as that of the sign-in library, which is loaded late: nobody has been signed out. */
const isFileAway = (error: unknown): boolean => error instanceof TypeError;

async function bearer(endpoint: Endpoint, claims: string | undefined): Promise<Record<string, string>> {
  if (endpoint.open === true) return {};
  try {
    const token = await Promise.race([tokenFor(claims), silence()]);
    if (token === undefined) throw new ApiError({ code: 'not-signed-in' });
    return { authorization: `Bearer ${token}` };
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    const code = isServiceAway(cause) ? 'entra-unreachable' : isFileAway(cause) ? 'unreachable' : 'not-signed-in';
    throw new ApiError({ code, detail: cause instanceof Error ? cause.message : String(cause) }, { cause });
  }
}

/** How a call is made beside what it says. */
export type Manner = {
  signal?: AbortSignal | undefined;
  /** A part of the list was not told in time before: this time the server may wait for it. */
  isPatient?: boolean;
  /** There was an answer before: this time it is to be what is so now, not what the server was told some seconds ago. */
  isAgain?: boolean;
};

async function send(
  endpoint: Endpoint,
  input: Parts,
  { signal, isPatient = false, isAgain = false }: Manner,
  claims?: string,
): Promise<Response> {
  const headers = await bearer(endpoint, claims);
  if (isPatient) headers['prefer'] = 'wait=20';
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  const ended = AbortSignal.timeout(longestCallMs);
  const address = addressOf(endpoint, input);
  try {
    const first = endpoint.method === 'get' ? await firstAnswer(address, headers['authorization']) : undefined;
    if (first !== undefined) return first;
    return await fetch(address, {
      method: endpoint.method.toUpperCase(),
      headers: headersOf(headers),
      // A list that is as it was is not sent again: the browser keeps it, and asks each time. `no-cache` says so to the server, too (max-age=0);
      // a header of ours for it would make Chromium forget what it has.
      cache: isAgain ? 'no-cache' : 'default',
      ...(input.body === undefined ? {} : { body: JSON.stringify(input.body) }),
      signal: signal === undefined ? ended : AbortSignal.any([signal, ended]),
    });
  } catch (cause) {
    // An abort is the caller's own doing and must stay what it is.
    if (signal?.aborted === true) throw cause;
    const isSilence = ended.aborted || (cause instanceof DOMException && cause.name === 'TimeoutError');
    throw new ApiError(isSilence ? noAnswer : { code: 'unreachable' }, { cause });
  }
}

/** The JSON of an answer, undefined where it is none; where something was found in it, the words for that are there, too. */
async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(() => '');
  if (text.includes('"found":{')) await learnFindings();
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function failureOf(response: Response): Promise<Problem> {
  const said = await bodyOf(response);
  const found = problem.safeParse(said);
  if (found.success) return found.data;
  // The server says why in words of its own; without them a proxy answers in its place, as while it starts anew.
  const isAway = response.status >= 502 && response.status <= 504;
  return { code: isAway ? 'unreachable' : 'unexpected', detail: t`The portal's server answered ${response.status}.` };
}

/** Make one call of the contract: resolves with the reply, or throws an `ApiError`. */
export async function call<E extends Endpoint>(endpoint: E, input: Input<E>, manner: Manner | AbortSignal = {}): Promise<Reply<E>> {
  const how = manner instanceof AbortSignal ? { signal: manner } : manner;
  const parts = input as Parts;
  let response = await send(endpoint, parts, how);
  if (!response.ok) {
    let failure = await failureOf(response);
    if (failure.code === 'claims-required' && failure.claims !== undefined) {
      response = await send(endpoint, parts, how, failure.claims);
      if (!response.ok) failure = await failureOf(response);
    }
    if (!response.ok) throw new ApiError(failure);
  }
  const reply = endpoint.reply.safeParse(receivedOf(endpoint, await bodyOf(response)));
  if (!reply.success) {
    throw new ApiError({ code: 'unexpected', detail: t`The answer to ${endpoint.name} is not what was agreed.` }, { cause: reply.error });
  }
  return withMoments(asOfNow(reply.data, response)) as Reply<E>;
}

/** A list that is as it was has a moment of its own: that of the answer that said so. */
function asOfNow(reply: unknown, { headers }: Response): unknown {
  const asOf = headers.get('as-of');
  const told = asOf === null || typeof reply !== 'object' ? reply : { ...reply, asOf };
  if (typeof told === 'object' && told !== null && 'asOf' in told && typeof told.asOf === 'string') hearMoment(told.asOf);
  return told;
}

type Part = { problem?: Problem | null };

/** Parts of a list that are missing, with the moment from which each can be asked for again. */
function withMoments(reply: unknown): unknown {
  if (typeof reply !== 'object' || reply === null) return reply;
  const lists = Object.entries(reply).filter(([, list]) => Array.isArray(list) && (list as Part[]).some(isTimed));
  if (lists.length === 0) return reply;
  const told = lists.map(([name, list]) => [
    name,
    (list as Part[]).map((one) => (isTimed(one) ? { ...one, problem: timed(one.problem) } : one)),
  ]);
  return { ...reply, ...Object.fromEntries(told) };
}

const isTimed = (one: Part): one is { problem: Problem } => one.problem?.retryAfterMs !== undefined;
