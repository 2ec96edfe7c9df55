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

const inGroup = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Compute';

export const snapshotsPath = `${inGroup}/snapshots`;
export const disksPath = `${inGroup}/disks`;
export const subscriptionPath = '/subscriptions/{subscriptionId}/providers/Microsoft.Compute';
