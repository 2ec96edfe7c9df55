import { createHash } from 'node:crypto';
import { textAt, valueAt } from '../../arm/bodies.ts';
import type { ArmRequest } from '../../arm/routing/routes.ts';
import { lastPart } from '../../arm/scopes.ts';
import type { Plan, PlannedResource } from '../../templates/plan.ts';
import type { ArmError } from '../../world/arm-error.ts';
import { guidOf } from '../../world/guids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { deploymentType } from './ids.ts';
import { durationOf, type Run } from './run.ts';

const momentOf = (world: World): string => world.timeline.iso.replace('Z', '0000Z');

/** Decimal digits of a template, as Azure shows them; the figures are ours [U]. */
const hashOf = (template: unknown): string =>
  BigInt(
    `0x${createHash('sha256')
      .update(JSON.stringify(template ?? {}))
      .digest('hex')
      .slice(0, 16)}`,
  ).toString();

function providersOf(resources: readonly PlannedResource[]): unknown[] {
  const byNamespace = Map.groupBy(resources, ({ type }) => type.split('/')[0] ?? '');
  return [...byNamespace].map(([namespace, of]) => ({
    namespace,
    resourceTypes: [...new Set(of.map(({ type }) => type.slice(namespace.length + 1)))].map((resourceType) => ({
      resourceType,
      locations: [null],
    })),
  }));
}

const named = ({ id, type, name }: PlannedResource): Record<string, string> => ({ id, resourceType: type, resourceName: name });

function dependenciesOf(resources: readonly PlannedResource[]): unknown[] {
  const byId = new Map(resources.map((one) => [one.id.toLowerCase(), one]));
  return resources
    .filter(({ dependsOn }) => dependsOn.length > 0)
    .map((one) => ({
      dependsOn: one.dependsOn.flatMap((id) => {
        const found = byId.get(id);
        return found === undefined ? [] : [named(found)];
      }),
      ...named(one),
    }));
}

/** A deployment that has been accepted. */
export function started(request: ArmRequest, id: string, plan: Plan): Resource {
  const { world, body } = request;
  const location = textAt(body, 'location');
  return {
    id,
    name: lastPart(id),
    type: deploymentType,
    ...(location === undefined ? {} : { location }),
    properties: {
      templateHash: hashOf(valueAt(body, 'properties', 'template')),
      parameters: plan.parameters,
      mode: 'Incremental',
      provisioningState: 'Accepted',
      timestamp: momentOf(world),
      duration: 'PT0S',
      correlationId: guidOf(`${id}/${world.timeline.now}/correlation`),
      providers: providersOf(plan.resources),
      dependencies: dependenciesOf(plan.resources),
    },
  };
}

/** A deployment that has ended, with what it made or why it failed. */
export function ended(world: World, deployment: Resource, run: Run, error?: ArmError, outputs?: unknown): Resource {
  const state = run.isCanceled ? 'Canceled' : error === undefined ? 'Succeeded' : 'Failed';
  const made = run.makings.filter((making) => making.state === 'succeeded').map(({ resource }) => ({ id: resource.id }));
  return {
    ...deployment,
    properties: {
      ...deployment.properties,
      provisioningState: state,
      timestamp: momentOf(world),
      duration: durationOf(world.timeline.now - run.startedAt),
      ...(state === 'Succeeded' ? { outputs: outputs ?? {}, outputResources: made } : {}),
      ...(error === undefined ? {} : { error }),
    },
  };
}
