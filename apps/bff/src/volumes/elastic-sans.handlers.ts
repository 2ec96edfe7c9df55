import type { Api, Handlers } from '@esan/contract';
import { volumeGroupId, type VolumePlace } from '@esan/domain';
import type { VolumeGroup } from '@azure/arm-elasticsan';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { sanAt, sanTreeAt } from '../estate/elastic-sans.ts';
import { subscriptionsOf } from '../estate/everywhere.ts';
import { sansAndVaults } from '../estate/graph/sans-and-vaults.ts';
import { groupsBySan } from '../estate/graph/volume-groups.ts';
import { protectorsEverywhere } from '../estate/protectors.ts';
import { fieldsIfAny } from '../estate/records/fields.ts';
import { readEach } from '../estate/records/records.ts';
import { resourceState } from '../estate/records/resource-state.ts';
import { sansEverywhere } from '../estate/sans-everywhere.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { pressed, standing } from '../operations/lost.ts';
import { standingOf } from '../operations/standing.ts';
import { toElasticSan, toElasticSanDetail } from './to-elastic-san.ts';

/** Elastic SANs: what is in them, and where a volume can be restored to. */
export const elasticSans = {
  async listElasticSans({ query }, { azure }) {
    const { subscriptionId } = query;
    const [places] = await Promise.all([
      subscriptionsOf(azure, subscriptionId),
      sansAndVaults(azure, subscriptionId),
      groupsBySan(azure, subscriptionId),
    ]);
    const trees = await sansEverywhere(azure, places.items, subscriptionId);
    const { items, missing } = readEach(trees.items, toElasticSan, ({ san }) => sanAt(san));
    return { items, missing: [...places.missing, ...trees.missing, ...missing], from: trees.from };
  },
  async getElasticSan({ params }, { azure, config }) {
    const places = [{ id: params.subscriptionId, name: params.subscriptionId }];
    const [tree, { protectors, unread }] = await Promise.all([
      sanTreeAt(azure, params),
      protectorsEverywhere(azure, places, config.matrix, params.subscriptionId),
    ]);
    const { item, missing } = toElasticSanDetail(tree.item, protectors);
    return { item, missing: [...tree.missing, ...missing], unreadProtectors: unread };
  },
  async createVolumeGroup({ params }, { azure }) {
    const { volumeGroups } = azure.elasticSan(params.subscriptionId);
    const about = { kind: 'create-volume-group', targetId: volumeGroupId(params) } as const;
    const there = await groupIfAny(azure, params);
    // A PUT over a group would take its network rules away. One that has failed is made anew, with the rules that it has.
    if (there !== undefined && !hasFailed(there)) return { item: await standing(azure, about) };
    const group = groupWith(there);
    const item = await pressed(azure, about, {
      start: () => begin((options) => volumeGroups.create(params.resourceGroup, params.san, params.group, group, options)),
      taken: async () => {
        const made = await groupIfAny(azure, params);
        // One that had failed before is there whether or not it is made anew.
        const isTaken = made !== undefined && !(there !== undefined && hasFailed(made));
        return isTaken ? standingOf(azure, about) : undefined;
      },
    });
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** A group for volumes, with the rules and the key that it has already; what Azure alone says of it is not sent. */
function groupWith({ identity, properties = {} }: VolumeGroup = {}): VolumeGroup {
  const { provisioningState: _, privateEndpointConnections: __, ...kept } = properties;
  return {
    ...(identity === undefined ? {} : { identity }),
    properties: { encryption: 'EncryptionAtRestWithPlatformKey', ...kept, protocolType: 'Iscsi' },
  };
}

const hasFailed = ({ properties }: VolumeGroup): boolean => resourceState(fieldsIfAny(properties)['provisioningState']).state === 'failed';

async function groupIfAny(azure: Azure, at: Omit<VolumePlace, 'volume'>): Promise<VolumeGroup | undefined> {
  try {
    return await azure.elasticSan(at.subscriptionId).volumeGroups.get(at.resourceGroup, at.san, at.group);
  } catch (error) {
    if (problemOf(error)[0] === 404) return undefined;
    throw error;
  }
}
