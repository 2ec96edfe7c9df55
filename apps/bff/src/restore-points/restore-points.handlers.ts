import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, sameId, vaultPlaceOf, type BrowsedPoint } from '@esan/domain';
import { instanceAt } from '../estate/backup-instances.ts';
import { gather, type Found } from '../estate/everywhere.ts';
import { deletedEverywhere } from '../estate/graph/deleted-items.ts';
import { itemsByVault } from '../estate/graph/items.ts';
import { vaultContents } from '../estate/graph/vault-contents.ts';
import { jobsOfInstance } from '../estate/graph/instance-jobs.ts';
import { readJobsIn } from '../estate/jobs.ts';
import { pointOf, pointsOf } from '../estate/restore-points.ts';
import { placeIn, vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { browse, countPoints, newestAt, type InstancePlace } from './browse.ts';
import { deletedPointVolumes, livePointVolumes } from './point-volumes.ts';
import { survey } from './survey.ts';

/** Restore points of one backup instance or of many; their volumes need not exist any more. */
export const restorePoints = {
  async listRestorePoints({ params }, { azure }) {
    const found = await pointsOf(azure, await instanceAt(azure, params));
    return found;
  },
  async getRestorePoint({ params }, { azure }) {
    const item = await pointOf(azure, await instanceAt(azure, params), params.point);
    return { item };
  },
  async browseRestorePoints({ body }, { azure }) {
    return perInstance(body.instances, (at) => pointsFound(browse(azure, at, body.between)));
  },
  async surveyRestorePoints({ body }, { azure }) {
    return { items: await survey(azure, body), missing: [] };
  },
  async findRestorePoints({ body }, { azure }) {
    return perInstance(body.instances, (at) => pointsFound(newestAt(azure, at, body.at)));
  },
  async countRestorePoints({ body }, { azure }) {
    return perInstance(body.instances, async (at) => ({ of: { count: await countPoints(azure, at) }, missing: [] }));
  },
  async listPointVolumes({ query: { subscriptionId, which } }, { azure }) {
    const [vaults] = await Promise.all([
      vaultsEverywhere(azure, subscriptionId),
      ...(which === 'deleted'
        ? [deletedEverywhere(azure, subscriptionId)]
        : [itemsByVault(azure, subscriptionId), vaultContents(azure, subscriptionId)]),
    ]);
    return (which === 'deleted' ? deletedPointVolumes : livePointVolumes)(azure, vaults, subscriptionId);
  },
  async listInstanceJobs({ params }, { azure }) {
    const id = backupInstanceId(params);
    const shown = await jobsOfInstance(azure, params.subscriptionId, id);
    if (shown !== undefined) return shown;
    const { items, missing } = await readJobsIn(azure, params);
    return {
      items: items.filter(({ instanceId }) => sameId(instanceId, id)),
      // One that does not say whose it is may be of this item.
      missing: missing.filter(({ about = id }) => sameId(about, id)),
    };
  },
} satisfies Partial<Handlers<Api, Caller>>;

type OfOne<T> = { of: T; missing: Found<never>['missing'] };

async function pointsFound(found: Promise<Found<BrowsedPoint>>): Promise<OfOne<{ points: BrowsedPoint[] }>> {
  const { items: points, missing } = await found;
  return { of: { points }, missing };
}

/** The same for each of some instances: one that cannot be read is named, the rest still counts. */
async function perInstance<T extends object>(ids: readonly string[], read: (at: InstancePlace) => Promise<OfOne<T>>) {
  const places = ids.map((id) => ({ id, name: vaultPlaceOf(id)?.child?.name ?? id }));
  const found = await gather(places, async ({ id }) => {
    const { name: instance, ...vault } = placeIn(id);
    const { of, missing } = await read({ ...vault, instance });
    return { items: [{ instanceId: id, ...of }], missing };
  });
  return found;
}
