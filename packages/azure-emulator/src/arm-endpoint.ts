import { randomUUID } from 'node:crypto';
import { allRoutes } from './providers/all-routes.ts';
import { answerHeaders, strangerHeaders } from './arm/answer-headers.ts';
import { answerArm } from './arm/routing/dispatch.ts';
import { ArmFailure } from './arm/errors.ts';
import type { ArmError } from './world/arm-error.ts';
import type { Sendable } from './pages/answer.ts';
import type { ArmAnswer } from './arm/calls.ts';
import type { Journal } from './control/state/journal.ts';
import type { RequestLog } from './control/request-log.ts';
import type { Identity } from './identity/provider.ts';
import type { Caller, World } from './world/world.ts';
import type { Worlds } from './world/worlds.ts';

/** One call to Azure Resource Manager as it came over HTTP; `target` is path and query, `body` undefined when it is too long. */
export type ArmHttpCall = { method: string; target: string; headers: Record<string, string>; body: string | undefined };

/** What goes back. */
export type ArmHttpAnswer = Sendable;

/** What the endpoint needs of the emulator. */
export type ArmSide = { worlds: Worlds; identity: Identity; log: RequestLog; clockRate: number; url: string; journal?: Journal };

/** Answer a call of Azure Resource Manager: the token names the caller, the caller the world. */
export async function answerArmHttp(side: ArmSide, call: ArmHttpCall): Promise<ArmHttpAnswer> {
  const verdict = await side.identity.verifyArmToken(call.headers['authorization']);
  const found = verdict.objectId === undefined ? undefined : side.worlds.callerOf(verdict.objectId);
  if (!verdict.ok) return unauthorized(side, call, found, verdict.error, { 'WWW-Authenticate': verdict.challenge });
  if (found === undefined) {
    const message = 'The access token is of somebody who is in no world of this emulator.';
    return unauthorized(side, call, found, { code: 'InvalidAuthenticationToken', message });
  }
  const { world, caller } = found;
  const answer = answerIn(world, caller, side, call);
  const id = call.headers['x-ms-client-request-id'];
  const logged = { at: world.timeline.now, method: call.method, path: call.target, status: answer.status };
  side.log.add(world.name, id === undefined ? logged : { ...logged, clientRequestId: id });
  return answer;
}

function answerIn(world: World, caller: Caller, side: ArmSide, call: ArmHttpCall): ArmHttpAnswer {
  const [rawPath, query] = splitOnce(call.target, '?');
  const { method, headers } = call;
  const { clockRate } = side;
  const origin = originOf(headers, side.url);
  const asked = {
    world,
    caller,
    method,
    rawPath,
    query: new URLSearchParams(query),
    headers,
    ...contentOf(call.body, headers['content-type']),
    origin,
    clockRate,
  };
  const answered = (): ArmAnswer => answerArm(asked, allRoutes);
  const answer = side.journal === undefined ? answered() : side.journal.arm(asked, answered);
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body);
  const { status, headers: told } = answer;
  const sent: ArmHttpAnswer = { status, headers: told, body, ...('Date' in told ? {} : { isDateless: true }) };
  if (answer.drop === true) return { ...sent, drop: true };
  return answer.delivery === undefined ? sent : { ...sent, faulty: { delivery: answer.delivery, world } };
}

type Content = { body: unknown; bodyFailure?: ArmFailure };

const fromGateway = { 'x-ms-failure-cause': 'gateway' };

function contentOf(body: string | undefined, type: string | undefined): Content {
  if (body === undefined) {
    const message = "The request content size exceeds the maximum size of '1048576' bytes.";
    return { body, bodyFailure: new ArmFailure(413, { code: 'RequestContentTooLarge', message }, { ...fromGateway, connection: 'close' }) };
  }
  if (body.trim() === '') return { body: undefined };
  const mediaType = type?.split(';')[0]?.trim();
  if (mediaType?.toLowerCase() !== 'application/json') return otherType(mediaType ?? '<null>');
  if (isTooDeep(body)) return noJson();
  try {
    return { body: JSON.parse(body) };
  } catch {
    return noJson();
  }
}

/** Code and words as users report them [C]. */
function otherType(mediaType: string): Content {
  const message = `The content media type '${mediaType}' is not supported. Only 'application/json' is supported.`;
  return { body: undefined, bodyFailure: new ArmFailure(415, { code: 'UnsupportedMediaType', message }, fromGateway) };
}

function noJson(): Content {
  const message = 'The request content was invalid and could not be deserialized.';
  return { body: undefined, bodyFailure: new ArmFailure(400, { code: 'InvalidRequestContent', message }, fromGateway) };
}

/** Azure's reader of JSON takes 128 levels [C]; whoever walks through a body by recursion is glad of it. */
const mostLevels = 128;

function isTooDeep(json: string): boolean {
  let levels = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const character = json[at];
    if (character === '\\') at += 1;
    else if (character === '"') isText = !isText;
    else if (isText) continue;
    else if (character === '{' || character === '[') levels += 1;
    else if (character === '}' || character === ']') levels -= 1;
    if (levels > mostLevels) return true;
  }
  return false;
}

function splitOnce(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)];
}

const hostName = /^[a-z0-9.-]+(:\d{1,5})?$|^\[[0-9a-f:]+\](:\d{1,5})?$/i;

/** Where the caller believes it called: absolute URLs in answers must lead back there. */
export function originOf(headers: Record<string, string>, url: string): string {
  const [ownProto = '', ownHost = ''] = url.split('://');
  const proto = headers['x-forwarded-proto'] ?? ownProto;
  const host = headers['x-forwarded-host'] ?? headers['host'] ?? ownHost;
  return (proto === 'http' || proto === 'https') && hostName.test(host) ? `${proto}://${host}` : url;
}

/** With the time of the caller's world where the token tells whose it is, else with that of the sign-in. */
function unauthorized(
  side: ArmSide,
  call: ArmHttpCall,
  found: ReturnType<Worlds['callerOf']>,
  error: ArmError,
  challenge: Record<string, string> = {},
): ArmHttpAnswer {
  const arms =
    found === undefined
      ? strangerHeaders(side.identity.now, randomUUID(), call.headers)
      : answerHeaders(found.world, found.caller, call.headers);
  const headers = { ...arms, 'Content-Type': 'application/json; charset=utf-8', ...fromGateway, ...challenge };
  return { status: 401, headers, body: JSON.stringify({ error }) };
}
