import type { Resource } from '../world/resource-store.ts';
import type { World } from '../world/world.ts';
import { ControlFailure, onlyFields, parameter, text, whole } from './body.ts';
import { done, ok, type WorldCall, type WorldRoute } from './route.ts';

const lastBlock = 2 ** 30;

/** Control routes for what stands in a world, behind Azure's back: resources and the content of volumes, snapshots and disks. */
export const resourceRoutes: readonly WorldRoute[] = [
  { method: 'GET', path: 'resource', handle: ({ world, incoming }) => ok(resourceAt(world, parameter(incoming, 'id'))) },
  { method: 'DELETE', path: 'resource', handle: (call) => removeTree(call) },
  {
    method: 'GET',
    path: 'resources',
    handle: ({ world, incoming }) =>
      ok({ value: world.resources.list(parameter(incoming, 'type'), incoming.url.searchParams.get('scope') ?? '') }),
  },
  { method: 'GET', path: 'blocks', handle: ({ world, incoming }) => ok(contentOf(world, parameter(incoming, 'id'))) },
  { method: 'POST', path: 'blocks', handle: (call) => writeBlock(call) },
];

/** The resource with an id, or a sentence that there is none. */
export function resourceAt(world: World, id: string): Resource {
  const resource = world.resources.get(id);
  if (resource === undefined) throw new ControlFailure(404, `There is no resource ${id} in "${world.name}".`);
  return resource;
}

function removeTree({ world, incoming }: WorldCall): typeof done {
  const { id } = resourceAt(world, parameter(incoming, 'id'));
  for (const resource of [...world.resources.below(id), resourceAt(world, id)]) {
    world.resources.remove(resource.id);
    world.blocks.remove(resource.id);
  }
  return done;
}

function contentOf(world: World, id: string): { digest: string; blocks: Record<string, string> } {
  resourceAt(world, id);
  return { digest: world.blocks.digest(id), blocks: Object.fromEntries(world.blocks.read(id)) };
}

function writeBlock({ world, fields }: WorldCall): ReturnType<typeof ok> {
  onlyFields(fields, 'id', 'block', 'text');
  const { id } = resourceAt(world, text(fields, 'id'));
  world.blocks.write(id, whole(fields, 'block', 0, lastBlock), text(fields, 'text'));
  return ok(contentOf(world, id));
}
