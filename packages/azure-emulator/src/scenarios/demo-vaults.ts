/** What one policy of a vault protects: volumes of one volume group, and where their snapshots go. */
export type ProtectionPlan = {
  san: string;
  group: string;
  policy: string;
  volumes: readonly string[];
  /** Name of the snapshot resource group, where it is not the one beside the Elastic SAN. */
  snapshots?: string;
  /** For how many days it has been protected, where that is not as long as the policy keeps points and two days more. */
  forDays?: number;
};

/** A Backup vault of the scenario `demo` with what is in it. */
export type VaultPlan = {
  name: string;
  resourceGroup: string;
  location: string;
  redundancy: 'LocallyRedundant' | 'ZoneRedundant' | 'GeoRedundant';
  /** A vault without a managed identity can be given no roles. */
  identity: boolean;
  /** Whether its identity was given the roles that a restore needs, too. */
  restores: boolean;
  /** Daily at a time in UTC, kept for so many days, by name. */
  policies: Readonly<Record<string, { at: string; days: number }>>;
  protects: readonly ProtectionPlan[];
};

/** Orders, invoices and the ledger are kept for a quarter, everything else for a month. */
const production: readonly VaultPlan[] = [
  {
    name: 'bv-prod-eastus2',
    resourceGroup: 'rg-prod-backup',
    location: 'eastus2',
    redundancy: 'GeoRedundant',
    identity: true,
    restores: true,
    policies: { 'nightly-30-days': { at: '22:00', days: 30 }, 'nightly-90-days': { at: '01:00', days: 90 } },
    protects: [
      { san: 'san-prod-eastus2', group: 'vg-sql', policy: 'nightly-90-days', volumes: ['sql-orders-data', 'sql-invoices-data'] },
      { san: 'san-prod-eastus2', group: 'vg-sql', policy: 'nightly-30-days', volumes: ['sql-orders-log', 'sql-invoices-log'] },
      {
        san: 'san-prod-eastus2',
        group: 'vg-files',
        policy: 'nightly-30-days',
        volumes: ['files-finance', 'files-legal', 'files-marketing'],
      },
    ],
  },
  // Human resources keep their backups to themselves, in a vault beside that of their neighbours.
  {
    name: 'bv-people-eastus2',
    resourceGroup: 'rg-prod-backup',
    location: 'eastus2',
    redundancy: 'ZoneRedundant',
    identity: true,
    restores: true,
    policies: { 'evening-30-days': { at: '19:30', days: 30 } },
    protects: [{ san: 'san-prod-eastus2', group: 'vg-sql', policy: 'evening-30-days', volumes: ['sql-people-data'] }],
  },
  {
    name: 'bv-prod-northeu',
    resourceGroup: 'rg-prod-backup',
    location: 'northeurope',
    redundancy: 'ZoneRedundant',
    identity: true,
    restores: true,
    policies: { 'nightly-30-days': { at: '23:00', days: 30 }, 'nightly-90-days': { at: '00:30', days: 90 } },
    protects: [
      { san: 'san-prod-northeu', group: 'vg-oracle', policy: 'nightly-90-days', volumes: ['oracle-ledger-data'] },
      {
        san: 'san-prod-northeu',
        group: 'vg-oracle',
        policy: 'nightly-30-days',
        volumes: ['oracle-ledger-redo', 'oracle-ledger-arch', 'oracle-payroll-data', 'oracle-payroll-redo'],
      },
      {
        san: 'san-prod-northeu',
        group: 'vg-apps',
        policy: 'nightly-30-days',
        volumes: ['web-shop-content', 'web-shop-media', 'mail-store', 'app-config'],
      },
      { san: 'san-prod-northeu', group: 'vg-apps', policy: 'nightly-30-days', volumes: ['erp-attachments'], forDays: 44 },
    ],
  },
  {
    name: 'bv-prod-westeu',
    resourceGroup: 'rg-prod-backup',
    location: 'westeurope',
    redundancy: 'GeoRedundant',
    identity: true,
    restores: false,
    policies: { 'nightly-30-days': { at: '22:30', days: 30 } },
    protects: [],
  },
];

const development: readonly VaultPlan[] = [
  {
    name: 'bv-dev-eastus2',
    resourceGroup: 'rg-dev-backup',
    location: 'eastus2',
    redundancy: 'LocallyRedundant',
    identity: true,
    restores: false,
    policies: { 'morning-30-days': { at: '04:00', days: 30 }, 'noon-7-days': { at: '12:00', days: 7 } },
    protects: [
      {
        san: 'san-dev-eastus2',
        group: 'vg-build',
        policy: 'morning-30-days',
        volumes: ['git-repositories', 'container-registry', 'build-artifacts'],
      },
      { san: 'san-dev-eastus2', group: 'vg-test', policy: 'morning-30-days', volumes: ['test-customers'] },
      {
        san: 'san-dev-eastus2',
        group: 'vg-test',
        policy: 'morning-30-days',
        volumes: ['test-audit-trail'],
        snapshots: 'rg-dev-eastus2-evidence',
        forDays: 35,
      },
    ],
  },
  {
    name: 'bv-dev-trial',
    resourceGroup: 'rg-dev-backup',
    location: 'eastus2',
    redundancy: 'LocallyRedundant',
    identity: false,
    restores: false,
    policies: { 'noon-7-days': { at: '12:00', days: 7 } },
    protects: [],
  },
];

/** Two in the afternoon is midnight in Sydney. */
const analytics: readonly VaultPlan[] = [
  {
    name: 'bv-data-aueast',
    resourceGroup: 'rg-data-backup',
    location: 'australiaeast',
    redundancy: 'ZoneRedundant',
    identity: true,
    restores: true,
    policies: { 'midnight-30-days': { at: '14:00', days: 30 } },
    protects: [
      {
        san: 'san-data-aueast',
        group: 'vg-warehouse',
        policy: 'midnight-30-days',
        volumes: ['warehouse-facts', 'warehouse-dimensions', 'warehouse-marts', 'warehouse-exports'],
      },
      { san: 'san-data-aueast', group: 'vg-lake', policy: 'midnight-30-days', volumes: ['lake-curated', 'lake-models', 'lake-notebooks'] },
      {
        san: 'san-data-aueast',
        group: 'vg-lake',
        policy: 'midnight-30-days',
        volumes: ['lake-telemetry'],
        snapshots: 'rg-data-aueast-telemetry',
      },
    ],
  },
];

/** Every Backup vault of the scenario `demo`. */
export const demoVaults: readonly VaultPlan[] = [...production, ...development, ...analytics];
