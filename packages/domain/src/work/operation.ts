import type { Problem } from './problem.ts';

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

/** A long-running operation of Azure, seen once. */
export type Operation = {
  id: string;
  kind: OperationKind;
  targetId: string;
} & (
  | { status: 'running'; pollAfterMs: number }
  | { status: 'succeeded' }
  | { status: 'failed'; problem: Problem }
  | { status: 'canceled' }
  // Azure says of it what nobody knows; the problem has Azure's own word. It may be asked again.
  | { status: 'unknown'; problem: Problem; pollAfterMs: number }
);

/** Why an operation did not succeed, as far as it is over; nothing while it runs and when it succeeded. */
export function troubleOf(operation: Operation | undefined): Problem | undefined {
  if (operation?.status === 'failed' || operation?.status === 'unknown') return operation.problem;
  return operation?.status === 'canceled' ? { code: 'canceled' } : undefined;
}

/** Whether nobody has to wait any longer: it is over, or nobody can tell whether it is. */
export const isDone = (operation: Operation): boolean => operation.status !== 'running';
