/**
 * What the backup roles may do, as their published definitions say it
 * (learn.microsoft.com/azure/role-based-access-control/built-in-roles/storage, read at MicrosoftDocs/azure-docs 1b4e136a) [D]:
 * every action of Microsoft.DataProtection, and those beside it that are not of Recovery Services vaults.
 */
const dp = (...ends: string[]): string[] => ends.map((end) => `Microsoft.DataProtection/${end}`);

const ofPlatform = [
  'Microsoft.Authorization/*/read',
  'Microsoft.Network/virtualNetworks/read',
  'Microsoft.Resources/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Storage/storageAccounts/read',
  'Microsoft.Support/*',
];

const crossRegion = 'subscriptions/resourceGroups/providers/locations';

/** In all three definitions. */
const reads = dp(
  'backupVaults/backupInstances/read',
  'backupVaults/backupInstances/operationResults/read',
  'backupVaults/backupInstances/recoveryPoints/read',
  'backupVaults/backupInstances/findRestorableTimeRanges/action',
  'backupVaults/deletedBackupInstances/read',
  'backupVaults/backupPolicies/read',
  'backupVaults/read',
  'backupVaults/operationResults/read',
  'backupVaults/operationStatus/read',
  'locations/operationStatus/read',
  'locations/operationResults/read',
  'locations/checkFeatureSupport/action',
  'operations/read',
  `${crossRegion}/fetchCrossRegionRestoreJobs/action`,
  `${crossRegion}/fetchCrossRegionRestoreJob/action`,
  `${crossRegion}/fetchSecondaryRecoveryPoints/action`,
);

/** In those of Backup Operator and Backup Contributor. */
const operations = dp(
  'backupVaults/validateForBackup/action',
  'backupVaults/backupInstances/write',
  'backupVaults/backupInstances/backup/action',
  'backupVaults/backupInstances/validateRestore/action',
  'backupVaults/backupInstances/restore/action',
  'backupVaults/backupInstances/validateForModifyBackup/action',
  'backupVaults/backupResourceGuardProxies/read',
  'backupVaults/backupResourceGuardProxies/write',
  'backupVaults/backupResourceGuardProxies/delete',
  'backupVaults/backupResourceGuardProxies/unlockDelete/action',
  `${crossRegion}/crossRegionRestore/action`,
  `${crossRegion}/validateCrossRegionRestore/action`,
);

/** In that of Backup Contributor alone; neither stopProtection nor resumeBackups nor backupJobs/read is in any of the three. */
const management = dp(
  'backupVaults/write',
  'backupVaults/backupInstances/delete',
  'backupVaults/backupInstances/SuspendBackups/action',
  'backupVaults/backupInstances/resumeProtection/action',
  'backupVaults/backupPolicies/write',
  'backupVaults/backupPolicies/delete',
  'backupVaults/deletedBackupInstances/undelete/action',
  'locations/checkNameAvailability/action',
);

const getBackupStatus = dp('locations/getBackupStatus/action');

export const backupReaderActions = ['Microsoft.Authorization/*/read', ...getBackupStatus, ...reads];
export const backupOperatorActions = [...ofPlatform, ...reads, ...operations];
export const backupContributorActions = [...ofPlatform, ...getBackupStatus, ...reads, ...operations, ...management];

const guards = 'subscriptions/resourceGroups/providers/resourceGuards';

/** Of Backup MUA Admin, from the same page [D]. */
export const guardAdminActions = [
  ...dp('*/read', '*/resourceGuards/write', `${guards}/write`, `${guards}/delete`, `${guards}/read`),
  ...dp('locations/operationResults/read', 'locations/operationStatus/read', 'locations/getBackupStatus/action'),
  ...dp('locations/checkFeatureSupport/action', 'subscriptions/resourceGroups/providers/locations/operationStatus/read'),
  'Microsoft.Authorization/*/read',
  'Microsoft.Features/features/read',
  'Microsoft.Features/providers/features/read',
  'Microsoft.ResourceHealth/availabilityStatuses/read',
  'Microsoft.Resources/deployments/operations/read',
  'Microsoft.Resources/subscriptions/operationresults/read',
  'Microsoft.Resources/subscriptions/read',
  'Microsoft.Resources/subscriptions/resourcegroups/deployments/*',
  'Microsoft.Resources/subscriptions/resourceGroups/read',
  'Microsoft.Resources/deployments/*',
  ...dp('backupVaults/backupResourceGuardProxies/read', 'backupVaults/backupResourceGuardProxies/write'),
  ...dp('backupVaults/backupResourceGuardProxies/delete', 'backupVaults/backupResourceGuardProxies/unlockDelete/action'),
  ...dp('subscriptions/providers/resourceGuards/read', `${guards}/{operationName}/read`),
];

/** Of Backup MUA Operator, from the same page [D]. */
export const guardOperatorActions = [...dp('*/action', '*/read'), 'Microsoft.Authorization/*/read'];
