import { setTimeout as pause } from 'node:timers/promises';
import type { Operation, OperationKind, Problem, Work } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Begun } from '../azure/long-running.ts';
import { problemOf } from '../http/problems.ts';
import { Refusal, unreadableAnswer } from '../http/refusal.ts';
import { standingOf, type About } from './standing.ts';
import { runningOf, succeededOf } from './ticket.ts';

const leavesNothing: readonly OperationKind[] = ['validate-backup', 'validate-restore', 'check-volumes', 'back-up-now', 'restore'];

/** What Azure accepted, as an operation; without a status address the thing itself says how it stands. */
export async function accepted(azure: Azure, about: About, { pollPath, pollAfterMs, isUnderWay }: Begun): Promise<Operation> {
  const ticket = { ...about, pollAfterMs, since: azure.asOf() };
  if (pollPath !== undefined) return runningOf({ ...ticket, pollPath });
  // Neither a check nor a restore leaves anything behind that could be asked how it ended.
  if (isUnderWay === true && leavesNothing.includes(about.kind)) throw unreadableAnswer();
  return (await standingOf(azure, ticket)) ?? succeededOf(ticket);
}

/** How the thing stands that was asked for and is there already: nothing is sent. */
export async function standing(azure: Azure, about: About): Promise<Operation> {
  return accepted(azure, about, { pollPath: undefined, pollAfterMs: usualLookMs });
}

const usualLookMs = 5000;

/**
 * A press: what is sent, and how Azure shows that it has taken it; undefined where it shows nothing of the kind. With an answer
 * that is no loss (it is busy, it is not there), only what is as it was wanted counts: what is at work may be somebody else's.
 */
export type Press = { start: () => Promise<Begun>; taken: Taken<Operation> };

type Taken<T> = (answer: { isLost: boolean }) => Promise<T | undefined>;

/**
 * Send what begins work. A lost answer is looked up before it counts as anything: Azure may have taken the work all the same, and shows it
 * some seconds later. Where it shows nothing, it is said that nobody knows, and not that it failed.
 */
export async function pressed(azure: Azure, about: About, { start, taken }: Press): Promise<Operation> {
  try {
    const begun = await start();
    return await accepted(azure, about, begun).catch((error: unknown) => {
      if (error instanceof Refusal && error.problem.code === 'unreadable-answer') throw error;
      // What Azure has taken it has taken, whether or not the thing can be looked at now.
      return runningOf({ ...about, pollAfterMs: begun.pollAfterMs, since: azure.asOf() });
    });
  } catch (error) {
    return soughtAfter(azure, error, about.kind, taken);
  }
}

/** What came of a request whose answer was a failure: the work, if Azure shows it; else the failure, or that nobody knows. */
export async function soughtAfter<T>(azure: Azure, error: unknown, work: Work, taken: Taken<T>): Promise<T> {
  const [status, problem] = problemOf(error);
  const answer = { isLost: isLost(error) };
  // A request that was lost and sent again meets its own work, or finds that done.
  const looks = answer.isLost ? looksAfterMs : status === 409 || status === 404 ? [0] : [];
  const found = await lookedFor(looks, azure.signal, () => taken(answer));
  if (found !== undefined) return found;
  // What Azure itself has put off it has not taken; and who leads elsewhere is told where to.
  if (!answer.isLost || status === 503 || problem.code === 'foreign-host') throw error;
  throw outcomeUnknown(work, problem);
}

/** When something that may not show at once is looked for: ms after the look before. */
type Looks = readonly number[];

// Azure's lists lag by seconds. Nobody looks on after the request is over: the next press is a new one.
const looksAfterMs: Looks = [0, 1000, 2000, 3000];
const looksWithinMs = 10_000;

/** The looks for a volume of which Azure says that it is restored. */
export const looksForRestored: Looks = [0, 1000, 1500];

/** What shows at one of some looks; undefined where nothing does, or nobody waits for it any more. */
export async function lookedFor<T>(looks: Looks, signal: AbortSignal, taken: () => Promise<T | undefined>): Promise<T | undefined> {
  const end = performance.now() + looksWithinMs;
  for (const afterMs of looks) {
    await pause(afterMs, undefined, { signal }).catch(() => undefined);
    if (signal.aborted) return undefined;
    // A look that fails shows as little as one that finds nothing, and so does one that takes too long.
    const found = await Promise.race([
      taken().catch(() => undefined),
      pause(Math.max(0, end - performance.now()), undefined, { ref: false }),
    ]);
    if (found !== undefined || performance.now() >= end) return found;
  }
  return undefined;
}

/** Nobody knows whether Azure has taken a piece of work. */
const outcomeUnknown = (work: Work, { detail, found, azureCode, correlationId }: Problem): Refusal =>
  new Refusal(504, { code: 'outcome-unknown', work, detail, found, azureCode, correlationId });

/** No answer, one from a gateway on the way, one that nobody can read, or one that leads nowhere: Azure may have accepted all the same. */
function isLost(error: unknown): boolean {
  if (error instanceof Refusal) return error.problem.code === 'unreadable-answer';
  if (!(error instanceof Error)) return false;
  if (error.name === 'AzureSilent' || error.name === 'ForeignHost' || error.name === 'AbortError') return true;
  if (error.name !== 'RestError') return false;
  const { statusCode } = error as Error & { statusCode?: number };
  const code = problemOf(error)[1].code;
  return statusCode === undefined || statusCode >= 500 || code === 'unreadable-answer';
}
