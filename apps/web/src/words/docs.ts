/** Microsoft's documentation, by what it is about; read 2026-11. */
export const docs = {
  overview: { title: 'Elastic SAN backup, overview', url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-overview' },
  matrix: { title: 'Support matrix', url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-support-matrix' },
  configure: { title: 'Configuring backup', url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-configure' },
  restore: { title: 'Restoring a volume', url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-restore' },
  manage: { title: 'Managing backups', url: 'https://learn.microsoft.com/azure/backup/azure-elastic-san-backup-manage' },
  vault: { title: 'About Backup vaults', url: 'https://learn.microsoft.com/azure/backup/create-manage-backup-vault' },
  softDelete: { title: 'About soft delete', url: 'https://learn.microsoft.com/azure/backup/backup-azure-enhanced-soft-delete-about' },
  immutability: { title: 'About immutable vaults', url: 'https://learn.microsoft.com/azure/backup/backup-azure-immutable-vault-concept' },
  san: { title: 'About Elastic SAN', url: 'https://learn.microsoft.com/azure/storage/elastic-san/elastic-san-introduction' },
  snapshots: {
    title: 'About incremental snapshots',
    url: 'https://learn.microsoft.com/azure/virtual-machines/disks-incremental-snapshots',
  },
  roles: { title: 'Assign Azure roles', url: 'https://learn.microsoft.com/azure/role-based-access-control/role-assignments-portal' },
} as const;

/** A page of the documentation. */
export type Doc = keyof typeof docs;
