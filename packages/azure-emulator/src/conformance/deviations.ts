/** A difference between what Azure publishes and what it does, which the emulator follows. */
export type Deviation = {
  api: string;
  /** End of the place in the body, `*` for any item of a list; or `status` for the status code. */
  at: RegExp;
  /** The value there, where only that one is meant. */
  value?: string | number;
  /** Where Azure was seen to do so; files are those of the reference folder's `examples/`. */
  source: string;
};

const backup = (at: RegExp, source: string, value?: string): Deviation => ({
  api: 'DataProtection',
  at,
  source,
  ...(value === undefined ? {} : { value }),
});
const san = (at: RegExp, source: string, value?: string): Deviation => ({
  api: 'ElasticSan',
  at,
  source,
  ...(value === undefined ? {} : { value }),
});

/** Every difference that is known, with its source. */
export const deviations: readonly Deviation[] = [
  backup(/\/protectionStatus\/status$/, 'dataprotection-backupinstance/GetBI_BackupsSuspended', 'BackupsSuspended'),
  backup(/\/protectionStatus\/status$/, 'not in the folder: recordings of a change of policy', 'UpdatingProtection'),
  backup(/\/currentProtectionState$/, 'dataprotection-backupinstance/GetBI_BackupsSuspended', 'BackupsSuspended'),
  backup(/\/backupDatasourceParametersList\/\*\/(matchPattern|selectionType)$/, 'esan-backup-real/03_ListBackupInstances_ESAN'),
  backup(/\/regionOfChoiceSettings$/, 'esan-backup-real/01_GetVault'),
  backup(/\/extendedInfo\/(isAutohealJob|autohealParentFailedJobId)$/, 'esan-backup-real/09_GetJob_Backup_Completed'),
  backup(/\/properties\/sourceDataStoreType$/, 'dataprotection-restore/GetJob_Restore_Completed'),
  backup(/^\/properties$/, 'not in the folder: recordings of the status of a backup and of a restore'),
  backup(/\/tags$/, 'dataprotection-deleted/GetDeletedBI'),
  backup(/\/softDeleteSettings\/state$/, 'dataprotection-vault/ListVaultsInResourceGroup', 'OFF'),
  backup(/\/backupDatasourceParametersList\/\*$/, 'dataprotection-backupinstance/ListBIs'),
  san(/\/type$/, 'elasticsan/ElasticSan_async_200_resource', 'Microsoft.ElasticSan/ElasticSans'),
  san(/\/type$/, 'elasticsan/VolumeGroup_async_200', 'Microsoft.ElasticSan/elasticSans/volumeGroups'),
  san(/\/type$/, 'elasticsan/GetVolume', 'Microsoft.ElasticSan/elasticSans/volumeGroups/volumes'),
  san(/\/type$/, 'elasticsan/GetVolumeSnapshot', 'Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots'),
  san(/\/protocolType$/, 'elasticsan/PutVolumeGroup_201', 'iSCSI'),
  san(/\/storageTarget\/status$/, 'elasticsan/PutVolume_201', 'Pending'),
  san(/\/deleteRetentionPolicy$/, 'elasticsan/PutVolumeGroup_201'),
  san(/^\/value\/\*(\/locationInfo\/\*\/zoneDetails|\/restrictions)$/, 'elasticsan/ListSkus'),
  { api: 'Subscriptions', at: /^\/count$/, source: 'not in the folder: the answer of Azure Resource Manager' },
];
