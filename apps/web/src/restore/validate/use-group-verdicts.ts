import { api } from '@esan/contract';
import type { Problem } from '@esan/domain';
import { useQuery } from '@tanstack/react-query';
import { useOperations } from '../../api/operation.ts';
import { q } from '../../api/query.ts';
import type { RestoreRow } from '../plan/rows.ts';

/** What the Elastic SAN itself says of one target group: `preRestore`, asked once for all snapshots that go there. */
export type TargetGroupVerdict =
  | { groupId: string; kind: 'asking' }
  | { groupId: string; kind: 'ready' }
  | { groupId: string; kind: 'refused'; problem: Problem };

/** Asks each target group once. */
export function useTargetGroupVerdicts(rows: readonly Pick<RestoreRow, 'groupId' | 'snapshotId'>[]): TargetGroupVerdict[] {
  const byGroup = new Map<string, string[]>();
  for (const { groupId, snapshotId } of rows) {
    if (snapshotId !== null) byGroup.set(groupId, [...(byGroup.get(groupId) ?? []), snapshotId]);
  }
  const groups = [...byGroup].map(([groupId, snapshotIds]) => ({ groupId, snapshotIds }));
  const asked = useQuery({
    ...q(api.checkRestoreGroups, { body: { groups } }),
    enabled: groups.length > 0,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const items = asked.data?.items ?? [];
  const courses = useOperations(items.map(({ operation }) => operation ?? undefined));
  return items.map(({ groupId, problem: refusal }, index): TargetGroupVerdict => {
    const { state, problem = refusal } = courses[index] ?? {};
    if (problem !== null && problem !== undefined) return { groupId, kind: 'refused', problem };
    return { groupId, kind: state === 'done' ? 'ready' : 'asking' };
  });
}
