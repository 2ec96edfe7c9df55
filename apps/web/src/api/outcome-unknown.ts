import type { Work } from '@esan/domain';

/** What of a piece of work is not known, and where a person sees whether it has come about. */
const sought: Record<Work, { whether: string; look: string }> = {
  'create-vault': {
    whether: 'whether the vault is being created',
    look: 'Open Backup vaults in a minute: it is listed there if Azure has taken this. If it is not, create it again.',
  },
  'change-vault': {
    whether: 'whether the vault is being changed',
    look: 'Open the vault in a minute and look whether it is as you want it. If it is not, make the change again.',
  },
  'delete-vault': {
    whether: 'whether the vault is being deleted',
    look: 'Open Backup vaults in a minute: it is listed there as long as it exists. If it still is, delete it again.',
  },
  'check-volumes': { whether: 'how the check of the volumes came out', look: 'It changes nothing. Check again.' },
  'validate-backup': { whether: "how Azure's check came out", look: 'It changes nothing. Check again.' },
  'validate-restore': { whether: "how Azure's check came out", look: 'It changes nothing. Check again.' },
  'configure-backup': {
    whether: 'whether the volume is being protected',
    look: 'Open Protected items in a minute: it is listed there if Azure has taken this. If it is not, configure it again.',
  },
  'change-policy': {
    whether: 'whether the policy is being changed',
    look: 'Open the protected item in a minute and look at its policy. If it is still the old one, change it again.',
  },
  'back-up-now': {
    whether: 'whether a backup was started',
    look: 'Open the jobs in a minute: a backup of this volume is listed there if Azure has taken it. Start another one only if it is not.',
  },
  'stop-backup': {
    whether: 'whether backup is being stopped',
    look: 'Open the protected item in a minute and look at its state. If it is still protected, stop it again.',
  },
  'resume-backup': {
    whether: 'whether backup is being resumed',
    look: 'Open the protected item in a minute and look at its state. If it is still stopped, resume it again.',
  },
  'delete-backup-instance': {
    whether: 'whether the protected item is being deleted',
    look: 'Open Protected items in a minute: it is listed there as long as it exists. If it still is, delete it again.',
  },
  undelete: {
    whether: 'whether the protected item is being brought back',
    look: 'Open Protected items in a minute: it is listed there if Azure has taken this. If it is not, undelete it again.',
  },
  'create-volume-group': {
    whether: 'whether the volume group is being created',
    look: 'Open the Elastic SAN in a minute: the group is listed there if Azure has taken this. If it is not, create it again.',
  },
  restore: {
    whether: 'whether a restore was started',
    look: 'Open the jobs in a minute: a restore of this volume is listed there if Azure has taken it. Start another one only if it is not.',
  },
  'create-disk': {
    whether: 'whether the disk is being made',
    look: "Open the disk's page in a minute: it shows the disk if Azure has taken this. If it does not, make it again.",
  },
  'write-policy': {
    whether: 'whether the policy was saved',
    look: 'Open the policies of the vault in a minute and look at it. If it is not as you want it, save it again.',
  },
  'delete-policy': {
    whether: 'whether the policy was deleted',
    look: 'Open the policies of the vault in a minute: it is listed there as long as it exists. If it still is, delete it again.',
  },
  'assign-roles': {
    whether: 'whether the roles of the vault were changed',
    look: 'Open Identity on the page of the vault in a minute: it shows which roles the vault has. Then assign or remove what is still to do.',
  },
};

/** What is said where nobody knows whether Azure has taken a piece of work: which, and how to find out. */
export function outcomeUnknownWords(work: Work | undefined): { happened: string; advice: string } {
  const { whether, look } =
    work === undefined
      ? { whether: 'whether Azure has taken this', look: 'Look at the page again in a minute before you try once more.' }
      : sought[work];
  return { happened: `It is not known ${whether}.`, advice: `Azure's answer did not come, and what Azure shows does not tell. ${look}` };
}
