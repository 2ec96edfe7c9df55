import type { Api, Handlers, Input } from '@esan/contract';
import { parseResourceId, resourceGroupId, sameId, type Disk, type Operation } from '@esan/domain';
import pLimit from 'p-limit';
import type { Azure } from '../azure/clients.ts';
import { readList } from '../estate/everywhere.ts';
import { regionIn } from '../estate/records/fields.ts';
import { begin } from '../azure/long-running.ts';
import type { Caller } from '../http/caller.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { badRequest, nameTaken } from '../http/refusal.ts';
import { pressed, standing } from '../operations/lost.ts';
import { standingOf } from '../operations/standing.ts';
import { toDisk } from './to-disk.ts';

type Place = { subscriptionId: string; resourceGroup: string; disk: string };

/** Managed disks made from a restore point's snapshot, by the person's own rights. */
export const disks = {
  async listDisks({ params }, { azure }) {
    const listed = azure.compute(params.subscriptionId).disks.listByResourceGroup(params.resourceGroup);
    const place = { id: resourceGroupId(params.subscriptionId, params.resourceGroup), name: params.resourceGroup };
    const found = await readList(listed, place, toDisk);
    return found;
  },
  async createDisks({ params, body }, { azure }) {
    const { rows, ...kind } = body;
    const limit = pLimit(atOnce);
    const items = await Promise.all(
      rows.map(({ name, ...row }) => limit(() => tryOne(azure, { ...params, disk: name }, { ...kind, ...row }))),
    );
    return { items };
  },
  async getDisk({ params }, { azure }) {
    const item = await diskAt(azure, params);
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

type Body = Input<Api['createDisks']>['body'];
type Wanted = Omit<Body, 'rows'> & Omit<Body['rows'][number], 'name'>;

// Azure throttles what makes disks sooner than what reads.
const atOnce = 4;

async function tryOne(azure: Azure, at: Place, wanted: Wanted) {
  try {
    return { name: at.disk, operation: await createOne(azure, at, wanted), problem: null };
  } catch (error) {
    return { name: at.disk, operation: null, problem: partialProblem(error) };
  }
}

/** The same disk twice is one disk; another of its name, be it of the same snapshot, is refused. */
async function createOne(azure: Azure, params: Place, body: Wanted): Promise<Operation> {
  const targetId = `${resourceGroupId(params.subscriptionId, params.resourceGroup)}/providers/Microsoft.Compute/disks/${params.disk}`;
  const about = { kind: 'create-disk', targetId } as const;
  const existing = await diskIfAny(azure, params);
  // Azure would take the PUT for a change of the disk that is there, also of one that holds data and whose last change has failed.
  if (existing !== undefined && !isAsWanted(existing, body)) {
    const isOfSame = existing.sourceSnapshotId !== null && sameId(existing.sourceSnapshotId, body.snapshotId);
    throw nameTaken({ is: 'disk-exists', disk: params.disk, resourceGroup: params.resourceGroup, isOfSamePoint: isOfSame });
  }
  if (existing !== undefined && existing.state !== 'failed') return standing(azure, about);
  const disk = {
    location: await regionOf(azure, body.snapshotId),
    sku: { name: body.sku },
    ...(body.zone === undefined ? {} : { zones: [body.zone] }),
    ...(body.tags === undefined ? {} : { tags: body.tags }),
    // As large as the snapshot's disk unless asked for more.
    ...(body.sizeGiB === undefined ? {} : { diskSizeGB: body.sizeGiB }),
    creationData: { createOption: 'Copy', sourceResourceId: body.snapshotId },
  };
  const client = azure.compute(params.subscriptionId).disks;
  return pressed(azure, about, {
    start: () => begin((options) => client.createOrUpdate(params.resourceGroup, params.disk, disk, options)),
    taken: async () => {
      const made = await diskIfAny(azure, params);
      // One that had failed before is there whether or not it is made anew.
      const isTaken = made !== undefined && isAsWanted(made, body) && !(existing?.state === 'failed' && made.state === 'failed');
      return isTaken ? standingOf(azure, about) : undefined;
    },
  });
}

/** Whether a disk is what is asked for; a policy of Azure may have added tags, and without a size it is as large as its snapshot's. */
const isAsWanted = (disk: Disk, { snapshotId, sku, zone, sizeGiB, tags = {} }: Wanted): boolean =>
  sameId(disk.sourceSnapshotId ?? '', snapshotId) &&
  sameId(disk.sku, sku) &&
  (disk.zone ?? undefined) === zone &&
  (sizeGiB === undefined || disk.sizeGiB === sizeGiB) &&
  Object.entries(tags).every(([name, value]) => disk.tags[name] === value);

async function diskAt(azure: Azure, at: Place): Promise<Disk> {
  return toDisk(await azure.compute(at.subscriptionId).disks.get(at.resourceGroup, at.disk));
}

async function diskIfAny(azure: Azure, at: Place): Promise<Disk | undefined> {
  try {
    return await diskAt(azure, at);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}

/** A disk is made where its snapshot is. */
async function regionOf(azure: Azure, snapshotId: string): Promise<string> {
  const { subscriptionId, resourceGroup, path: [snapshot] = [] } = parseResourceId(snapshotId) ?? {};
  if (subscriptionId === undefined || resourceGroup === undefined || snapshot === undefined) throw badRequest('snapshotId', 'id');
  return regionIn((await azure.compute(subscriptionId).snapshots.get(resourceGroup, snapshot.name)).location);
}
