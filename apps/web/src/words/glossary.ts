import type { Doc } from './docs.ts';

/** A word of Azure Backup with what it means, in one line. */
export type Entry = { word: string; meaning: string; doc: Doc };

/** Every word that the portal uses as Azure does; sources: Microsoft's pages on Elastic SAN backup and Azure Backup (2026-09). */
export const glossary = {
  'elastic-san': { word: 'Elastic SAN', meaning: 'Block storage in Azure that is bought as a whole and divided into volumes.', doc: 'san' },
  'volume-group': {
    word: 'Volume group',
    meaning: 'Volumes of an Elastic SAN with common network rules and encryption; for Azure Backup it is the data source.',
    doc: 'san',
  },
  volume: { word: 'Volume', meaning: 'A disk of an Elastic SAN that hosts reach by iSCSI; it is what one backup protects.', doc: 'san' },
  vault: {
    word: 'Backup vault',
    meaning: 'Keeps the policies and the list of what is protected, in one region; restore points of volumes are outside of it.',
    doc: 'vault',
  },
  'backup-instance': {
    word: 'Backup instance',
    meaning: 'One volume with its policy in a vault. The portal lists them as protected items.',
    doc: 'configure',
  },
  policy: {
    word: 'Backup policy',
    meaning: 'Says when backups are taken and for how long their restore points are kept.',
    doc: 'configure',
  },
  'retention-rule': {
    word: 'Retention rule',
    meaning: 'Keeps some of the points for longer or shorter than the others: the first of a day or week, or those of a weekday.',
    doc: 'configure',
  },
  tag: { word: 'Retention tag', meaning: 'The name of the rule that keeps a point: Default, Daily or Weekly.', doc: 'configure' },
  priority: {
    word: 'Priority',
    meaning: 'Where several retention rules fit a backup, the one with the lowest number gets it.',
    doc: 'configure',
  },
  'restore-point': {
    word: 'Restore point',
    meaning: 'A moment to which a volume can be brought back, held by one managed-disk snapshot. Azure also says recovery point.',
    doc: 'overview',
  },
  'operational-tier': {
    word: 'Operational tier',
    meaning: 'Backups that stay in your own subscription as snapshots; for Elastic SAN there is no other tier and no vaulted copy.',
    doc: 'overview',
  },
  'snapshot-group': {
    word: 'Snapshot resource group',
    meaning: 'The resource group that holds the snapshots of restore points, in the subscription of the volume.',
    doc: 'configure',
  },
  'incremental-snapshot': {
    word: 'Incremental snapshot',
    meaning: 'A managed-disk snapshot that stores and bills only what has changed since the one before it.',
    doc: 'snapshots',
  },
  'crash-consistent': {
    word: 'Crash-consistent',
    meaning: 'As a disk is after the power fails: what a host had not written yet is not in the point.',
    doc: 'overview',
  },
  identity: {
    word: 'System-assigned identity',
    meaning: 'The account of the vault itself, which holds the roles that backing up and restoring take.',
    doc: 'configure',
  },
  role: {
    word: 'Role assignment',
    meaning: 'Lets an identity do certain things at a scope. Azure Backup asks for four exact roles; Owner does not stand in for them.',
    doc: 'roles',
  },
  readiness: {
    word: 'Readiness',
    meaning: 'Whether backup or restore would work now: the rules that the portal checks, then Azure’s own validation.',
    doc: 'matrix',
  },
  'on-demand': {
    word: 'Backup on demand',
    meaning: 'A backup that somebody asks for; it is kept as the default rule says. Ten a day for each item.',
    doc: 'manage',
  },
  redundancy: {
    word: 'Redundancy',
    meaning: 'How often the vault’s own data is stored: in one place, in several zones, or in two regions. Snapshots have their own.',
    doc: 'vault',
  },
  'soft-delete': {
    word: 'Soft delete',
    meaning: 'A deleted protected item can be brought back for some days; its snapshots are not guarded by it.',
    doc: 'softDelete',
  },
  immutability: {
    word: 'Immutability',
    meaning: 'Keeps anybody from cutting vaulted backups short; it does not apply to Elastic SAN volumes.',
    doc: 'immutability',
  },
  'cross-subscription': {
    word: 'Cross-subscription restore',
    meaning: 'Whether this vault’s backups may be restored into another subscription of the tenant.',
    doc: 'restore',
  },
  'cross-region': {
    word: 'Cross-region restore',
    meaning: 'Restore in the paired region, for vaults that are geo redundant; Elastic SAN volumes do not have it.',
    doc: 'matrix',
  },
  'resource-guard': {
    word: 'Resource Guard',
    meaning: 'Asks a second person before something destructive is done in a vault.',
    doc: 'manage',
  },
  job: { word: 'Job', meaning: 'One backup or restore on its way or done, with its steps and what came of it.', doc: 'manage' },
} as const satisfies Record<string, Entry>;

/** The key of a word. */
export type Word = keyof typeof glossary;
