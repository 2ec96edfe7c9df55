import type { Api, Handlers } from '@esan/contract';
import { parseResourceId } from '@esan/domain';
import { instancesIn } from '../estate/backup-instances.ts';
import { sanTreesIn } from '../estate/elastic-sans.ts';
import { gather, gatherIn, subscriptionsOf, type Missing } from '../estate/everywhere.ts';
import { vaultsIn } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { toVolume, toVolumeDetail } from './to-volume.ts';

/** Elastic SAN volumes with their protection. */
export const volumes = {
  async listVolumes({ query }, { azure, config }) {
    const places = await subscriptionsOf(azure, query.subscriptionId);
    const [trees, instances] = await Promise.all([
      gather(places, ({ id }) => sanTreesIn(azure, id)),
      gather(places, ({ id }) => vaultsIn(azure, id)).then((vaults) => gatherIn(vaults, (vault) => instancesIn(azure, vault))),
    ]);
    const unread = instances.missing.map(({ id }) => parseResourceId(id)?.subscriptionId ?? id);
    const protectors = { instances: instances.items, unreadSubscriptions: new Set(unread), matrix: config.matrix };
    const items = trees.items.flatMap(({ san, groups }) =>
      groups.flatMap((group) => group.volumes.map((volume) => toVolume(volume, san.location, protectors))),
    );
    const isListed = ({ id }: Missing) => !trees.missing.some((missing) => missing.id === id);
    return { asOf: azure.asOf(), items, missing: trees.missing, unreadProtectors: instances.missing.filter(isListed) };
  },
  async getVolume({ params }, { azure }) {
    const found = await azure.elasticSan(params.subscriptionId).volumes.get(params.resourceGroup, params.san, params.group, params.volume);
    return { asOf: azure.asOf(), item: toVolumeDetail(found) };
  },
} satisfies Partial<Handlers<Api, Caller>>;
