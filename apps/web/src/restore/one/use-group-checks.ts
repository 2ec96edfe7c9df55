import { api } from '@esan/contract';
import { troubleOf, type Problem } from '@esan/domain';
import { useQueries, useQuery } from '@tanstack/react-query';
import { q, watch } from '../../api/query.ts';
import type { SetRow } from './moment-choice.tsx';

/** What the Elastic SAN itself says of one target group: `preRestore`, asked once for all snapshots that go there. */
export type TargetGroupVerdict =
  | { groupId: string; kind: 'asking' }
  | { groupId: string; kind: 'ready' }
  | { groupId: string; kind: 'refused'; problem: Problem };

/** Asks each target group once. */
export function useTargetGroupVerdicts(rows: readonly Pick<SetRow, 'groupId' | 'snapshotId'>[]): TargetGroupVerdict[] {
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
  const answers = useQueries({
    queries: items.map(({ operation }) => ({ ...watch(operation?.id ?? ''), enabled: operation?.status === 'running' })),
  });
  return items.map(({ groupId, operation, problem }, index): TargetGroupVerdict => {
    if (problem !== null) return { groupId, kind: 'refused', problem };
    const last = answers[index]?.data?.item ?? operation;
    const trouble = troubleOf(last ?? undefined);
    if (trouble !== undefined) return { groupId, kind: 'refused', problem: trouble };
    return { groupId, kind: last?.status === 'succeeded' ? 'ready' : 'asking' };
  });
}
