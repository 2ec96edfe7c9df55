import type { OperationKind } from '@esan/domain';

/** Work of Azure's with the name of what it is about. */
export const operationTitles: Record<OperationKind, (name: string) => string> = {
  'create-vault': (name) => `Create vault ${name}`,
  'change-vault': (name) => `Change the settings of vault ${name}`,
  'delete-vault': (name) => `Delete vault ${name}`,
  'check-volumes': (name) => `Check the volumes of ${name}`,
  'validate-backup': (name) => `Validate backup of ${name}`,
  'configure-backup': (name) => `Configure backup of ${name}`,
  'change-policy': (name) => `Change the policy of ${name}`,
  'back-up-now': (name) => `Back up ${name}`,
  'stop-backup': (name) => `Stop backup of ${name}`,
  'resume-backup': (name) => `Resume backup of ${name}`,
  'delete-backup-instance': (name) => `Delete the backups of ${name}`,
  undelete: (name) => `Undelete ${name}`,
  'create-volume-group': (name) => `Create volume group ${name}`,
  'validate-restore': (name) => `Validate restore of ${name}`,
  restore: (name) => `Restore to ${name}`,
  'create-disk': (name) => `Create managed disk ${name}`,
};
