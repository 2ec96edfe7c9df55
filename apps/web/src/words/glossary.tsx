import { t } from '@lingui/core/macro';
import { Toggletip } from '../ui/layout/toggletip.tsx';
import { docs, type Doc } from './docs.ts';

/** A word of Azure Backup with what it means, in one line. */
export type Entry = { word: string; meaning: string; doc: Doc };

/** Every word that the portal uses as Azure does; sources: Microsoft's pages on Elastic SAN backup and Azure Backup (2026-09). */
export const glossary = {
  'elastic-san': {
    word: 'Elastic SAN',
    meaning: t`Block storage in Azure that is bought as a whole and divided into volumes.`,
    doc: 'san',
  },
  'volume-group': {
    word: t`Volume group`,
    meaning: t`Volumes of an Elastic SAN with common network rules and encryption; for Azure Backup it is the data source.`,
    doc: 'san',
  },
  volume: { word: t`Volume`, meaning: t`A disk of an Elastic SAN that hosts reach by iSCSI; it is what one backup protects.`, doc: 'san' },
  vault: {
    word: t`Backup vault`,
    meaning: t`Keeps the policies and the list of what is protected, in one region; restore points of volumes are outside of it.`,
    doc: 'vault',
  },
  'backup-instance': {
    word: t`Backup instance`,
    meaning: t`One volume with its policy in a vault. The portal lists them as protected items.`,
    doc: 'configure',
  },
  policy: {
    word: t`Backup policy`,
    meaning: t`Says when backups are taken and for how long their restore points are kept.`,
    doc: 'configure',
  },
  'retention-rule': {
    word: t`Retention rule`,
    meaning: t`Keeps some of the points for longer or shorter than the others: the first of a day or week, or those of a weekday.`,
    doc: 'configure',
  },
  tag: { word: t`Retention tag`, meaning: t`The name of the rule that keeps a point: Default, Daily or Weekly.`, doc: 'configure' },
  priority: {
    word: t`Priority`,
    meaning: t`Where several retention rules fit a backup, the one with the lowest number gets it.`,
    doc: 'configure',
  },
  'restore-point': {
    word: t`Restore point`,
    meaning: t`A moment to which a volume can be brought back, held by one managed-disk snapshot. Azure also says recovery point.`,
    doc: 'overview',
  },
  'operational-tier': {
    word: t`Operational tier`,
    meaning: t`Backups that stay in your own subscription as snapshots; for Elastic SAN there is no other tier and no vaulted copy.`,
    doc: 'overview',
  },
  'snapshot-group': {
    word: t`Snapshot resource group`,
    meaning: t`The resource group that holds the snapshots of restore points, in the subscription of the volume.`,
    doc: 'configure',
  },
  'incremental-snapshot': {
    word: t`Incremental snapshot`,
    meaning: t`A managed-disk snapshot that stores and bills only what has changed since the one before it.`,
    doc: 'snapshots',
  },
  'crash-consistent': {
    word: t`Crash-consistent`,
    meaning: t`As a disk is after the power fails: what a host had not written yet is not in the point.`,
    doc: 'overview',
  },
  identity: {
    word: t`System-assigned identity`,
    meaning: t`The account of the vault itself, which holds the roles that backing up and restoring take.`,
    doc: 'configure',
  },
  role: {
    word: t`Role assignment`,
    meaning: t`Lets an identity do certain things at a scope. Azure Backup asks for four exact roles; Owner does not stand in for them.`,
    doc: 'roles',
  },
  readiness: {
    word: t`Readiness`,
    meaning: t`Whether backup or restore would work now: the rules that the portal checks, then Azure’s own validation.`,
    doc: 'matrix',
  },
  'on-demand': {
    word: t`Backup on demand`,
    meaning: t`A backup that somebody asks for; it is kept as the default rule says. Ten a day for each item.`,
    doc: 'manage',
  },
  redundancy: {
    word: t`Redundancy`,
    meaning: t`How often the vault’s own data is stored: in one place, in several zones, or in two regions. Snapshots have their own.`,
    doc: 'vault',
  },
  'soft-delete': {
    word: t`Soft delete`,
    meaning: t`A deleted protected item can be brought back for some days; its snapshots are not guarded by it.`,
    doc: 'softDelete',
  },
  immutability: {
    word: t`Immutability`,
    meaning: t`Keeps anybody from cutting vaulted backups short; it does not apply to Elastic SAN volumes.`,
    doc: 'immutability',
  },
  'cross-subscription': {
    word: t`Cross-subscription restore`,
    meaning: t`Whether this vault’s backups may be restored into another subscription of the tenant.`,
    doc: 'restore',
  },
  'cross-region': {
    word: t`Cross-region restore`,
    meaning: t`Restore in the paired region, for vaults that are geo redundant; Elastic SAN volumes do not have it.`,
    doc: 'matrix',
  },
  'resource-guard': {
    word: t`Resource Guard`,
    meaning: t`Asks a second person before something destructive is done in a vault.`,
    doc: 'manage',
  },
  job: { word: t`Job`, meaning: t`One backup or restore on its way or done, with its steps and what came of it.`, doc: 'manage' },
} as const satisfies Record<string, Entry>;

/** The key of a word. */
export type Word = keyof typeof glossary;

/** What a word means, one press away from where it stands. */
export function Term({ of }: { of: Word }) {
  const { word, meaning, doc } = glossary[of];
  return <Toggletip about={word} text={meaning} link={docs[doc]} />;
}
