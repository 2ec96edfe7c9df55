import { channel } from 'node:diagnostics_channel';
import { answerHeaders, contentTypeOf, rateHeadersOf } from '../answer-headers.ts';
import { apiVersionOf } from './api-versions.ts';
import { requireObject, requireTagLimits, tagsAt } from '../bodies.ts';
import { requireKinds } from '../body-kinds.ts';
import type { ArmAnswer, ArmCall } from '../calls.ts';
import { actionOf, checkAccess, checkLocks, checkParent, checkResourceGroup, checkSubscription } from '../checks.ts';
import { ArmFailure } from '../errors.ts';
import { changed } from '../faults/changed.ts';
import { takeFault, type Pickable } from '../faults/picked.ts';
import { deliveredInstead, refuseByFault } from '../faults/refused.ts';
import { doingOf, noteDeed, type Doing } from './deeds.ts';
import { matchRoute, segmentsOf, type Match } from './matching.ts';
import { checkRegistration } from '../registration.ts';
import type { ArmResponse, ArmRoute } from './routes.ts';
import { unknownRoute } from './unknown-routes.ts';
import { callKind, spendCall } from '../throttling.ts';

/** Hears of every call and its answer, as `HeardAnswer`, in the process of the emulator: tests hold them against Azure's own description. */
export const answersChannel = 'azure-emulator:answer';

/** What a listener of `answersChannel` is told. */
export type HeardAnswer = { method: string; path: string; apiVersion: string; status: number; body: unknown };

const answers = channel(answersChannel);

/** Answer a call to Azure Resource Manager. */
export function answerArm(call: ArmCall, routes: readonly ArmRoute[]): ArmAnswer {
  const headers = answerHeaders(call.world, call.caller, call.headers);
  const met: Met = { correlationId: headers['x-ms-correlation-request-id'] ?? '' };
  const answer = answered(call, routes, met, headers);
  if (met.doing !== undefined) noteDeed(call, met.doing, { ...answer, correlationId: met.correlationId });
  // As Azure meant it: what a fault makes of it is held against nothing.
  if (answers.hasSubscribers && met.isInstead !== true && !call.world.hasOddRecords) answers.publish(heard(call, answer));
  return met.picked === undefined ? answer : changed(call, met.picked, answer);
}

/** What a call met on its way: whom its fault is picked for, whether what is delivered comes instead of an answer, and what it does under which id. */
type Met = { picked?: Pickable; isInstead?: true; doing?: Doing | undefined; correlationId: string };

const heard = (call: ArmCall, { status, body }: ArmAnswer): HeardAnswer => ({
  method: call.method,
  path: call.rawPath.replaceAll(/\/{2,}/g, '/'),
  apiVersion: call.query.get('api-version') ?? '',
  status,
  body,
});

function answered(call: ArmCall, routes: readonly ArmRoute[], met: Met, headers: Record<string, string>): ArmAnswer {
  try {
    const { answer, ...end } = carryOut(call, routes, met);
    return { ...finished(call, { ...answer, headers: { ...headers, ...rateOf(call), ...answer.headers } }), ...end };
  } catch (failure) {
    if (!(failure instanceof ArmFailure)) throw failure;
    const said = { status: failure.status, headers: { ...headers, ...rateOf(call), ...failure.headers }, body: { error: failure.error } };
    return finished(call, said);
  }
}

// Read after the call, which is counted in it.
const rateOf = (call: ArmCall): Record<string, string> =>
  rateHeadersOf(call.world, call.caller, call.method, call.rawPath.replaceAll(/\/{2,}/g, '/'));

function finished(call: ArmCall, answer: ArmResponse & { headers: Record<string, string> }): ArmAnswer {
  const hasBody = answer.body !== undefined && call.method !== 'HEAD';
  return {
    status: answer.status,
    headers: hasBody ? { 'Content-Type': contentTypeOf(call.rawPath), ...answer.headers } : answer.headers,
    ...(hasBody ? { body: answer.body } : {}),
  };
}

type CarriedOut = { answer: ArmResponse } & Pick<ArmAnswer, 'drop' | 'delivery'>;

