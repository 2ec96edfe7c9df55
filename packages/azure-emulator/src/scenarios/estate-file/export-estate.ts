import { assignmentType } from '../../arm/access/access.ts';
import { textAt } from '../../arm/bodies.ts';
import { quietPasts, storeEndedPasts } from '../../providers/data-protection/history/pasts.ts';
import { jobType } from '../../providers/data-protection/protocol/ids.ts';
import { isRunning } from '../../providers/data-protection/work/jobs.ts';
import { diskSnapshotType, diskType } from '../../providers/compute/ids.ts';
import { volumeSnapshotType, volumeType } from '../../providers/elastic-san/ids.ts';
import type { Resource } from '../../world/resource-store.ts';
import type { World } from '../../world/world.ts';
import { estateFormat, estateVersion, type Contents, type History } from './estate.ts';
import { knownType } from './known-types.ts';

/** What has blocks. */
const withContent = new Set([volumeType, volumeSnapshotType, diskType, diskSnapshotType]);

/** Everything that Azure's lists tell of a world, what volumes and snapshots hold, and its managed identities; no people, and no work under way. */
export function exportEstate(world: World): Record<string, unknown> {
  storeEndedPasts(world);
  const identities = world.servicePrincipals.filter(({ ownerId }) => ownerId.startsWith('/'));
  const named = new Set(identities.map(({ objectId }) => objectId));
  const resources = [...world.resources.allStored()].filter((resource) => isTold(resource, named));
  return {
    format: estateFormat,
    version: estateVersion,
    now: world.timeline.iso,
    profile: world.profile,
    seed: world.seed,
    subscriptions: world.subscriptions,
    identities,
    resources,
    contents: contentsOf(world, resources),
    histories: historiesOf(world),
  };
}

function isTold(resource: Resource, identities: ReadonlySet<string>): boolean {
  const { type, name, properties } = resource;
  if (knownType(type) === undefined) return false;
  if (type === assignmentType) return identities.has(textAt(properties, 'principalId') ?? '');
  if (type === jobType) return !isRunning(resource);
  // Of a backup that is under way.
  if (type === volumeSnapshotType) return !/^azurebackup_/i.test(name);
  return type !== diskSnapshotType || (properties['completionPercent'] ?? 100) === 100;
}

function contentsOf(world: World, resources: readonly Resource[]): Contents {
  const found: Contents = {};
  for (const { id, type } of resources) {
    const blocks = withContent.has(type) ? world.blocks.read(id) : new Map();
    if (blocks.size > 0) found[id] = Object.fromEntries(blocks);
  }
  return found;
}

const historiesOf = (world: World): History[] =>
  quietPasts(world).map(({ instance, volume, policy, first, ...rest }) => ({
    ...rest,
    instanceId: instance.id,
    volumeId: volume.id,
    policyId: policy.id,
    first: new Date(first).toISOString(),
  }));
