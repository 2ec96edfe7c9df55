import type { Api, Handlers } from '@esan/contract';
import type { VolumePlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { bothFrom, subscriptionsOf, type Missing } from '../estate/everywhere.ts';
import { itemsByVault } from '../estate/graph/items.ts';
import { sansAndVaults } from '../estate/graph/sans-and-vaults.ts';
import { vaultContents } from '../estate/graph/vault-contents.ts';
import { groupsBySan } from '../estate/graph/volume-groups.ts';
import { deletedOf, protectorsEverywhere, protectorsIn, vaultsFor } from '../estate/protectors.ts';
import { protectionOf, volumesOf } from '../estate/records/to-volume.ts';
import { sansEverywhere } from '../estate/sans-everywhere.ts';
import type { Caller } from '../http/caller.ts';
import { toVolumeDetail } from './to-volume-detail.ts';

/** Elastic SAN volumes with their protection. */
export const volumes = {
  async listVolumes({ query }, { azure, config }) {
    const { subscriptionId } = query;
    // What Resource Graph is asked hangs on nothing else, and what follows finds it asked.
    const [places] = await Promise.all([
      subscriptionsOf(azure, subscriptionId),
      sansAndVaults(azure, subscriptionId),
      groupsBySan(azure, subscriptionId),
      itemsByVault(azure, subscriptionId),
      vaultContents(azure, subscriptionId),
    ]);
    const [trees, { protectors, unread, from }] = await Promise.all([
      sansEverywhere(azure, places.items, subscriptionId),
      protectorsEverywhere(azure, places.items, config.matrix, subscriptionId),
    ]);
    const { items, missing: odd } = await volumesOf(trees.items, protectors);
    const missing = [...places.missing, ...trees.missing, ...odd];
    const isListed = ({ id }: Missing) => !missing.some((one) => one.id === id);
    return { items, missing, unreadProtectors: unread.filter(isListed), from: bothFrom(trees.from, from) };
  },
  async getVolume({ params }, { azure }) {
    const item = await volumeAt(azure, params);
    return { item };
  },
  async getVolumeProtection({ params }, { azure, config }) {
    const volume = await volumeAt(azure, params);
    const places = [{ id: params.subscriptionId, name: params.subscriptionId }];
    const vaults = await vaultsFor(azure, places, volume.region);
    const { protectors, unread } = await protectorsIn(azure, vaults, config.matrix);
    const item = protectionOf(volume, protectors);
    // What is protected has its points in sight. Vaults that are not listed are named already.
    const deleted =
      item.kind === 'protected' ? { deleted: [], unreadDeleted: [] } : await deletedOf(azure, { ...vaults, missing: [] }, volume.id);
    return { item, unreadProtectors: unread, ...deleted };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function volumeAt(azure: Azure, at: VolumePlace) {
  const client = azure.elasticSan(at.subscriptionId);
  const [volume, san] = await Promise.all([
    client.volumes.get(at.resourceGroup, at.san, at.group, at.volume),
    client.elasticSans.get(at.resourceGroup, at.san),
  ]);
  return toVolumeDetail(volume, san);
}
