import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { inAddress, lastPart, resourceGroupOf, subscriptionOf } from '../../arm/scopes.ts';
import { NotMadeYet, TemplateFailure } from '../../templates/failure.ts';
import type { Surroundings } from '../../templates/plan.ts';
import { tenantId } from '../../world/registrations.ts';
import { runOf } from './run.ts';

/** The scope of a deployment that a path names: a resource group, else the subscription. */
export function scopeIn({ world, path }: ArmRequest): string {
  const group = resourceGroupOf(path);
  return group === '' ? `/subscriptions/${subscriptionOf(path)}` : (world.resources.get(group)?.id ?? group);
}

/** A deployment that a template belongs to: where it is, and what it was asked with. */
export type About = { id: string; scope: string; body: unknown; isForeseen?: true };

/** What a template can look at: where it is deployed, and whatever the caller may read. */
export function surroundingsOf(request: ArmRequest, about: About): Surroundings {
  const { world } = request;
  const { id: deploymentId, scope, body } = about;
  const group = world.resources.get(resourceGroupOf(scope));
  const location = group?.location ?? textAt(body, 'location') ?? '';
  const inGroup =
    resourceGroupOf(scope) === ''
      ? undefined
      : { id: group?.id ?? scope, name: group?.name ?? lastPart(scope), location, tags: group?.tags ?? {} };
  return {
    subscriptionId: subscriptionOf(scope),
    tenantId,
    group: inGroup,
    deployment: { name: lastPart(deploymentId), location, properties: valueAt(body, 'properties') ?? {} },
    location,
    now: world.timeline.iso,
    reference: (id, apiVersion, isFull) => referenced(request, about, { id, apiVersion, isFull }),
  };
}

type Asked = { id: string; apiVersion: string | undefined; isFull: boolean };

function referenced(request: ArmRequest, about: About, { id, apiVersion, isFull }: Asked): unknown {
  const making = runOf(request.world, about.id)?.makings.find(({ resource }) => resource.id.toLowerCase() === id.toLowerCase());
  if (about.isForeseen !== true && making !== undefined && making.state !== 'succeeded') throw new NotMadeYet(id);
  const answer = request.call('GET', `${inAddress(id)}?api-version=${apiVersion ?? making?.resource.apiVersion ?? ''}`);
  // Before anything is made, what is not there may still come.
  if (answer.status === 404 && about.isForeseen === true) throw new NotMadeYet(id);
  if (answer.status !== 200) {
    throw new TemplateFailure(
      `The language expression 'reference' of '${id}' failed: ${textAt(answer.body, 'error', 'message') ?? String(answer.status)}`,
    );
  }
  return isFull ? answer.body : valueAt(answer.body, 'properties');
}
