/** The eras of Elastic SAN backup between which the configuration chooses. */
export const profileIds = ['preview-2025-05', 'ga-2026-09'] as const;

/** One era of Elastic SAN backup. */
export type ProfileId = (typeof profileIds)[number];

/** How often a policy may back up. */
export type Frequency = 'daily' | 'weekly';

/** What Azure supports in one era of the product, as data: no limit stands anywhere else. */
export type SupportMatrix = {
  id: ProfileId;
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
  /** Regions in which a new item's snapshots are zone-redundant; elsewhere they are locally redundant. */
  zoneRedundantIn: readonly string[];
  frequencies: readonly Frequency[];
  restorePoints: number;
  onDemandPerDay: number;
  restoresPerDay: number;
  notice: { termsUrl: string; contact: string } | null;
};

/** Regions of Elastic SAN with availability zones; source: Microsoft Learn, create an Elastic SAN, limitations (2026-09). */
const zonalRegions: readonly string[] = [
  'australiaeast',
  'brazilsouth',
  'canadacentral',
  'centralindia',
  'centralus',
  'eastasia',
  'eastus',
  'eastus2',
  'francecentral',
  'germanywestcentral',
  'italynorth',
  'japaneast',
  'koreacentral',
  'mexicocentral',
  'northeurope',
  'norwayeast',
  'polandcentral',
  'qatarcentral',
  'southafricanorth',
  'southcentralus',
  'southeastasia',
  'spaincentral',
  'swedencentral',
  'switzerlandnorth',
  'uaenorth',
  'uksouth',
  'westeurope',
  'westus2',
  'westus3',
];

/** Regions of Elastic SAN without zones; source: as above, and the list of regional deployments of 2026-04. */
const regionalRegions: readonly string[] = [
  'australiacentral',
  'australiacentral2',
  'australiasoutheast',
  'brazilsoutheast',
  'canadaeast',
  'francesouth',
  'germanynorth',
  'japanwest',
  'koreasouth',
  'malaysiasouth',
  'northcentralus',
  'norwaywest',
  'southafricawest',
  'southindia',
  'swedensouth',
  'switzerlandwest',
  'taiwannorth',
  'uaecentral',
  'ukwest',
  'westcentralus',
  'westus',
];

const limits = { restorePoints: 450, onDemandPerDay: 10, restoresPerDay: 10 } as const;

/** Every profile by its id; sources: Microsoft's support matrix for Elastic SAN backup of 2025-05 to 2025-07, and of 2026-09-17. */
export const profiles: Readonly<Record<ProfileId, SupportMatrix>> = {
  'preview-2025-05': {
    id: 'preview-2025-05',
    label: 'Elastic SAN volumes (Preview)',
    // "4 TB" is 3,726 GiB; whether 4 TiB is accepted is the service's to say.
    volume: { sureGiB: 3726, mostGiB: 4096, words: '4 TB' },
    regions: ['australiaeast', 'northeurope', 'eastus2'],
    zoneRedundantIn: [],
    frequencies: ['daily'],
    ...limits,
    notice: {
      termsUrl: 'https://azure.microsoft.com/support/legal/preview-supplemental-terms/',
      contact: 'AzureEsanBackup@microsoft.com',
    },
  },
  'ga-2026-09': {
    id: 'ga-2026-09',
    label: 'Elastic SAN volumes',
    // "16 TB" is 14,901 GiB; whether 16 TiB is accepted is the service's to say.
    volume: { sureGiB: 14_901, mostGiB: 16_384, words: '16 TB' },
    regions: [...zonalRegions, ...regionalRegions],
    zoneRedundantIn: zonalRegions,
    frequencies: ['daily', 'weekly'],
    ...limits,
    notice: null,
  },
};

/** Why a volume cannot be protected at all, with the limit that it exceeds. */
export type VolumeObstacle = { because: 'too-large'; limit: string } | { because: 'other-region' };

/** Whether a volume is larger than Azure Backup takes in any case. */
export const isTooLarge = (sizeGiB: number, { volume }: SupportMatrix): boolean => sizeGiB > volume.mostGiB;

/** Whether Azure Backup protects volumes of a region. */
export const isServedRegion = (region: string, { regions }: SupportMatrix): boolean => regions.includes(region.toLowerCase());

/** The first thing about a volume itself that rules protection out. */
export function obstacleOf(volume: { sizeGiB: number; region: string }, matrix: SupportMatrix): VolumeObstacle | undefined {
  if (isTooLarge(volume.sizeGiB, matrix)) return { because: 'too-large', limit: matrix.volume.words };
  return isServedRegion(volume.region, matrix) ? undefined : { because: 'other-region' };
}

/** How the snapshots of a newly protected volume are stored; source: Elastic SAN backup overview, 2025-05 and 2026-09. */
export const snapshotRedundancy = (region: string, matrix: SupportMatrix): 'local' | 'zone' =>
  matrix.zoneRedundantIn.includes(region.toLowerCase()) ? 'zone' : 'local';
