import type { OperationKind } from './operation-kind.ts';
import type { Problem } from './problem.ts';

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
  // Nobody knows how it stands: Azure says a word that nobody knows, and may be asked again, or shows nothing of it.
  | { status: 'unknown'; problem: Problem; pollAfterMs?: number | undefined }
);

/** Why an operation did not succeed, as far as it is over; nothing while it runs and when it succeeded. */
export function troubleOf(operation: Operation | undefined): Problem | undefined {
  if (operation?.status === 'failed' || operation?.status === 'unknown') return operation.problem;
  return operation?.status === 'canceled' ? { code: 'canceled' } : undefined;
}

/** Whether nobody has to wait any longer: it is over, or nobody can tell whether it is. */
export const isDone = (operation: Operation): boolean => operation.status !== 'running';
