import { mayDo, type Permission } from './roles.ts';

const vaults = 'Microsoft.DataProtection/backupVaults';
const instances = `${vaults}/backupInstances`;

/** What a person may want to do, with the action of Azure's that it takes; source: operations of the resource providers. */
export const rightsNeeded = {
  'create-resource-group': 'Microsoft.Resources/subscriptions/resourceGroups/write',
  'create-vault': `${vaults}/write`,
  'change-vault': `${vaults}/write`,
  'delete-vault': `${vaults}/delete`,
  'write-policy': `${vaults}/backupPolicies/write`,
  'delete-policy': `${vaults}/backupPolicies/delete`,
  'configure-backup': `${instances}/write`,
  'start-run': 'Microsoft.Resources/deployments/write',
  'change-policy': `${instances}/write`,
  'back-up-now': `${instances}/backup/action`,
  'stop-backup': `${instances}/stopProtection/action`,
  'pause-backup': `${instances}/suspendBackups/action`,
  'resume-backup': `${instances}/resumeProtection/action`,
  'resume-paused-backup': `${instances}/resumeBackups/action`,
  'delete-backup-instance': `${instances}/delete`,
  undelete: `${vaults}/deletedBackupInstances/undelete/action`,
  restore: `${instances}/restore/action`,
  'create-volume-group': 'Microsoft.ElasticSan/elasticSans/volumeGroups/write',
  'create-disk': 'Microsoft.Compute/disks/write',
  'assign-roles': 'Microsoft.Authorization/roleAssignments/write',
  'take-roles-back': 'Microsoft.Authorization/roleAssignments/delete',
  'remove-lock': 'Microsoft.Authorization/locks/delete',
} as const;

/** Something that takes a right. */
export type Deed = keyof typeof rightsNeeded;

/** The action of Azure's that someone lacks for a deed; nothing if it is among the permissions. */
export const missingAction = (permissions: readonly Permission[], deed: Deed): string | undefined =>
  mayDo(permissions, rightsNeeded[deed]) ? undefined : rightsNeeded[deed];
