import type { OperationKind } from '@esan/domain';

/** Everything that work of the portal can change: what a call shows of it is old then. */
export const nouns = [
  'resource groups',
  'elastic SANs',
  'volumes',
  'vaults',
  'roles',
  'policies',
  'protected items',
  'deleted items',
  'restore points',
  'jobs',
  'disks',
  'registrations',
  'runs',
  'locks',
] as const;

/** One of them. */
export type Noun = (typeof nouns)[number];

/** What is another once work of a kind is over. What changes as soon as the work is accepted stands at the endpoint that begins it. */
export const workChanges: Record<OperationKind, readonly Noun[]> = {
  'create-vault': ['vaults', 'resource groups'],
  // The identity is one of a vault's settings, and it is the one that holds the roles.
  'change-vault': ['vaults', 'roles'],
  'delete-vault': ['vaults', 'policies', 'deleted items'],
  'check-volumes': [],
  'validate-backup': [],
  'configure-backup': ['protected items', 'jobs', 'runs'],
  // Points that exist take the retention of the new policy.
  'change-policy': ['protected items', 'policies', 'restore points'],
  'back-up-now': ['protected items', 'restore points', 'jobs'],
  'stop-backup': ['protected items', 'restore points'],
  'resume-backup': ['protected items', 'restore points'],
  'delete-backup-instance': ['protected items', 'restore points', 'deleted items'],
  undelete: ['protected items', 'restore points', 'deleted items'],
  'create-volume-group': ['elastic SANs'],
  'validate-restore': [],
  restore: ['elastic SANs', 'volumes', 'jobs'],
  'create-disk': ['disks'],
};
