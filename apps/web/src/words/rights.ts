import { t } from '@lingui/core/macro';
import type { Deed } from '@esan/domain';

const words: Record<Deed, string> = {
  'create-resource-group': t`create resource groups in this subscription`,
  'create-vault': t`create a Backup vault in this resource group`,
  'change-vault': t`change this Backup vault`,
  'delete-vault': t`delete this Backup vault`,
  'write-policy': t`create or change policies of this Backup vault`,
  'delete-policy': t`delete policies of this Backup vault`,
  'configure-backup': t`configure backup in this Backup vault`,
  'start-run': t`make deployments in this resource group`,
  'change-policy': t`change the policy of items in this Backup vault`,
  'back-up-now': t`start backups in this Backup vault`,
  'stop-backup': t`stop backups in this Backup vault`,
  'pause-backup': t`stop backups in this Backup vault`,
  'resume-backup': t`resume backups in this Backup vault`,
  'resume-paused-backup': t`resume backups in this Backup vault`,
  'delete-backup-instance': t`delete protected items of this Backup vault`,
  undelete: t`bring deleted items of this Backup vault back`,
  restore: t`restore from this Backup vault`,
  'create-volume-group': t`create volume groups in this Elastic SAN`,
  'create-disk': t`create managed disks in this resource group`,
  'assign-roles': t`assign roles there`,
  'take-roles-back': t`take role assignments back there`,
  'remove-lock': t`remove locks there`,
};

/** The role of Azure's own with the least that has the action; source: Azure built-in roles. */
const roleFor: Record<Deed, string> = {
  'create-resource-group': t`Contributor`,
  'create-vault': t`Backup Contributor`,
  'change-vault': t`Backup Contributor`,
  'delete-vault': t`Contributor`,
  'write-policy': t`Backup Contributor`,
  'delete-policy': t`Backup Contributor`,
  'configure-backup': t`Backup Operator`,
  'start-run': t`Backup Operator`,
  'change-policy': t`Backup Operator`,
  'back-up-now': t`Backup Operator`,
  'stop-backup': t`Contributor`,
  'pause-backup': t`Backup Contributor`,
  'resume-backup': t`Backup Contributor`,
  'resume-paused-backup': t`Contributor`,
  'delete-backup-instance': t`Backup Contributor`,
  undelete: t`Backup Contributor`,
  restore: t`Backup Operator`,
  'create-volume-group': t`Contributor`,
  'create-disk': t`Contributor`,
  'assign-roles': t`Role Based Access Control Administrator`,
  'take-roles-back': t`Role Based Access Control Administrator`,
  // Of Azure's own roles this one and Owner may [D].
  'remove-lock': t`User Access Administrator`,
};

/** That a person may not do something, with the action of Azure's that their roles lack and a role that has it. */
export const rightWords = (deed: Deed, action: string): string =>
  t`Your account may not ${words[deed]}: its roles lack ${action}. The role ${roleFor[deed]} has it; ask an owner to assign it to you.`;
