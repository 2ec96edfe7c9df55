import { part } from '../../arm/found.ts';
import type { ArmRequest, ArmResponse, ArmRoute } from '../../arm/routing/routes.ts';
import { subscriptionOf } from '../../arm/scopes.ts';
import { ArmFailure } from '../../arm/errors.ts';
import type { Ending } from '../../world/operations.ts';
import type { Resource } from '../../world/resource-store.ts';
import { elasticSanVersions } from './ids.ts';

const kind = 'elastic-san';

/** What the work is done on; how the answer shows it, if otherwise than it is kept; and what is taken back when the work fails. */
type Work = { resource: Resource; shown?: Resource; location: string; undo?: () => void };

/** Accept work on a resource: its body now, `Location` alone to follow it [R]. */
export function accepted(request: ArmRequest, status: 201 | 202, about: Work, finish: () => Ending): ArmResponse {
  const { world } = request;
  const id = world.guids.next();
  const { id: targetId, name } = about.resource;
  const fault = world.faults.take(
    'fail-later',
    ({ operation, target }) => operation === 'elastic-san' && (target === '*' || target.toLowerCase() === name.toLowerCase()),
  );
  world.operations.start({ id, kind, targetId, takesMs: world.takes('elasticSan') }, () => {
    if (fault === undefined) return finish();
    about.undo?.();
    const kept = world.resources.get(targetId);
    if (kept !== undefined) kept.properties['provisioningState'] = 'Failed';
    return { error: { code: fault.code, message: fault.message } };
  });
  const path = `/subscriptions/${subscriptionOf(about.resource.id)}/providers/Microsoft.ElasticSan/locations/${about.location}/asyncoperations/${id}`;
  return { status, body: structuredClone(about.shown ?? about.resource), headers: followHeaders(request, path) };
}

const followHeaders = (request: ArmRequest, path: string): Record<string, string> => ({
  Location: request.absolute(`${path}?monitor=true&api-version=${request.apiVersion}&t=${request.world.timeline.now}`),
  'Retry-After': request.retryAfter(5),
});

const plainText = { 'Content-Type': 'text/plain; charset=utf-8' };

/** Running: 202 without body; done: 200 with the resource, or with nothing after DELETE; failed: 200 too [R]. */
function follow(request: ArmRequest): ArmResponse {
  const operation = request.world.operations.get(part(request, 'operationId'));
  if (operation?.kind !== kind) {
    throw new ArmFailure(404, { code: 'ResourceNotFound', message: `The operation '${part(request, 'operationId')}' was not found.` });
  }
  if (operation.status === 'running') return { status: 202, headers: { ...plainText, ...followHeaders(request, request.path) } };
  if (operation.status === 'failed') return { status: 200, body: { status: 'Failed', error: operation.error } };
  if (operation.result === undefined) return { status: 200, headers: plainText };
  return { status: 200, body: operation.result };
}

/** Where the clients follow the work of Elastic SAN. */
export const operationRoutes: readonly ArmRoute[] = [
  {
    method: 'GET',
    template: '/subscriptions/{subscriptionId}/providers/Microsoft.ElasticSan/locations/{location}/asyncoperations/{operationId}',
    apiVersions: elasticSanVersions,
    handle: follow,
  },
];
