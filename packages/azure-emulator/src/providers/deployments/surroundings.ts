import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import { NotMadeYet, TemplateFailure } from '../../templates/failure.ts';
import type { Surroundings } from '../../templates/plan.ts';
import { tenantId } from '../../world/registrations.ts';
import { runOf } from './run.ts';

/** The scope of a deployment that a path names: a resource group, else the subscription. */
export function scopeIn({ world, path }: ArmRequest): string {
  const group = resourceGroupOf(path);
  return group === '' ? `/subscriptions/${subscriptionOf(path)}` : (world.resources.get(group)?.id ?? group);
}

/** What a template can look at: where it is deployed, and whatever the caller may read. */
export function surroundingsOf(request: ArmRequest, deploymentId: string, name: string): Surroundings {
  const { world, body } = request;
  const group = world.resources.get(resourceGroupOf(request.path));
  const location = group?.location ?? textAt(body, 'location') ?? '';
  return {
    subscriptionId: subscriptionOf(request.path),
    tenantId,
    group: group === undefined ? undefined : { id: group.id, name: group.name, location, tags: group.tags ?? {} },
    deployment: { name, location, properties: valueAt(body, 'properties') ?? {} },
    location,
    now: world.timeline.iso,
    reference: (id, apiVersion, isFull) => referenced(request, deploymentId, id, { apiVersion, isFull }),
  };
}

function referenced(
  request: ArmRequest,
  deploymentId: string,
  id: string,
  { apiVersion, isFull }: { apiVersion: string | undefined; isFull: boolean },
): unknown {
  const making = runOf(request.world, deploymentId)?.makings.find(({ resource }) => resource.id.toLowerCase() === id.toLowerCase());
  if (making !== undefined && making.state !== 'succeeded') throw new NotMadeYet(id);
  const answer = request.call('GET', `${encodeURI(id)}?api-version=${apiVersion ?? making?.resource.apiVersion ?? ''}`);
  if (answer.status !== 200) {
    throw new TemplateFailure(
      `The language expression 'reference' of '${id}' failed: ${textAt(answer.body, 'error', 'message') ?? String(answer.status)}`,
    );
  }
  return isFull ? answer.body : valueAt(answer.body, 'properties');
}
