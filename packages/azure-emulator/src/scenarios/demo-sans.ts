import type { SanPlan, VolumePlan } from './sans.ts';

const volume = (name: string, sizeGiB: number, holds: string): VolumePlan => ({ name, sizeGiB, holds });

/** Production in East US 2; `sql-archive-2019` is larger than the 4 TiB that Azure Backup protects in the preview. */
const productionEast: SanPlan = {
  name: 'san-prod-eastus2',
  location: 'eastus2',
  baseSizeTiB: 16,
  extendedTiB: 8,
  groups: {
    'vg-sql': [
      volume('sql-orders-data', 2048, 'order database, data files'),
      volume('sql-orders-log', 512, 'order database, transaction log'),
      volume('sql-invoices-data', 1024, 'invoice database, data files'),
      volume('sql-invoices-log', 256, 'invoice database, transaction log'),
      volume('sql-people-data', 512, 'human resources database, data files'),
      volume('sql-archive-2019', 6144, 'orders and invoices until 2019'),
    ],
    'vg-files': [
      volume('files-finance', 1024, 'shared folders of finance'),
      volume('files-legal', 768, 'contracts and correspondence'),
      volume('files-marketing', 2048, 'campaigns, pictures and films'),
      volume('files-engineering', 3072, 'drawings and models'),
      volume('files-homes', 1536, 'home folders'),
      volume('files-scans', 512, 'scanned letters'),
    ],
  },
};

/** Production in North Europe; `oracle-history` is where the 4 TB of the documentation may mean 3,725 GiB or 4,096. */
const productionNorth: SanPlan = {
  name: 'san-prod-northeu',
  location: 'northeurope',
  baseSizeTiB: 12,
  extendedTiB: 4,
  sku: 'Premium_ZRS',
  groups: {
    'vg-oracle': [
      volume('oracle-ledger-data', 2048, 'ledger tablespaces'),
      volume('oracle-ledger-redo', 128, 'ledger redo log'),
      volume('oracle-ledger-arch', 1024, 'archived redo logs'),
      volume('oracle-payroll-data', 512, 'payroll tablespaces'),
      volume('oracle-payroll-redo', 64, 'payroll redo log'),
      volume('oracle-history', 3900, 'closed fiscal years'),
    ],
    'vg-apps': [
      volume('web-shop-content', 512, 'shop pages'),
      volume('web-shop-media', 1024, 'product pictures'),
      volume('mail-store', 2048, 'mailboxes'),
      volume('chat-store', 256, 'chat rooms and attachments'),
      volume('erp-attachments', 768, 'attachments of the old planning system'),
      volume('app-config', 32, 'service settings'),
    ],
  },
};

/** Production in West Europe, which the preview of Azure Backup does not serve. */
const productionWest: SanPlan = {
  name: 'san-prod-westeu',
  location: 'westeurope',
  baseSizeTiB: 10,
  extendedTiB: 4,
  groups: {
    'vg-sap': [
      volume('sap-hana-data', 2048, 'planning database, data'),
      volume('sap-hana-log', 512, 'planning database, log'),
      volume('sap-hana-shared', 1024, 'planning database, shared files'),
      volume('sap-transport', 128, 'transports'),
      volume('sap-usr', 64, 'instance profiles and work files'),
      volume('sap-export', 1024, 'nightly exports'),
    ],
    'vg-shares': [
      volume('share-sales', 1024, 'offers and price lists'),
      volume('share-service', 512, 'service reports'),
      volume('share-warehouse', 256, 'delivery notes'),
      volume('share-quality', 512, 'test certificates'),
      volume('share-works-council', 128, 'minutes'),
      volume('share-public', 256, 'notices and forms'),
    ],
  },
};

const development: SanPlan = {
  name: 'san-dev-eastus2',
  location: 'eastus2',
  baseSizeTiB: 6,
  extendedTiB: 2,
  groups: {
    'vg-build': [
      volume('git-repositories', 512, 'source code'),
      volume('container-registry', 1024, 'container images'),
      volume('build-artifacts', 1024, 'released builds'),
      volume('build-cache', 512, 'compiled objects'),
      volume('package-mirror', 768, 'mirrored packages'),
      volume('runner-scratch', 256, 'work folders of build agents'),
    ],
    'vg-test': [
      volume('test-customers', 512, 'masked customer records'),
      volume('test-load', 1024, 'generated orders'),
      volume('test-fixtures', 64, 'fixtures of the test suites'),
      volume('test-audit-trail', 128, 'evidence of acceptance tests'),
      volume('test-upgrade', 256, 'copies for rehearsed upgrades'),
      volume('test-sandbox', 32, 'trials'),
    ],
  },
};

/** Analytics in Australia East; too full for another `warehouse-facts` beside the first. */
const analytics: SanPlan = {
  name: 'san-data-aueast',
  location: 'australiaeast',
  baseSizeTiB: 12,
  extendedTiB: 4,
  groups: {
    'vg-warehouse': [
      volume('warehouse-facts', 3072, 'sales by day, shop and product'),
      volume('warehouse-dimensions', 256, 'products, shops and calendars'),
      volume('warehouse-marts', 512, 'figures for reports'),
      volume('warehouse-exports', 512, 'extracts for partners'),
      volume('warehouse-staging', 2048, 'rows on their way in'),
      volume('warehouse-temp', 1024, 'sort runs'),
    ],
    'vg-lake': [
      volume('lake-curated', 2048, 'checked tables'),
      volume('lake-raw', 3584, 'files as they came'),
      volume('lake-telemetry', 1024, 'readings of the machines'),
      volume('lake-models', 256, 'trained models'),
      volume('lake-notebooks', 64, 'notebooks'),
      volume('lake-scratch', 512, 'intermediate results'),
    ],
  },
};

/** A subscription of the scenario `demo`; each Elastic SAN stands in the resource group that is called after it. */
type SubscriptionPlan = {
  name: string;
  /** Names of resource groups by region; no two in the scenario are the same. */
  resourceGroups: Readonly<Record<string, readonly string[]>>;
  sans: readonly SanPlan[];
};

/** What Contoso has to protect. */
export const demoSubscriptions: readonly SubscriptionPlan[] = [
  {
    name: 'Contoso Production',
    resourceGroups: {
      eastus2: ['rg-prod-backup', 'rg-prod-eastus2', 'rg-prod-eastus2-snapshots', 'rg-prod-restored'],
      northeurope: ['rg-prod-northeu', 'rg-prod-northeu-snapshots'],
      westeurope: ['rg-prod-westeu', 'rg-prod-westeu-snapshots'],
    },
    sans: [productionEast, productionNorth, productionWest],
  },
  {
    name: 'Contoso Development',
    resourceGroups: { eastus2: ['rg-dev-backup', 'rg-dev-eastus2', 'rg-dev-eastus2-snapshots', 'rg-dev-eastus2-evidence'] },
    sans: [development],
  },
  {
    name: 'Contoso Analytics',
    resourceGroups: { australiaeast: ['rg-data-backup', 'rg-data-aueast', 'rg-data-aueast-snapshots', 'rg-data-aueast-telemetry'] },
    sans: [analytics],
  },
];
