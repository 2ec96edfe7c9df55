import { channel } from 'node:diagnostics_channel';
import type { Caller, World } from '../world/world.ts';
import { actionMatches } from './access/access.ts';
import { answerHeaders, contentTypeOf, rateHeadersOf } from './answer-headers.ts';
import { apiVersionOf } from './api-versions.ts';
import { requireObject, tagsAt } from './bodies.ts';
import { requireKinds } from './body-kinds.ts';
import { actionOf, checkAccess, checkLocks, checkResourceGroup, checkSubscription } from './checks.ts';
import { userFacing } from './user-facing.ts';
import type { Fault } from '../world/faults.ts';
import { ArmFailure } from './errors.ts';
import type { ArmError } from '../world/arm-error.ts';
import { matchRoute, segmentsOf, type Match } from './matching.ts';
import { checkRegistration } from './registration.ts';
import type { ArmResponse, ArmRoute } from './routes.ts';
import { callKind, spendCall } from './throttling.ts';

/** A call whose caller is known: token, world and body are settled before. */
export type ArmCall = {
  world: World;
  caller: Caller;
  method: string;
  /** As it stood in the request line, without query. */
  rawPath: string;
  query: URLSearchParams;
  /** By lower-cased name. */
  headers: Record<string, string>;
  body: unknown;
  /** Why there is no body although one was sent: it is too long or no JSON. */
  bodyFailure?: ArmFailure;
  /** Scheme and host that the caller used. */
  origin: string;
  /** World seconds in one real second; 0 when time stands still. */
  clockRate: number;
};

/** The answer to a call; `body` may be the resource itself, which goes on changing. `drop` asks to cut the connection after the work was done. */
export type ArmAnswer = { status: number; headers: Record<string, string>; body?: unknown; drop?: true };

/** Hears of every call and its answer, as `HeardAnswer`, in the process of the emulator: tests hold them against Azure's own description. */
export const answersChannel = 'azure-emulator:answer';

/** What a listener of `answersChannel` is told. */
export type HeardAnswer = { method: string; path: string; apiVersion: string; status: number; body: unknown };

const answers = channel(answersChannel);

/** Answer a call to Azure Resource Manager. */
export function answerArm(call: ArmCall, routes: readonly ArmRoute[]): ArmAnswer {
  const answer = answered(call, routes);
  if (answers.hasSubscribers) answers.publish(heard(call, answer));
  return answer;
}

const heard = (call: ArmCall, { status, body }: ArmAnswer): HeardAnswer => ({
  method: call.method,
  path: call.rawPath.replaceAll(/\/{2,}/g, '/'),
  apiVersion: call.query.get('api-version') ?? '',
  status,
  body,
});

function answered(call: ArmCall, routes: readonly ArmRoute[]): ArmAnswer {
  const headers = answerHeaders(call.world, call.caller, call.headers);
  try {
    const { answer, dropped } = carryOut(call, routes);
    return finished(call, { ...answer, headers: { ...headers, ...rateOf(call), ...answer.headers } }, dropped);
  } catch (failure) {
    if (!(failure instanceof ArmFailure)) throw failure;
    const said = { status: failure.status, headers: { ...headers, ...rateOf(call), ...failure.headers }, body: { error: failure.error } };
    return finished(call, said, false);
  }
}

// Read after the call, which is counted in it.
const rateOf = (call: ArmCall): Record<string, string> =>
  rateHeadersOf(call.world, call.caller, call.method, call.rawPath.replaceAll(/\/{2,}/g, '/'));

function finished(call: ArmCall, answer: ArmResponse & { headers: Record<string, string> }, dropped: boolean): ArmAnswer {
  const hasBody = answer.body !== undefined && call.method !== 'HEAD';
  return {
    status: answer.status,
    headers: hasBody ? { 'Content-Type': contentTypeOf(call.rawPath), ...answer.headers } : answer.headers,
    ...(hasBody ? { body: answer.body } : {}),
    ...(dropped ? { drop: true } : {}),
  };
}

