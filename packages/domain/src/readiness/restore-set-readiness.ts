import { restoreReadiness, type Check, type RestoreFacts } from './readiness.ts';
import type { SupportMatrix } from '../estate/support-matrix.ts';

/** What must be known about one volume of a restore set; `target.freeGiB` is what the Elastic SAN has before the set. */
export type SetRowFacts = Omit<RestoreFacts, 'point' | 'target'> & {
  /** Null where the volume has no point at or before the moment. */
  point: RestoreFacts['point'] | null;
  /** The target volume group: null where it does not exist. */
  target: RestoreFacts['target'] | null;
  groupId: string;
};

/**
 * The rules of every volume of a set, in its order: each volume takes its room and its name from those after it, so that
 * the first that does not fit any more is the one that says so.
 */
export function restoreSetReadiness(rows: readonly SetRowFacts[], matrix: SupportMatrix): Check[][] {
  const room = new Map<string, number | null>();
  const names = new Map<string, string[]>();
  return rows.map(({ point, target, groupId, ...facts }) => {
    if (target === null) return [{ rule: 'target-group', verdict: 'blocked', about: groupId }];
    const [sanKey, groupKey] = [target.sanId.toLowerCase(), groupId.toLowerCase()];
    const freeGiB = room.has(sanKey) ? (room.get(sanKey) ?? null) : target.freeGiB;
    const given = names.get(groupKey) ?? [];
    names.set(groupKey, [...given, target.volumeName]);
    if (point === null) return [{ rule: 'restore-point', verdict: 'blocked' }];
    room.set(sanKey, leftAfter(freeGiB, point.sizeGiB));
    const takenNames = [...target.takenNames, ...given];
    return restoreReadiness({ ...facts, point, target: { ...target, freeGiB, takenNames } }, matrix);
  });
}

/** What does not fit takes nothing; what nobody knows the size of leaves nobody knows how much. */
function leftAfter(freeGiB: number | null, sizeGiB: number | null): number | null {
  if (freeGiB === null || sizeGiB === null) return null;
  return freeGiB < sizeGiB ? freeGiB : freeGiB - sizeGiB;
}
