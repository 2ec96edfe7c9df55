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
  'delete-backup-instance': t`delete protected items of this Backup vault`,
  undelete: t`bring deleted items of this Backup vault back`,
  restore: t`restore from this Backup vault`,
  'create-volume-group': t`create volume groups in this Elastic SAN`,
  'create-disk': t`create managed disks in this resource group`,
  'assign-roles': t`assign roles there`,
  'take-roles-back': t`take role assignments back there`,
};

/** The role of Azure's own with the least that has the action; source: Azure built-in roles. */
const roleFor: Record<Deed, string> = {
  'create-resource-group': 'Contributor',
  'create-vault': 'Backup Contributor',
  'change-vault': 'Backup Contributor',
  'delete-vault': 'Contributor',
  'write-policy': 'Backup Contributor',
  'delete-policy': 'Backup Contributor',
  'configure-backup': 'Backup Operator',
  'start-run': 'Backup Operator',
  'change-policy': 'Backup Operator',
  'back-up-now': 'Backup Operator',
  'stop-backup': 'Contributor',
  'pause-backup': 'Backup Contributor',
  'resume-backup': 'Backup Contributor',
  'delete-backup-instance': 'Backup Contributor',
  undelete: 'Backup Contributor',
  restore: 'Backup Operator',
  'create-volume-group': 'Contributor',
  'create-disk': 'Contributor',
  'assign-roles': 'Role Based Access Control Administrator',
  'take-roles-back': 'Role Based Access Control Administrator',
};

/** That a person may not do something, with the action of Azure's that their roles lack and a role that has it. */
export const rightWords = (deed: Deed, action: string): string =>
  t`Your account may not ${words[deed]}: its roles lack ${action}. The role ${roleFor[deed]} has it; ask an owner to assign it to you.`;