function carryOut(call: ArmCall, routes: readonly ArmRoute[], met: Met): CarriedOut {
  const { world, caller, bodyFailure } = call;
  // What is too long or of another type is refused before anybody looks at it; whether the rest is JSON shows when the resource provider reads it.
  if (bodyFailure?.status === 413 || bodyFailure?.status === 415) throw bodyFailure;
  const segments = segmentsOf(call.rawPath);
  const path = `/${segments.join('/')}`;
  const match = matchRoute(routes, call.method, segments) ?? (call.method === 'HEAD' ? matchRoute(routes, 'GET', segments) : undefined);
  if (match === undefined) throw unknownRoute(call.method, path, call.query.get('api-version') ?? '');
  const { route } = match;
  if (call.isOwn !== true) spendCall(world, caller, callKind(call.method), path, (seconds) => retryAfter(seconds, call.clockRate));
  const apiVersion = apiVersionOf(route, call.query, { world, path, body: call.body });
  const picked = { world, method: call.method, path, action: actionOf(route, path) };
  met.picked = picked;
  refuseByFault(picked, (seconds) => retryAfter(seconds, call.clockRate));
  const delivery = deliveredInstead(picked);
  if (delivery !== undefined) {
    met.isInstead = true;
    return { answer: { status: 503 }, delivery };
  }
  checkSubscription(world, path);
  met.doing = doingOf(call, picked.action, path);
  checkAccess(world, caller, route, path);
  checkResourceGroup(world, route, path);
  checkRegistration(world, path);
  checkLocks(world, route, path);
  checkParent(world, route, path);
  if (bodyFailure !== undefined) throw bodyFailure;
  checkBody(call);
  keepWhatMayChange(call, segments);
  const handled = route.handle(requestOf(call, match, path, { apiVersion, routes, correlationId: met.correlationId }));
  const answer = call.method === 'HEAD' && handled.status === 200 ? { status: 204 } : handled;
  const isDropped = answer.status < 400 && takeFault(picked, 'drop-after-accept') !== undefined;
  return isDropped ? { answer, drop: true } : { answer };
}

/** What a call may change is a stored resource from now on: the one at its path, or the one that an action is asked of. */
function keepWhatMayChange({ world, method }: ArmCall, segments: readonly string[]): void {
  if (method === 'GET' || method === 'HEAD') return;
  for (const parts of [segments, segments.slice(0, -1)]) world.resources.keep(`/${parts.join('/')}`);
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
  requireTagLimits(tagsAt(body) ?? {});
}

/** The same caller's call of something else, as part of the same work. */
function callBeside(call: ArmCall, { routes, correlationId }: Chosen) {
  return (method: string, pathAndQuery: string, body?: unknown): ArmAnswer => {
    const [rawPath = '', query = ''] = pathAndQuery.replace(call.origin, '').split('?');
    const { world, caller, origin, clockRate } = call;
    const asked = { method, rawPath, query: new URLSearchParams(query), body };
    const headers = { 'x-ms-correlation-request-id': correlationId };
    return answerArm({ ...asked, headers, world, caller, origin, clockRate, isOwn: true }, routes);
  };
}

type Chosen = { apiVersion: string; routes: readonly ArmRoute[]; correlationId: string };

const requestOf = (call: ArmCall, match: Match, path: string, chosen: Chosen) => ({
  world: call.world,
  caller: call.caller,
  method: call.method,
  path,
  params: match.params,
  query: call.query,
  headers: call.headers,
  body: call.body,
  absolute: (pathAndQuery: string) => call.origin + asInHeader(pathAndQuery),
  call: callBeside(call, chosen),
  retryAfter: (seconds: number) => retryAfter(seconds, call.clockRate),
  apiVersion: chosen.apiVersion,
});

/** What a caller has put into a path comes back in headers, which take visible characters alone. */
const asInHeader = (address: string): string => address.toWellFormed().replaceAll(/[^\x21-\x7e]/gu, encodeURIComponent);

/** Azure's seconds in the caller's time: a demo's clock runs faster, a test's clock stands still. */
const retryAfter = (seconds: number, clockRate: number): string =>
  String(clockRate === 0 ? 1 : Math.max(1, Math.ceil(seconds / clockRate)));
