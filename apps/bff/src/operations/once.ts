import { setTimeout as sleep } from 'node:timers/promises';
import type { Operation, OperationKind, VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Begun } from '../azure/long-running.ts';
import { usualPaceMs } from '../azure/long-running.ts';
import { jobOf } from '../estate/jobs.ts';
import { problemOf } from '../http/problems.ts';
import { Refusal } from '../http/refusal.ts';
import { operationFrom } from './status.ts';
import { targetOf } from './target.ts';
import { runningOf, succeededOf } from './ticket.ts';
import type { Ticket } from './ticket.ts';

type About = Pick<Ticket, 'kind' | 'targetId'>;

type Intent = {
  intent: string;
  kind: OperationKind;
  targetId: string;
  vault: VaultPlace;
  /** Azure's jobs have been read a moment ago and none is of this intent. */
  isNew?: boolean;
};

// Two presses of one person that overlap share one call; after it, Azure's own list of jobs is the memory. What hangs leaves with the
// deadline of the request that began it.
const underWay = new Map<string, Promise<Operation>>();

const checks: ReadonlySet<OperationKind> = new Set(['validate-backup', 'validate-restore', 'check-volumes']);

/** What Azure accepted, as an operation; `begun` without a status address is done already, unless the thing itself is still at work. */
export function accepted(about: About, begun: Begun): Operation {
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
  const key = [azure.person, about.kind, about.targetId, about.intent].join(' ').toLowerCase();
  const running = underWay.get(key);
  if (running !== undefined) return running;
  const work = startUnlessThere(azure, about, start).finally(() => underWay.delete(key));
  underWay.set(key, work);
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
    return lookedUp(error, () => operationOfJob(azure, about));
  }
}

/** Change a thing that shows by itself whether Azure has taken the change: a lost answer is looked up there. */
export async function changed(azure: Azure, about: About, start: () => Promise<Begun>): Promise<Operation> {
  try {
    return accepted(about, await start());
  } catch (error) {
    return lookedUp(error, async () => {
      const ticket = { ...about, pollAfterMs: usualPaceMs };
      const target = await targetOf(azure, ticket);
      const seen = target === undefined ? undefined : operationFrom(ticket, 200, target);
      // That it is not yet what it is to be does not tell whether Azure has taken the change.
      return seen?.status === 'running' ? undefined : seen;
    });
  }
}

/** Azure's lists may lag some seconds behind what it has taken. */
const looksAfterMs = [0, 1000, 2000];

async function lookedUp(error: unknown, look: () => Promise<Operation | undefined>): Promise<Operation> {
  if (!isLost(error)) throw error;
  for (const pause of looksAfterMs) {
    await sleep(pause);
    const found = await look().catch(() => undefined);
    if (found !== undefined) return found;
  }
  const [, problem] = problemOf(error);
  // What was answered tells more than that nobody knows.
  if (problem.code === 'foreign-host' || (problem.code === 'azure-unavailable' && wasAnswered(error))) throw error;
  throw new Refusal(504, { code: 'outcome-unknown', detail: problem.detail, azureCode: problem.azureCode });
}

const wasAnswered = (error: unknown): boolean => (error as { statusCode?: number }).statusCode !== undefined;

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
