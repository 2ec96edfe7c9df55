import { t } from '@lingui/core/macro';
import { sameId, takesVolume, type BackupInstance, type Problem } from '@esan/domain';
import type { RowState } from '../../api/row-steps.ts';
import type { PlannedRow, ProtectRequest } from '../plan/plan.ts';

/** How far one volume of a plan is. */
export type BackupRunState =
  | { kind: 'queued' }
  | { kind: 'sending' }
  | { kind: 'configuring'; instance: BackupInstance | undefined }
  | { kind: 'protected'; instance: BackupInstance }
  | { kind: 'failed'; problem: Problem };

/** A volume of the plan with how far it is. */
export type BackupRunRow = { row: PlannedRow; state: BackupRunState };

const unexplained: Problem = { code: 'azure-refused', detail: t`Azure says that the protection was not configured.` };

/** Whether the item that Azure has of a volume says all of its row: one whose configuration failed may be configured anew. */
export const isSettledBy = ({ state }: BackupInstance): boolean => takesVolume(state);

/** How far a row is: what Azure has counts before anything that this page knows of what it has sent. */
export function stateOf(row: PlannedRow, instances: readonly BackupInstance[], sent: RowState, isTriedAgain: boolean): BackupRunState {
  const instance = instanceOf(row.request, instances);
  if (instance !== undefined && isSettledBy(instance)) {
    if (instance.state === 'configuring' || instance.state === 'updating') return { kind: 'configuring', instance };
    if (instance.state === 'error') return { kind: 'failed', problem: instance.problem ?? unexplained };
    return { kind: 'protected', instance };
  }
  if (instance !== undefined && !isTriedAgain) return { kind: 'failed', problem: instance.problem ?? unexplained };
  if (sent.kind === 'refused' || sent.kind === 'waiting') return { kind: 'failed', problem: sent.problem };
  if (sent.kind === 'queued') return { kind: 'queued' };
  // Azure lists a new item some moments after it has accepted it.
  return sent.kind === 'asking' && sent.operation === undefined ? { kind: 'sending' } : { kind: 'configuring', instance: undefined };
}

/** What protects a volume of the plan in the vault; an item that failed only if there is no other. */
export function instanceOf({ volumeId }: ProtectRequest, instances: readonly BackupInstance[]): BackupInstance | undefined {
  const all = instances.filter((instance) => sameId(instance.volumeId, volumeId));
  return all.find(isSettledBy) ?? all[0];
}

/** How many rows are in some states. */
export const runCountOf = (rows: readonly BackupRunRow[], ...kinds: BackupRunState['kind'][]): number =>
  rows.filter(({ state }) => kinds.includes(state.kind)).length;

/** How many rows Azure configures at once; the rest waits its turn. */
export const configuringAtOnce = 24;
