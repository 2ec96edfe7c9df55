import type { ArmRequest, ArmResponse } from '../../../arm/routing/routes.ts';
import { guidOf } from '../../../world/guids.ts';
import type { Ending } from '../../../world/operations.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { resourceGroupIdOf, subscriptionIdOf } from './ids.ts';

/** Ids of a vault's operations are base64 of two GUIDs, the first one the vault's [R]. */
function newOperationId(world: World, vaultId: string): string {
  return Buffer.from(`${guidOf(vaultId.toLowerCase())};${world.guids.next()}`).toString('base64');
}

type Work = {
  kind: string;
  vault: Resource;
  targetId: string;
  takesMs: number;
  /** Azure's own figure in seconds. */
  retryAfter: number;
  /** Where `Location` points: the subscription's results unless it is said (POST, DELETE), the instance's (PUT), or nowhere (vault PUT). */
  resultsAt?: 'subscription' | 'instance' | 'none';
  /** Where `Azure-AsyncOperation` points: at the vault, or for a vault that goes away at its resource group. */
  statusAt?: 'vault' | 'resource group';
};

/** Start an operation and say where to follow it; the caller adds status and body. */
export function startOperation(request: ArmRequest, work: Work, finish: () => Ending): Record<string, string> {
  const { world } = request;
  const id = newOperationId(world, work.vault.id);
  world.operations.start({ id, kind: work.kind, targetId: work.targetId, takesMs: work.takesMs }, finish);
  const query = `?api-version=${request.apiVersion}&t=${Math.floor(world.timeline.now)}`;
  const location = `providers/Microsoft.DataProtection/locations/${work.vault.location ?? ''}`;
  const statusBase = work.statusAt === 'resource group' ? `${resourceGroupIdOf(work.vault.id)}/${location}` : work.vault.id;
  const headers: Record<string, string> = {
    'Azure-AsyncOperation': request.absolute(`${statusBase}/operationStatus/${id}${query}`),
    'Retry-After': request.retryAfter(work.retryAfter),
  };
  if (work.resultsAt !== 'none') {
    const resultsBase = work.resultsAt === 'instance' ? work.targetId : `/subscriptions/${subscriptionIdOf(work.vault.id)}/${location}`;
    headers['Location'] = request.absolute(`${resultsBase}/operationResults/${id}${query}`);
  }
  return headers;
}

/** Accept work with 202 and an empty body, as every POST and DELETE does [R]. */
export function accepted(request: ArmRequest, work: Work, finish: () => Ending): ArmResponse {
  return { status: 202, headers: startOperation(request, work, finish) };
}

/** The id that ties a job to the request that asked for it (recordings 07d and 12b) [R]. */
export const activityIdOf = (request: ArmRequest): string => request.headers['x-ms-client-request-id'] ?? request.world.guids.next();
