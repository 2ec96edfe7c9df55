import { sameId, takesVolume, type BackupInstance, type Problem } from '@esan/domain';
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

/** What this page itself knows of a row beside what Azure shows: that it was sent, accepted, or refused before anything came to be. */
export type Sent =
  | { kind: 'sending' }
  | { kind: 'accepted'; operationId: string }
  | { kind: 'refused'; problem: Problem }
  /** A person wants it tried once more. */
  | { kind: 'again' };

const unexplained: Problem = { code: 'azure-refused', detail: 'Azure says that the protection was not configured.' };

/** How far a row is: what Azure has counts before anything that this page remembers. */
export function stateOf(row: PlannedRow, instances: readonly BackupInstance[], sent: Sent | undefined): BackupRunState {
  const instance = instanceOf(row.request, instances);
  if (instance !== undefined && takesVolume(instance.state)) {
    if (instance.state === 'configuring' || instance.state === 'updating') return { kind: 'configuring', instance };
    if (instance.state === 'error') return { kind: 'failed', problem: instance.problem ?? unexplained };
    return { kind: 'protected', instance };
  }
  if (sent?.kind === 'again') return { kind: 'queued' };
  if (sent?.kind === 'sending') return { kind: 'sending' };
  if (sent?.kind === 'refused') return { kind: 'failed', problem: sent.problem };
  // Azure lists a new item some moments after it has accepted it.
  if (sent?.kind === 'accepted') return { kind: 'configuring', instance: undefined };
  if (instance !== undefined) return { kind: 'failed', problem: instance.problem ?? unexplained };
  return { kind: 'queued' };
}

/** What protects a volume of the plan in the vault; an item that failed only if there is no other. */
function instanceOf({ volumeId }: ProtectRequest, instances: readonly BackupInstance[]): BackupInstance | undefined {
  const all = instances.filter((instance) => sameId(instance.volumeId, volumeId));
  return all.find(({ state }) => takesVolume(state)) ?? all[0];
}

/** How many rows are in some states. */
export const runCountOf = (rows: readonly BackupRunRow[], ...kinds: BackupRunState['kind'][]): number =>
  rows.filter(({ state }) => kinds.includes(state.kind)).length;

/** How many rows Azure configures at once; the rest waits its turn. */
export const configuringAtOnce = 24;

/** The rows to send next: a handful of those that wait, while there is room. */
export function nextToSend(rows: readonly BackupRunRow[], atOnce: number): PlannedRow[] {
  const room = configuringAtOnce - runCountOf(rows, 'configuring', 'sending');
  return rows
    .filter(({ state }) => state.kind === 'queued')
    .slice(0, Math.max(0, Math.min(atOnce, room)))
    .map(({ row }) => row);
}
