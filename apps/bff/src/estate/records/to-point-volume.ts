import { nameOf, type BackupInstance, type PointVolume } from '@esan/domain';

/** What is known of a volume beside its backup instance. */
type Beside = Pick<PointVolume, 'health' | 'purgedAt' | 'terms' | 'attempts'>;

/** A protected item as a volume that has points. */
export const toPointVolume = (
  { id, volumeName, groupId, san, vault, policy, state, unknownState, snapshotGroupId }: BackupInstance,
  beside: Beside,
): PointVolume => ({ id, volumeName, group: nameOf(groupId), san, snapshotGroupId, vault, policy, state, unknownState, ...beside });
