import type { Api, Handlers } from '@esan/contract';
import { parseResourceId, resourceGroupId, sameId } from '@esan/domain';
import type { Disk } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { nameTaken } from '../http/refusal.ts';
import { accepted } from '../operations/once.ts';
import { toDisk } from './to-disk.ts';

type Place = { subscriptionId: string; resourceGroup: string; disk: string };

/** Managed disks made from a restore point's snapshot, by the person's own rights. */
export const disks = {
  async createDisk({ params, body }, { azure }) {
    const targetId = `${resourceGroupId(params.subscriptionId, params.resourceGroup)}/providers/Microsoft.Compute/disks/${params.disk}`;
    const about = { kind: 'create-disk', targetId } as const;
    const existing = await diskIfAny(azure, params);
    if (existing !== undefined && existing.state !== 'failed') {
      // Azure would take the PUT for a change of the disk that is there.
      if (existing.sourceSnapshotId === null || !sameId(existing.sourceSnapshotId, body.snapshotId)) {
        throw nameTaken(`The disk ${params.disk} exists already in ${params.resourceGroup}.`);
      }
      return { asOf: azure.asOf(), item: accepted(about, { pollPath: undefined, pollAfterMs: 0 }) };
    }
    const disk = {
      location: await regionOf(azure, body.snapshotId),
      sku: { name: body.sku },
      ...(body.zone === undefined ? {} : { zones: [body.zone] }),
      // As large as the snapshot's disk unless asked for more.
      ...(body.sizeGiB === undefined ? {} : { diskSizeGB: body.sizeGiB }),
      creationData: { createOption: 'Copy', sourceResourceId: body.snapshotId },
    };
    const client = azure.compute(params.subscriptionId).disks;
    const begun = await begin((options) => client.createOrUpdate(params.resourceGroup, params.disk, disk, options));
    return { asOf: azure.asOf(), item: accepted(about, begun) };
  },
  async getDisk({ params }, { azure }) {
    const item = await diskAt(azure, params);
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

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
  const { subscriptionId = '', resourceGroup = '', path = [] } = parseResourceId(snapshotId) ?? {};
  const snapshot = await azure.compute(subscriptionId).snapshots.get(resourceGroup, path[0]?.name ?? '');
  return snapshot.location;
}
