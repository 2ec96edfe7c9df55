import { regionNames } from '../../../arm/regions.ts';
import type { ProfileName } from '../../../world/profiles.ts';
import type { World } from '../../../world/world.ts';

/** What Azure Backup supports for Elastic SAN in one era. */
export type Limits = {
  /** Volumes of more than that are refused. */
  largestVolumeGiB: number;
  regions: readonly string[];
  /** Those regions in a sentence. */
  regionsInWords: string;
  /** Whether a schedule may be weekly; it may be daily always. */
  weekly: boolean;
  /** Whether snapshots are kept zone-redundant where that can be. */
  zoneRedundant: boolean;
  /** Restore points that one instance may have at any time. */
  recoveryPoints: number;
  /** On-demand backups of one instance in a day. */
  onDemandBackupsPerDay: number;
  /** Restores of one instance in a day. */
  restoresPerDay: number;
};

/** In every era alike (support matrix) [D]. */
const always = { recoveryPoints: 450, onDemandBackupsPerDay: 10, restoresPerDay: 10 };

/** Two support matrices: those of 2025-05 to 2025-07 and of 2026-09-17 [D]. */
const limits: Record<ProfileName, Limits> = {
  'preview-2025-05': {
    ...always,
    largestVolumeGiB: 4096,
    regions: ['australiaeast', 'northeurope', 'eastus2'],
    regionsInWords: 'Australia East, North Europe or East US 2',
    weekly: false,
    zoneRedundant: false,
  },
  'ga-2026-09': {
    ...always,
    largestVolumeGiB: 16_384,
    // Wherever Elastic SAN is offered, and other regions are not known here.
    regions: regionNames,
    regionsInWords: 'a region in which Elastic SAN is offered',
    weekly: true,
    zoneRedundant: true,
  },
};

/** What is supported in a world. */
export const limitsOf = (world: World): Limits => limits[world.profile];

/** How long a new point shows no expiryTime: null minutes after the backup (recording 10) [R]; when it is filled in [U]. */
export const expiryShownAfterMs = 3_600_000;
