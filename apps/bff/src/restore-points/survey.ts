import { isOfVault } from '../estate/just-changed.ts';
import { placeIn } from '../estate/vaults.ts';
import type { SnapshotMoments } from '@esan/domain';
import { besideSilentGraph } from '../azure/calls/beside-graph.ts';
import type { Azure } from '../azure/clients.ts';
import { snapshotsBeside, type Asked } from '../estate/graph/point-snapshots.ts';
import { momentsOf } from './snapshot-families.ts';

/** What snapshots tell of the points of some items, where Resource Graph answers soon and they prove to be of the item. */
export async function survey(azure: Azure, asked: Asked): Promise<(SnapshotMoments & { instanceId: string })[]> {
  const found = await besideSilentGraph(
    () => snapshotsBeside(azure, asked),
    () => true,
  );
  const known = new Map((found ?? []).flatMap((beside) => beside.items.map((item) => [item.id?.toLowerCase() ?? '', { item, beside }])));
  return asked.instances.flatMap((instanceId) => {
    const one = isJustChanged(azure, instanceId) ? undefined : known.get(instanceId.toLowerCase());
    const moments = one && momentsOf(one.item, one.beside, asked.between);
    return moments === undefined ? [] : { instanceId, ...moments };
  });
}

/** Resource Graph lags behind what this person has just done to an item, or to the policies of its vault. */
function isJustChanged(azure: Azure, instanceId: string): boolean {
  const { name: _, ...vault } = placeIn(instanceId);
  const isPolicy = isOfVault(vault, 'backupPolicies');
  return azure.changes.recent().some((id) => id.toLowerCase().startsWith(instanceId.toLowerCase()) || isPolicy(id));
}
