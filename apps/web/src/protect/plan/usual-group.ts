import { api } from '@esan/contract';
import { sameId, type HeldRole, type VaultPlace } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import { ownGroups } from './plan.ts';

const mayTakeSnapshotsIn = (groupId: string, roles: readonly HeldRole[]): boolean =>
  roles.some(({ role, scope, heldAt }) => role === 'snapshots' && sameId(scope, groupId) && heldAt !== null);

/**
 * Where most items of a vault have their snapshots, among the groups in which it may take them, as far as its roles are known. Beside its
 * Elastic SAN for each volume where there is none.
 */
export function usualGroup(items: readonly { snapshotGroupId: string }[], roles?: readonly HeldRole[]): string {
  const usable = items.filter(({ snapshotGroupId }) => roles === undefined || mayTakeSnapshotsIn(snapshotGroupId, roles));
  const byGroup = [...Map.groupBy(usable, ({ snapshotGroupId }) => snapshotGroupId.toLowerCase()).values()];
  const [most] = byGroup.toSorted((a, b) => b.length - a.length);
  return most?.[0]?.snapshotGroupId ?? ownGroups;
}

/** The same for a vault of the estate: no group where there is none, or it cannot be known, and whether it is still being read. */
export function useUsualGroup({ subscriptionId, resourceGroup, vault }: VaultPlace): { group: string | undefined; isReading: boolean } {
  const params = { subscriptionId, resourceGroup, vault };
  const items = useQuery(q(api.listVaultInstances, { params }));
  const roles = useQuery(q(api.listVaultRoles, { params }));
  const isReading = items.isPending || roles.isPending;
  if (items.data === undefined || roles.data === undefined) return { group: undefined, isReading };
  const found = usualGroup(items.data.items, roles.data.items);
  return { group: found === ownGroups ? undefined : found, isReading };
}