function carryOut(call: ArmCall, routes: readonly ArmRoute[]): { answer: ArmResponse; dropped: boolean } {
  const { world, caller, bodyFailure } = call;
  // What is too long is refused before anybody looks at it; whether the rest is JSON shows when the resource provider reads it.
  if (bodyFailure?.status === 413) throw bodyFailure;
  const segments = segmentsOf(call.rawPath);
  const path = `/${segments.join('/')}`;
  const match = matchRoute(routes, call.method, segments) ?? (call.method === 'HEAD' ? matchRoute(routes, 'GET', segments) : undefined);
  if (match === undefined) throw notEmulated(call.method, path);
  const { route } = match;
  spendCall(world, caller, callKind(call.method), path, (seconds) => retryAfter(seconds, call.clockRate));
  const apiVersion = apiVersionOf(route, call.query, { world, path, body: call.body });
  const action = actionOf(route, path);
  answerFault(call, action);
  checkSubscription(world, path);
  checkAccess(world, caller, route, path);
  checkResourceGroup(world, route, path);
  checkRegistration(world, path);
  checkLocks(world, route, path);
  if (bodyFailure !== undefined) throw bodyFailure;
  checkBody(call);
  const handled = route.handle(requestOf(call, match, path, apiVersion));
  const answer = call.method === 'HEAD' && handled.status === 200 ? { status: 204 } : handled;
  const accepted = answer.status < 400;
  const dropped = accepted && world.faults.take('drop-after-accept', (fault) => concerns(fault.action, action)) !== undefined;
  return { answer, dropped };
}

const commonKinds = {
  properties: 'object',
  sku: 'object',
  'identity.type': 'text',
  'identity.userAssignedIdentities': 'object',
} as const;

/** What PUT and PATCH carry is an object, its parts that every type has are objects, and its tags are texts. */
function checkBody({ method, body }: ArmCall): void {
  if (method !== 'PUT' && method !== 'PATCH') return;
  requireObject(body);
  requireKinds(body, commonKinds);
  tagsAt(body);
}

const requestOf = (call: ArmCall, match: Match, path: string, apiVersion: string) => ({
  world: call.world,
  caller: call.caller,
  method: call.method,
  path,
  params: match.params,
  query: call.query,
  headers: call.headers,
  body: call.body,
  absolute: (pathAndQuery: string) => call.origin + asInHeader(pathAndQuery),
  retryAfter: (seconds: number) => retryAfter(seconds, call.clockRate),
  apiVersion,
});

/** What a caller has put into a path comes back in headers, which take visible characters alone. */
const asInHeader = (address: string): string => address.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);

/** Azure's seconds in the caller's time: a demo's clock runs faster, a test's clock stands still. */
const retryAfter = (seconds: number, clockRate: number): string =>
  String(clockRate === 0 ? 1 : Math.max(1, Math.ceil(seconds / clockRate)));

const concerns = (pattern: string, action: string | undefined): boolean =>
  pattern === '*' || (action !== undefined && actionMatches(pattern, action));

function answerFault(call: ArmCall, needed: string | undefined): void {
  const fault = call.world.faults.take('next-call', ({ action }) => concerns(action, needed));
  if (fault === undefined) return;
  const seconds = fault.retryAfterSeconds;
  const headers: Record<string, string> = seconds === undefined ? {} : { 'Retry-After': retryAfter(seconds, call.clockRate) };
  const cause: Record<string, string> = fault.status >= 500 ? { 'x-ms-failure-cause': 'service' } : {};
  throw new ArmFailure(fault.status, errorOf(call.world, fault), { ...cause, ...headers });
}

function errorOf(world: World, { code, message, recommendedAction }: Extract<Fault, { kind: 'next-call' }>): ArmError {
  return recommendedAction === undefined ? { code, message } : userFacing(world, { code, message, recommendedAction });
}

/** Never an empty 200: what the emulator does not know, it says. */
const notEmulated = (method: string, path: string): ArmFailure =>
  new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know ${method} ${path}.` });
