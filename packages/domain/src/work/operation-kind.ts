/** What a long-running operation is about; the browser refreshes what the kind touches. */
export const operationKinds = [
  'create-vault',
  'change-vault',
  'delete-vault',
  'check-volumes',
  'validate-backup',
  'configure-backup',
  'change-policy',
  'back-up-now',
  'stop-backup',
  'resume-backup',
  'delete-backup-instance',
  'undelete',
  'create-volume-group',
  'validate-restore',
  'restore',
  'create-disk',
] as const;

/** The kind of a long-running operation. */
export type OperationKind = (typeof operationKinds)[number];

/** Every kind of work that the portal asks Azure for: operations, and what Azure answers at once. */
export const works = [...operationKinds, 'write-policy', 'delete-policy', 'assign-roles'] as const;

/** A kind of work that the portal asks Azure for. */
export type Work = (typeof works)[number];
