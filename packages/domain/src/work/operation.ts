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
);

/** Whether there is nothing more to wait for. */
export const isDone = (operation: Operation): boolean => operation.status !== 'running';
