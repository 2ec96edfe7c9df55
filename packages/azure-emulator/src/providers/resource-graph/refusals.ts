import { ArmFailure } from '../../arm/errors.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { notKnownHere, type KqlFailure } from '../../kql/failure.ts';
import type { ArmError } from '../../world/arm-error.ts';
import { guidOf, isGuid } from '../../world/guids.ts';
import type { World } from '../../world/world.ts';

const refused = new WeakMap<World, number>();

/** The correlation id of a refusal: the caller's own, else one that takes none from the world. */
function correlationOf({ world, headers }: ArmRequest): string {
  const brought = headers['x-ms-correlation-request-id'];
  if (brought !== undefined && isGuid(brought)) return brought;
  const count = (refused.get(world) ?? 0) + 1;
  refused.set(world, count);
  return guidOf(`${world.name}/refused-queries/${count}`);
}

/** A refusal in the form of Resource Graph: what is wrong stands in the details [C]. */
export function graphFailure(request: ArmRequest, status: number, code: string, details: ArmError[], headers = {}): ArmFailure {
  const id = correlationOf(request);
  const timestamp = request.world.timeline.iso.replace('Z', '0000Z');
  const message = `Please provide below info when asking for support: timestamp = ${timestamp}, correlationId = ${id}.`;
  return new ArmFailure(status, { code, message, details }, { 'x-ms-correlation-request-id': id, ...headers });
}

/** 400 with one reason. */
export const badQuery = (request: ArmRequest, code: string, message: string): ArmFailure =>
  graphFailure(request, 400, 'BadRequest', [{ code, message }]);

// In reported words, as is the figure [C].
const mostBytes = 16_777_216;

/** Refuse an answer that is longer than Azure gives. */
export function refuseTooLong(request: ArmRequest, bytes: number): void {
  if (bytes <= mostBytes) return;
  const message = `Response payload size is ${bytes}, and has exceeded the limit of ${mostBytes}. Please consider querying less data at a time and make paginated call if needed.`;
  throw badQuery(request, 'ResponsePayloadTooLarge', message);
}

const invalid: ArmError = {
  code: 'InvalidQuery',
  message: 'Query is invalid. Please refer to the documentation for the Azure Resource Graph service and fix the error before retrying.',
};

/**
 * A query that is refused, with the place where there is one [C]. A table that is not there has one reason alone [C]; that what makes no sense
 * is told as what cannot be read, is a guess [U].
 */
export function queryFailure(request: ArmRequest, { code, message, place }: KqlFailure): ArmFailure {
  if (code === notKnownHere) return notEmulated(message);
  const reason: ArmError = {
    code,
    message,
    ...(place === undefined ? {} : { line: place.line, characterPositionInLine: place.column, token: place.token }),
  };
  return graphFailure(request, 400, 'BadRequest', code === 'DisallowedLogicalTableName' ? [reason] : [invalid, reason]);
}

/** What the emulator does not do is said in words, never left out. */
export const notEmulated = (what: string): ArmFailure =>
  new ArmFailure(501, { code: 'NotEmulated', message: `The emulator does not know ${what} of Resource Graph.` });
