import { t } from '@lingui/core/macro';
import type { OperationKind } from '@esan/domain';

/** Work of Azure's with the name of what it is about. */
export const operationTitles: Record<OperationKind, (name: string) => string> = {
  'create-vault': (name) => t`Create vault ${name}`,
  'change-vault': (name) => t`Change the settings of vault ${name}`,
  'delete-vault': (name) => t`Delete vault ${name}`,
  'check-volumes': (name) => t`Check the volumes of ${name}`,
  'validate-backup': (name) => t`Validate backup of ${name}`,
  'configure-backup': (name) => t`Configure backup of ${name}`,
  'change-policy': (name) => t`Change the policy of ${name}`,
  'back-up-now': (name) => t`Back up ${name}`,
  'stop-backup': (name) => t`Stop backup of ${name}`,
  'resume-backup': (name) => t`Resume backup of ${name}`,
  'delete-backup-instance': (name) => t`Delete protected item ${name}`,
  undelete: (name) => t`Undelete ${name}`,
  'create-volume-group': (name) => t`Create volume group ${name}`,
  'validate-restore': (name) => t`Validate restore of ${name}`,
  restore: (name) => t`Restore to ${name}`,
  'create-disk': (name) => t`Create managed disk ${name}`,
};
