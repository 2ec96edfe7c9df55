import type { Deed } from '@esan/domain';

const words: Record<Deed, string> = {
  'create-resource-group': 'create resource groups in this subscription',
  'create-vault': 'create a Backup vault in this resource group',
  'change-vault': 'change this Backup vault',
  'delete-vault': 'delete this Backup vault',
  'write-policy': 'create or change policies of this Backup vault',
  'delete-policy': 'delete policies of this Backup vault',
  'configure-backup': 'configure backup in this Backup vault',
  'start-run': 'make deployments in this resource group',
  'change-policy': 'change the policy of items in this Backup vault',
  'back-up-now': 'start backups in this Backup vault',
  'stop-backup': 'stop backups in this Backup vault',
  'pause-backup': 'stop backups in this Backup vault',
  'resume-backup': 'resume backups in this Backup vault',
  'delete-backup-instance': 'delete protected items of this Backup vault',
  undelete: 'bring deleted items of this Backup vault back',
  restore: 'restore from this Backup vault',
  'create-volume-group': 'create volume groups in this Elastic SAN',
  'create-disk': 'create managed disks in this resource group',
  'assign-roles': 'assign roles there',
  'take-roles-back': 'take role assignments back there',
};

/** That a person may not do something, with the action of Azure's that their roles lack. */
export const rightWords = (deed: Deed, action: string): string => `Your account may not ${words[deed]}: its roles lack ${action}.`;
