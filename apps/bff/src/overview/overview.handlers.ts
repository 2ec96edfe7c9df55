import type { Api, Handlers } from '@esan/contract';
import { byTrouble, countSafety, isTroubled } from '@esan/domain';
import { bothFrom, subscriptionsOf, type Missing } from '../estate/everywhere.ts';
import { itemsByVault } from '../estate/graph/items.ts';
import { sansAndVaults } from '../estate/graph/sans-and-vaults.ts';
import { groupsBySan } from '../estate/graph/volume-groups.ts';
import { itemsEverywhere } from '../estate/items-everywhere.ts';
import { protectorsOf } from '../estate/protectors.ts';
import { toPointVolume } from '../estate/records/to-point-volume.ts';
import { volumesOf } from '../estate/records/to-volume.ts';
import { sansEverywhere } from '../estate/sans-everywhere.ts';
import { vaultsOf } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { contentsAndJobs } from './contents-and-jobs.ts';
import { jobWeek, weekOfJobs } from './job-week.ts';
import { neededIn } from './needed.ts';
import { freshnessOf } from './policy-freshness.ts';
import { snapshotUse } from './snapshot-use.ts';

const mostTroubled = 12;

/** How safe everything is, from what the lists are made of: each number is that of a list. */
export const overview = {
  async getOverview({ query: { subscriptionId } }, { azure, config }) {
    // What Resource Graph is asked hangs on nothing else, and what follows finds it asked.
    const [places] = await Promise.all([
      subscriptionsOf(azure, subscriptionId),
      sansAndVaults(azure, subscriptionId),
      groupsBySan(azure, subscriptionId),
      itemsByVault(azure, subscriptionId),
      contentsAndJobs(azure, subscriptionId),
    ]);
    const vaults = await vaultsOf(azure, places.items, subscriptionId);
    const [trees, found, jobs] = await Promise.all([
      sansEverywhere(azure, places.items, subscriptionId),
      itemsEverywhere(azure, vaults, subscriptionId, { contentsOf: contentsAndJobs, hasTerms: true }),
      jobWeek(azure, vaults, subscriptionId),
    ]);
    const { items } = found;
    const { groups, ...needed } = neededIn(items);
    const { protectors, unread } = protectorsOf(found, config.matrix);
    const { items: volumes, missing: odd } = await volumesOf(trees.items, protectors);
    const missing = [...places.missing, ...trees.missing, ...odd];
    const isNew = ({ id }: Missing) => !missing.some((one) => one.id === id);
    const troubled = items
      .map(({ health, terms, attempts = null, ...item }) => toPointVolume(item, { health, terms, purgedAt: null, attempts }))
      .filter(isTroubled);
    return {
      items: groups,
      subscriptions: places.items.length,
      sans: trees.items.length,
      volumes: countSafety(volumes),
      protectedItems: items.length,
      needed,
      policies: freshnessOf(items),
      jobs: weekOfJobs(jobs.items),
      troubled: { first: troubled.sort(byTrouble).slice(0, mostTroubled), total: troubled.length },
      snapshots: snapshotUse(items, volumes, azure.asOf()),
      missing,
      unreadProtectors: unread.filter(isNew),
      unreadJobs: jobs.missing.filter(isNew),
      from: bothFrom(trees.from, bothFrom(vaults.from, found.from)),
    };
  },
} satisfies Partial<Handlers<Api, Caller>>;
