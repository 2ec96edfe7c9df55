import type { Fault } from '../world/faults.ts';
import type { Operation } from '../world/operations.ts';
import type { ProfileName } from '../world/profiles.ts';
import type { DirectoryGroup } from '../world/directory-groups.ts';
import type { ManagementGroup } from '../world/management-groups.ts';
import type { Person, Principal, Subscription, World } from '../world/world.ts';

/** A world in a list, and what making one answers. */
export type WorldView = {
  name: string;
  profile: ProfileName;
  now: string;
  subscriptions: Subscription[];
  people: Person[];
  principals: Principal[];
};

/** A world with what is going on in it. */
export type WorldDetail = WorldView & {
  pageSize: number;
  snapshotQuota: number;
  throttling: boolean;
  /** How many times as long as usual work takes that begins now. */
  slowness: number;
  /** Management groups that somebody made; the tenant's root group is above them. */
  managementGroups: readonly ManagementGroup[];
  /** Groups of people, service principals, vaults' identities and groups. */
  groups: readonly DirectoryGroup[];
  nextDue?: string;
  faults: readonly Fault[];
  runningOperations: Operation[];
};

export const worldView = (world: World): WorldView => ({
  name: world.name,
  profile: world.profile,
  now: world.timeline.iso,
  subscriptions: world.subscriptions,
  people: world.people,
  principals: world.principals,
});

export function worldDetail(world: World): WorldDetail {
  const { nextDue } = world.timeline;
  return {
    ...worldView(world),
    pageSize: world.pageSize,
    snapshotQuota: world.snapshotQuota,
    throttling: world.throttling,
    slowness: world.slowness,
    managementGroups: world.managementGroups.made,
    groups: world.directoryGroups.all,
    ...(nextDue === undefined ? {} : { nextDue: new Date(nextDue).toISOString() }),
    faults: world.faults.all,
    runningOperations: world.operations.running,
  };
}
