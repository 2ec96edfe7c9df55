import { backupInstanceId, vaultPlaceOf, type BackupInstance, type LaterOfRow, type RunRow } from '@esan/domain';
import type { WholeRun } from './to-run.ts';

/** What is stopped, in trouble or still on its way is not protected. */
const protects = ({ state }: BackupInstance): boolean => state === 'protected' || state === 'updating';

const isLeftOver = ({ state }: RunRow): boolean => state === 'failed' || state === 'not-sent';

/** Whether somebody may have come back to volumes of a run: it is over, and has not protected them all. */
export const mayBeRetried = ({ state, rows }: WholeRun): boolean => state !== 'running' && rows.some(isLeftOver);

/** A run with what became of the volumes that it has not protected: the newest run that took them up, and whether they are protected by now. */
export function withLater(run: WholeRun, { runs, items }: { runs: readonly WholeRun[]; items: readonly BackupInstance[] }): WholeRun {
  const vault = vaultPlaceOf(run.vaultId);
  if (vault === undefined) return run;
  const newestFirst = runs
    .filter(({ id, startedAt }) => id.toLowerCase() !== run.id.toLowerCase() && startedAt > run.startedAt)
    .toSorted((one, other) => other.startedAt.localeCompare(one.startedAt));
  const isTaken = new Set(items.filter(protects).map(({ id }) => id.toLowerCase()));
  const laterOf = (row: RunRow): LaterOfRow | null => {
    const volume = row.volumeId.toLowerCase();
    const again = newestFirst.find(({ rows }) => rows.some(({ volumeId }) => volumeId.toLowerCase() === volume));
    const isProtected = isTaken.has(backupInstanceId({ ...vault, instance: row.instance }).toLowerCase());
    if (again === undefined && !isProtected) return null;
    const { subscriptionId, resourceGroup, name } = again ?? run;
    return { run: again === undefined ? null : { subscriptionId, resourceGroup, name }, isProtected };
  };
  return { ...run, rows: run.rows.map((row) => (isLeftOver(row) ? { ...row, later: laterOf(row) } : row)) };
}
