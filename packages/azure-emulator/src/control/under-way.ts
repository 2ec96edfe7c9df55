import { assignmentType } from '../arm/access/access.ts';
import { textAt } from '../arm/bodies.ts';
import { instanceType, jobType } from '../providers/data-protection/protocol/ids.ts';
import { stateOf } from '../providers/data-protection/items/instances.ts';
import { isRunning } from '../providers/data-protection/work/jobs.ts';
import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';

/** Something that has begun and will end by itself; `endsAt` where nothing is planned at its end. */
export type Work = { isDone: () => boolean; endsAt?: number };

/** Everything that has begun in a world: operations, backup jobs that a schedule began, protection being configured, roles that do not count yet. */
export function underWay(world: World): Work[] {
  // A deployment makes items while it is under way: they are a part of it.
  const operations = world.operations.running.map((operation) => ({
    isDone: () => operation.status !== 'running' && (operation.kind !== 'deployment' || !isAnyConfiguring(world)),
  }));
  const jobs = world.resources.list(jobType).filter(isRunning);
  const configuring = world.resources.list(instanceType).filter(isConfiguring);
  return [
    ...operations,
    ...jobs.map(({ id }) => ({ isDone: () => hasEnded(world, id) })),
    ...configuring.map(({ id }) => ({ isDone: () => !isConfiguring(world.resources.get(id)) })),
    ...spreadingRoles(world),
  ];
}

const isConfiguring = (instance: Resource | undefined): boolean => instance !== undefined && stateOf(instance) === 'ConfiguringProtection';

const isAnyConfiguring = (world: World): boolean => world.resources.list(instanceType).some(isConfiguring);

function hasEnded(world: World, jobId: string): boolean {
  const job = world.resources.get(jobId);
  return job === undefined || !isRunning(job);
}

/** A role assignment is there at once and counts later, without anything that happens at that moment. */
function spreadingRoles(world: World): Work[] {
  return world.resources
    .list(assignmentType)
    .map((assignment) => Date.parse(textAt(assignment.properties, 'createdOn') ?? '') + world.pace.rolePropagation)
    .filter((endsAt) => endsAt > world.timeline.now)
    .map((endsAt) => ({ endsAt, isDone: () => world.timeline.now >= endsAt }));
}
