/** Largest volume of the preview profile: 4 TB, refused above 4,096 GiB (product.md 0, the support matrix of 2025-05) [D]. */
export const largestVolumeGiB = 4096;

/** Regions of the preview (product.md 0) [D]. */
export const supportedRegions: readonly string[] = ['australiaeast', 'northeurope', 'eastus2'];

/** Restore points that one instance may have at any time (support matrix) [D]. */
export const mostRecoveryPoints = 450;

/** On-demand backups of one instance in a day (support matrix) [D]. */
export const onDemandBackupsPerDay = 10;

/** Restores of one instance in a day (support matrix) [D]. */
export const restoresPerDay = 10;

/** Days that a deleted instance stays soft-deleted (recorded for disks: scheduledPurgeTime is deletionTime + 14 days) [R]. */
export const softDeleteDays = 14;

/** How long a new point shows no expiryTime: null minutes after the backup (recording 10) [R]; when it is filled in [U]. */
export const expiryShownAfterMs = 3_600_000;
