export const diskSnapshotType = 'Microsoft.Compute/snapshots';
export const diskType = 'Microsoft.Compute/disks';

/** What the Compute SDKs of the last years send; the first is the newest. */
export const computeVersions = ['2026-03-02', '2025-01-02', '2024-03-02', '2023-04-02'] as const;

const inGroup = '/subscriptions/{subscriptionId}/resourceGroups/{resourceGroupName}/providers/Microsoft.Compute';

export const snapshotsPath = `${inGroup}/snapshots`;
export const disksPath = `${inGroup}/disks`;
export const subscriptionPath = '/subscriptions/{subscriptionId}/providers/Microsoft.Compute';
