export const diskSnapshotType = 'Microsoft.Compute/snapshots';
export const diskType = 'Microsoft.Compute/disks';

/** Versions of disks and snapshots that the Compute SDKs of the last years send, the newest first [S, L]. */
export const computeVersions = [
  '2026-03-02',
  '2025-01-02',
  '2024-03-02',
  '2023-10-02',
  '2023-04-02',
  '2023-01-02',
  '2022-07-02',
  '2022-03-02',
  '2021-12-01',
  '2021-08-01',
  '2021-04-01',
] as const;

/** Versions of Compute itself, to which quotas belong, that its SDKs send, the newest first [S, L]. */
export const usageVersions = [
  '2026-04-01',
  '2025-04-01',
  '2024-11-01',
  '2024-07-01',
  '2024-03-01',
  '2023-09-01',
  '2023-03-01',
  '2022-11-01',
  '2022-03-01',
  '2021-11-01',
  '2021-07-01',
] as const;

const inGroup = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Compute';

export const snapshotsPath = `${inGroup}/snapshots`;
export const disksPath = `${inGroup}/disks`;
export const subscriptionPath = '/subscriptions/{subscriptionId}/providers/Microsoft.Compute';
