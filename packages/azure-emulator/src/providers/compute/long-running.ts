import { ArmFailure } from '../../arm/errors.ts';
import { part } from '../../arm/found.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { subscriptionOf } from '../../arm/scopes.ts';
import { makeRoom } from '../../world/make-room.ts';
import type { Ending, Operation } from '../../world/operations.ts';
import type { Resource } from '../../world/resource-store.ts';
import { computeVersions, subscriptionPath } from './ids.ts';

const kind = 'compute';

// Backups of thousands of volumes begin at the same moments.
const written = new Map<number, string>();
const mostWritten = 5000;

/** Compute writes moments with an offset instead of Z (recorded) [R]. */
export function computeTime(moment: number): string {
  const known = written.get(moment);
  if (known !== undefined) return known;
  const text = new Date(moment).toISOString().replace('Z', '0000+00:00');
  makeRoom(written, mostWritten);
  written.set(moment, text);
  return text;
}

/** Accept work on a disk or snapshot: 202 with `Azure-AsyncOperation` and `Location` [R]. */
export function accepted(
  request: ArmRequest,
  about: { resource: Resource; body?: unknown; rate: string },
  finish: () => Ending,
): ArmResponse {
  const { world, apiVersion } = request;
  const id = world.guids.next();
  world.operations.start({ id, kind, targetId: about.resource.id, takesMs: world.takes('compute') }, finish);
  const location = `providers/Microsoft.Compute/locations/${about.resource.location ?? ''}/DiskOperations/${id}`;
  const base = `/subscriptions/${subscriptionOf(about.resource.id)}/${location}?p=${world.guids.next()}`;
  const headers = {
    'Azure-AsyncOperation': request.absolute(`${base}&api-version=${apiVersion}`),
    Location: request.absolute(`${base}&monitor=true&api-version=${apiVersion}`),
    'Retry-After': request.retryAfter(2),
    'x-ms-ratelimit-remaining-resource': about.rate,
  };
  return { status: 202, headers, ...(about.body === undefined ? {} : { body: about.body }) };
}

function follow(request: ArmRequest): ArmResponse {
  const operation = request.world.operations.get(part(request, 'operationId'));
  if (operation?.kind !== kind) {
    throw new ArmFailure(404, { code: 'NotFound', message: `The operation '${part(request, 'operationId')}' was not found.` });
  }
  const headers = {
    'x-ms-ratelimit-remaining-resource': 'Microsoft.Compute/GetOperation3Min;49999,Microsoft.Compute/GetOperation30Min;399999',
  };
  if (request.query.get('monitor')?.toLowerCase() === 'true') return { headers, ...result(request, operation) };
  return { status: 200, headers, body: status(operation) };
}

/** The resource itself at `monitor=true`, and nothing after DELETE [R]; a failure's status is a guess of ours [U]. */
function result(request: ArmRequest, operation: Operation): ArmResponse {
  if (operation.status === 'running') {
    const location = request.absolute(`${request.path}?${request.query.toString()}`);
    return { status: 202, headers: { Location: location, 'Retry-After': request.retryAfter(2) } };
  }
  if (operation.error !== undefined) throw new ArmFailure(409, operation.error);
  return operation.result === undefined ? { status: 200 } : { status: 200, body: operation.result };
}

function status(operation: Operation): Record<string, unknown> {
  const words = { running: 'InProgress', succeeded: 'Succeeded', failed: 'Failed' } as const;
  return {
    startTime: computeTime(operation.startedAt),
    ...(operation.endedAt === undefined ? {} : { endTime: computeTime(operation.endedAt) }),
    status: words[operation.status],
    ...(operation.result === undefined ? {} : { properties: { output: operation.result } }),
    ...(operation.error === undefined ? {} : { error: operation.error }),
    name: operation.id,
  };
}

/** Where clients follow the work on disks and snapshots. */
export const operationRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: `${subscriptionPath}/locations/{location}/DiskOperations/{operationId}`,
    apiVersions: computeVersions,
    handle: follow,
  },
];
