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
  const laterRuns = runs.filter(({ id, startedAt }) => id.toLowerCase() !== run.id.toLowerCase() && startedAt > run.startedAt);
  // Of several runs that took up a volume the newest counts: it comes last.
  const oldestFirst = laterRuns.toSorted((one, other) => one.startedAt.localeCompare(other.startedAt));
  const againBy = new Map(oldestFirst.flatMap((later) => later.rows.map(({ volumeId }) => [volumeId.toLowerCase(), later] as const)));
  // An item that was not made by the portal may have another name than the portal gives it.
  const isTaken = new Set(items.filter(protects).flatMap(({ id, volumeId }) => [id.toLowerCase(), volumeId.toLowerCase()]));
  const laterOf = (row: RunRow): LaterOfRow | null => {
    const again = againBy.get(row.volumeId.toLowerCase());
    const isProtected = [row.volumeId, backupInstanceId({ ...vault, instance: row.instance })].some((id) => isTaken.has(id.toLowerCase()));
    if (again === undefined && !isProtected) return null;
    const { subscriptionId, resourceGroup, name } = again ?? run;
    return { run: again === undefined ? null : { subscriptionId, resourceGroup, name }, isProtected };
  };
  return { ...run, rows: run.rows.map((row) => (isLeftOver(row) ? { ...row, later: laterOf(row) } : row)) };
}
