import { sameId, type Job, type Operation, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { usualPaceMs, type Begun } from '../azure/long-running.ts';
import { jobsIn, withIntent } from '../estate/jobs.ts';
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

// Two presses that overlap share one call; after it, Azure's own list of jobs is the memory.
const presses = new Presses<Operation>();

/**
 * Start a backup or restore that must happen once: `start` is called only if Azure knows no job of
 * this intent, and a lost answer is looked up before it counts as a failure.
 */
export function once(azure: Azure, about: Once, start: (headers: Record<string, string>) => Promise<Begun>): Promise<Operation> {
  const { kind, targetId, instanceId, intent } = about;
  return presses.share(azure.leases, pressKey(azure.person, kind, targetId, instanceId, intent), async () => {
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
  });
}

async function operationOfJob(azure: Azure, about: Once): Promise<Operation | undefined> {
  const { vault, intent } = about;
  const job = withIntent(
    (await jobsIn(azure, vault)).filter((one) => isOf(one, about)),
    intent,
  );
  return job === undefined ? undefined : jobAsOperation(azure, about, job);
}

/** A job that is there already, as the operation that is followed. */
export const jobAsOperation = (azure: Azure, { kind, targetId }: Pick<Once, 'kind' | 'targetId'>, { id }: Job): Operation =>
  runningOf({ kind, targetId, pollPath: `${id}?api-version=2026-06-01`, pollAfterMs: usualPaceMs, since: azure.asOf() });

/** A restore may have the intent of a backup, and the one is not the other. */
const isOf = (job: Job, { kind, instanceId }: Once): boolean =>
  job.operation === (kind === 'restore' ? 'restore' : 'backup') && sameId(job.instanceId, instanceId);
