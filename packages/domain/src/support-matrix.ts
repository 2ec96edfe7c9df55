/** What Azure supports in one era of the product, as data: no limit stands anywhere else. */
export type SupportMatrix = {
  id: 'preview-2025-05';
  /** What the data source is called on screen. */
  label: string;
  volume: {
    /** Certainly accepted up to here. */
    sureGiB: number;
    /** Between `sureGiB` and here the service decides; above it refuses. */
    mostGiB: number;
    /** The limit as Microsoft words it. */
    words: string;
  };
  regions: readonly string[];
  restorePoints: number;
  onDemandPerDay: number;
  restoresPerDay: number;
  snapshotSku: 'Standard_LRS';
  notice: { text: string; termsUrl: string; contact: string } | null;
};

/** The preview of May 2025; source: Microsoft's support matrix for Elastic SAN backup, 2025-05 to 2025-07. */
export const previewMatrix: SupportMatrix = {
  id: 'preview-2025-05',
  label: 'Elastic SAN volumes (Preview)',
  // "4 TB" is 3,726 GiB; whether 4 TiB is accepted is the service's to say.
  volume: { sureGiB: 3726, mostGiB: 4096, words: '4 TB' },
  regions: ['australiaeast', 'northeurope', 'eastus2'],
  restorePoints: 450,
  onDemandPerDay: 10,
  restoresPerDay: 10,
  snapshotSku: 'Standard_LRS',
  notice: {
    text: 'Elastic SAN backup is in preview and not recommended for production.',
    termsUrl: 'https://azure.microsoft.com/support/legal/preview-supplemental-terms/',
    contact: 'AzureEsanBackup@microsoft.com',
  },
};

/** Whether a volume can be protected at all, by size and region. */
export type VolumeObstacle = 'too-large' | 'other-region';

/** The first thing about a volume itself that rules protection out. */
export function obstacleOf(volume: { sizeGiB: number; region: string }, matrix: SupportMatrix): VolumeObstacle | undefined {
  if (volume.sizeGiB > matrix.volume.mostGiB) return 'too-large';
  return matrix.regions.includes(volume.region.toLowerCase()) ? undefined : 'other-region';
}
