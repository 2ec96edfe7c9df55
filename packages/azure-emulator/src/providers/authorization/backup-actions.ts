/** The part of the backup roles' actions that concerns Backup vaults (the published role definitions) [D]. */
const dp = (...ends: string[]): string[] => ends.map((end) => `Microsoft.DataProtection/${end}`);

const inEvery = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Network/virtualNetworks/read',
  'Microsoft.RecoveryServices/Vaults/read',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Storage/storageAccounts/read',
  'Microsoft.Support/*',
];

const reads = dp(
  'locations/getBackupStatus/action',
  'backupVaults/read',
  'backupVaults/backupInstances/read',
  'backupVaults/backupInstances/recoveryPoints/read',
  'backupVaults/backupPolicies/read',
  'backupVaults/deletedBackupInstances/read',
  'backupVaults/operationResults/read',
  'backupVaults/operationStatus/read',
  'locations/operationStatus/read',
  'locations/operationResults/read',
  'operations/read',
);

const operations = dp(
  'backupVaults/validateForBackup/action',
  'backupVaults/backupInstances/write',
  'backupVaults/backupInstances/backup/action',
  'backupVaults/backupInstances/validateRestore/action',
  'backupVaults/backupInstances/restore/action',
  'backupVaults/backupInstances/findRestorableTimeRanges/action',
  'locations/checkNameAvailability/action',
  'locations/checkFeatureSupport/action',
);

// Neither stopProtection nor resumeBackups nor backupJobs/read is in any published definition.
const management = dp(
  'backupVaults/write',
  'backupVaults/backupInstances/delete',
  'backupVaults/backupInstances/suspendBackups/action',
  'backupVaults/backupInstances/resumeProtection/action',
  'backupVaults/backupPolicies/write',
  'backupVaults/backupPolicies/delete',
  'backupVaults/deletedBackupInstances/undelete/action',
);

export const backupReaderActions = [...inEvery, ...reads];
export const backupOperatorActions = [...inEvery, ...reads, ...operations];
export const backupContributorActions = [...inEvery, 'Microsoft.RecoveryServices/Vaults/write', ...reads, ...operations, ...management];
