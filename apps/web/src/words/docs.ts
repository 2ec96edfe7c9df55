import { t } from '@lingui/core/macro';
/** Microsoft's documentation, by what it is about; read 2026-11. */
export const docs = {
  overview: { title: t`Elastic SAN backup, overview`, url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-overview' },
  matrix: { title: t`Support matrix`, url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-support-matrix' },
  configure: { title: t`Configuring backup`, url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-configure' },
  restore: { title: t`Restoring a volume`, url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-restore' },
  manage: { title: t`Managing backups`, url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-manage' },
  vault: { title: t`About Backup vaults`, url: 'https://learn.microsoft.com/azure/backup/create-manage-backup-vault' },
  softDelete: { title: t`About soft delete`, url: 'https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about' },
  immutability: { title: t`About immutable vaults`, url: 'https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept' },
  san: { title: t`About Elastic SAN`, url: 'https://learn.microsoft.com/azure/storage/elastic-san/elastic-san-introduction' },
  snapshots: {
    title: t`About incremental snapshots`,
    url: 'https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots',
  },
  roles: { title: t`Assign Azure roles`, url: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-portal' },
} as const;

/** A page of the documentation. */
export type Doc = keyof typeof docs;
