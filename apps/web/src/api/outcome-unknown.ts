import { t } from '@lingui/core/macro';
import type { Work } from '@esan/domain';

/** What of a piece of work is not known, and where a person sees whether it has come about. */
const sought: Record<Work, { whether: string; look: string }> = {
  'create-vault': {
    whether: t`whether the vault is being created`,
    look: t`Open Backup vaults in a minute: it is listed there if Azure has taken this. If it is not, create it again.`,
  },
  'change-vault': {
    whether: t`whether the vault is being changed`,
    look: t`Open the vault in a minute and look whether it is as you want it. If it is not, make the change again.`,
  },
  'delete-vault': {
    whether: t`whether the vault is being deleted`,
    look: t`Open Backup vaults in a minute: it is listed there as long as it exists. If it still is, delete it again.`,
  },
  'check-volumes': { whether: t`how the check of the volumes came out`, look: t`It changes nothing. Check again.` },
  'validate-backup': { whether: t`how Azure's check came out`, look: t`It changes nothing. Check again.` },
  'validate-restore': { whether: t`how Azure's check came out`, look: t`It changes nothing. Check again.` },
  'configure-backup': {
    whether: t`whether the volume is being protected`,
    look: t`Open Protected items in a minute: it is listed there if Azure has taken this. If it is not, configure it again.`,
  },
  'change-policy': {
    whether: t`whether the policy is being changed`,
    look: t`Open the protected item in a minute and look at its policy. If it is still the old one, change it again.`,
  },
  'back-up-now': {
    whether: t`whether a backup was started`,
    look: t`Open the jobs in a minute: a backup of this volume is listed there if Azure has taken it. Start another one only if it is not.`,
  },
  'stop-backup': {
    whether: t`whether backup is being stopped`,
    look: t`Open the protected item in a minute and look at its state. If it is still protected, stop it again.`,
  },
  'resume-backup': {
    whether: t`whether backup is being resumed`,
    look: t`Open the protected item in a minute and look at its state. If it is still stopped, resume it again.`,
  },
  'delete-backup-instance': {
    whether: t`whether the protected item is being deleted`,
    look: t`Open Protected items in a minute: it is listed there as long as it exists. If it still is, delete it again.`,
  },
  undelete: {
    whether: t`whether the protected item is being brought back`,
    look: t`Open Protected items in a minute: it is listed there if Azure has taken this. If it is not, undelete it again.`,
  },
  'create-volume-group': {
    whether: t`whether the volume group is being created`,
    look: t`Open the Elastic SAN in a minute: the group is listed there if Azure has taken this. If it is not, create it again.`,
  },
  restore: {
    whether: t`whether a restore was started`,
    look: t`Open the jobs in a minute: a restore of this volume is listed there if Azure has taken it. Start another one only if it is not.`,
  },
  'create-disk': {
    whether: t`whether the disk is being made`,
    look: t`Open the disk's page in a minute: it shows the disk if Azure has taken this. If it does not, make it again.`,
  },
  'write-policy': {
    whether: t`whether the policy was saved`,
    look: t`Open the policies of the vault in a minute and look at it. If it is not as you want it, save it again.`,
  },
  'delete-policy': {
    whether: t`whether the policy was deleted`,
    look: t`Open the policies of the vault in a minute: it is listed there as long as it exists. If it still is, delete it again.`,
  },
  'assign-roles': {
    whether: t`whether the roles of the vault were changed`,
    look: t`Open Identity on the page of the vault in a minute: it shows which roles the vault has. Then assign or remove what is still to do.`,
  },
};

/** What is said where nobody knows whether Azure has taken a piece of work: which, and how to find out. */
export function outcomeUnknownWords(work: Work | undefined): { happened: string; advice: string } {
  const { whether, look } =
    work === undefined
      ? { whether: t`whether Azure has taken this`, look: t`Look at the page again in a minute before you try once more.` }
      : sought[work];
  return { happened: t`It is not known ${whether}.`, advice: t`Azure's answer did not come, and what Azure shows does not tell. ${look}` };
}
