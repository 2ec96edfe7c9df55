import { sameId, type Job, type Operation, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { usualPaceMs, type Begun } from '../azure/long-running.ts';
import { allJobsIn, withIntent, type OddJob } from '../estate/jobs.ts';
import { pressed } from './lost.ts';
import { Presses, pressKey } from './presses.ts';
import { runningOf } from './ticket.ts';

/** What is to happen once. */
export type Once = {
  intent: string;
  kind: 'back-up-now' | 'restore';
  targetId: string;
  /** The item that is backed up or restored from. */
  instanceId: string;
  vault: VaultPlace;
  /** Azure's jobs have been read a moment ago and none is of this intent. */
  isNew?: boolean;
};

// Two presses that overlap share one call, and so does one that comes before Azure's list of jobs shows the first; after that the list is the memory.
const shownWithinMs = 20_000;
const presses = new Presses<Operation>();

/**
 * Start a backup or restore that must happen once: `start` is called only if Azure knows no job of
 * this intent, and a lost answer is looked up before it counts as a failure.
 */
export function once(azure: Azure, about: Once, start: (headers: Record<string, string>) => Promise<Begun>): Promise<Operation> {
  const { kind, targetId, instanceId, intent } = about;
  const work = async () => {
    const before = about.isNew === true ? undefined : await operationOfJob(azure, about);
    if (before !== undefined) return before;
    return pressed(
      azure,
      { kind, targetId },
      {
        start: () => start({ 'x-ms-client-request-id': intent }),
        taken: () => operationOfJob(azure, about),
      },
    );
  };
  return presses.share(azure.leases, pressKey(azure.person, kind, targetId, instanceId, intent), work, shownWithinMs);
}

async function operationOfJob(azure: Azure, about: Once): Promise<Operation | undefined> {
  const { vault, intent } = about;
  const { jobs, odd } = await allJobsIn(azure, vault);
  const job =
    withIntent(
      jobs.filter((one) => isOf(one, about)),
      intent,
    ) ?? oddOf(odd, about);
  return job === undefined ? undefined : jobAsOperation(azure, about, job);
}

/** A job that is there already, as the operation that is followed. */
export const jobAsOperation = (azure: Azure, { kind, targetId }: Pick<Once, 'kind' | 'targetId'>, { id }: Pick<Job, 'id'>): Operation =>
  runningOf({ kind, targetId, pollPath: `${id}?api-version=2026-06-01`, pollAfterMs: usualPaceMs, since: azure.asOf() });

/** A job of this intent that cannot be read is there all the same: what may be this press is not begun once more. */
const oddOf = (odd: readonly OddJob[], { intent, instanceId }: Once): OddJob | undefined =>
  withIntent(
    odd.filter((one) => one.instanceId === undefined || sameId(one.instanceId, instanceId)),
    intent,
  );

/** A restore may have the intent of a backup, and the one is not the other. */
const isOf = (job: Job, { kind, instanceId }: Once): boolean =>
  job.operation === (kind === 'restore' ? 'restore' : 'backup') && sameId(job.instanceId, instanceId);
