import type { Operation, OperationKind, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Begun } from '../azure/long-running.ts';
import { usualPaceMs } from '../azure/long-running.ts';
import { jobOf } from '../estate/jobs.ts';
import { Refusal } from '../http/refusal.ts';
import { runningOf, succeededOf } from './ticket.ts';
import type { Ticket } from './ticket.ts';

type Intent = {
  intent: string;
  kind: OperationKind;
  targetId: string;
  vault: VaultPlace;
  /** Azure's jobs have been read a moment ago and none is of this intent. */
  isNew?: boolean;
};

// Two presses that overlap share one call; after it, Azure's own list of jobs is the memory.
const underWay = new Map<string, Promise<Operation>>();

const checks: ReadonlySet<OperationKind> = new Set(['validate-backup', 'validate-restore', 'check-volumes']);

/** What Azure accepted, as an operation; `begun` without a status address is done already, unless the thing itself is still at work. */
export function accepted(about: Pick<Ticket, 'kind' | 'targetId'>, begun: Begun): Operation {
  const ticket = { ...about, pollAfterMs: begun.pollAfterMs };
  if (begun.pollPath !== undefined) return runningOf({ ...ticket, pollPath: begun.pollPath });
  if (begun.isUnderWay !== true) return succeededOf(ticket);
  // A check leaves nothing behind that could be asked how it ended.
  if (checks.has(about.kind)) throw new Refusal(502, { code: 'unreadable-answer' });
  return runningOf(ticket);
}

/**
 * Start a backup or restore that must happen once: `start` is called only if Azure knows no job of
 * this intent, and a lost answer is looked up before it counts as a failure.
 */
export function once(azure: Azure, about: Intent, start: (headers: Record<string, string>) => Promise<Begun>): Promise<Operation> {
  const running = underWay.get(about.intent);
  if (running !== undefined) return running;
  const work = startUnlessThere(azure, about, start).finally(() => underWay.delete(about.intent));
  underWay.set(about.intent, work);
  return work;
}

async function startUnlessThere(
  azure: Azure,
  about: Intent,
  start: (headers: Record<string, string>) => Promise<Begun>,
): Promise<Operation> {
  const before = about.isNew === true ? undefined : await operationOfJob(azure, about);
  if (before !== undefined) return before;
  try {
    const begun = await start({ 'x-ms-client-request-id': about.intent });
    if (begun.isUnderWay === true) throw new Refusal(502, { code: 'unreadable-answer' });
    return accepted({ kind: about.kind, targetId: about.targetId }, begun);
  } catch (error) {
    if (!isLost(error)) throw error;
    const after = await operationOfJob(azure, about);
    if (after === undefined) throw error;
    return after;
  }
}

async function operationOfJob(azure: Azure, { kind, targetId, vault, intent }: Intent): Promise<Operation | undefined> {
  const job = await jobOf(azure, vault, intent);
  if (job === undefined) return undefined;
  return runningOf({ kind, targetId, pollPath: `${job.id}?api-version=2026-06-01`, pollAfterMs: usualPaceMs });
}

/** No answer, one from a gateway on the way, or one that leads nowhere: Azure may have accepted all the same. */
function isLost(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error instanceof Refusal) return error.problem.code === 'unreadable-answer';
  if (error.name === 'AzureSilent' || error.name === 'ForeignHost') return true;
  if (error.name !== 'RestError') return false;
  const { statusCode } = error as Error & { statusCode?: number };
  return statusCode === undefined || statusCode >= 500;
}
