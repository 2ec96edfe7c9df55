import { api } from '@esan/contract';
import { nameOf, sameId } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { q } from '../../api/query.ts';
import { listText } from '../../settings/formats.ts';
import type { BackupPlan } from '../plan/plan.ts';

/** The policy of a plan, as its vault lists it. */
export function usePolicy({ vault, policyId }: BackupPlan) {
  const { subscriptionId, resourceGroup } = vault;
  const asked = useQuery(q(api.listPolicies, { params: { subscriptionId, resourceGroup, vault: vault.vault } }));
  return {
    policy: asked.data?.items.find(({ id }) => sameId(id, policyId)),
    asOf: asked.data?.asOf ?? '',
    isLoading: asked.isPending,
  };
}

/** The resource groups of the snapshots of a plan, by their names. */
export const snapshotGroups = ({ rows }: BackupPlan): string =>
  listText([...new Set(rows.map(({ request }) => nameOf(request.snapshotGroupId)))]);
