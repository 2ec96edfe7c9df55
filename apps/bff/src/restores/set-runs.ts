import type { api, Input, Reply } from '@esan/contract';
import { usualMsOf, vaultId } from '@esan/domain';
import type { Job } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { sanAt } from '../estate/elastic-sans.ts';
import { jobsIn } from '../estate/jobs.ts';
import { derivedGuid } from '../estate/roles.ts';
import { partialProblem } from '../http/problems.ts';
import { once } from '../operations/once.ts';
import { Presses, pressKey } from '../operations/presses.ts';
import { instancePlaceOf, requestFor, restoredVolumeId } from './restore-request.ts';
import { setReader } from './set-facts.ts';
import type { SetReader } from './set-facts.ts';

type Wanted = Input<typeof api.startRestoreSet>['body'];
type Run = Reply<typeof api.startRestoreSet>['items'][number];

// Azure allows ten restores of a volume in a day and keeps jobs for 14 days.
const mostAttempts = 140;
const atOnce = 8;

/** The id that Azure keeps of one attempt to restore one volume of a set: the same set and volume give the same. */
const intentOf = (set: string, instanceId: string, attempt: number): string => derivedGuid('restore-set', set, instanceId, `${attempt}`);

// One list of a vault's jobs tells of all its volumes.
const byActivityIn = new WeakMap<readonly Job[], ReadonlyMap<string, Job>>();

function byActivityOf(jobs: readonly Job[]): ReadonlyMap<string, Job> {
  const found = byActivityIn.get(jobs) ?? new Map(jobs.map((job) => [job.activityId.toLowerCase(), job]));
  byActivityIn.set(jobs, found);
  return found;
}

/** The last attempt for a volume that Azure has a job of, with its number. */
function lastAttempt(jobs: readonly Job[], set: string, instanceId: string): { job: Job | undefined; attempt: number } {
  const byActivity = byActivityOf(jobs);
  let found: { job: Job | undefined; attempt: number } = { job: undefined, attempt: 0 };
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const job = byActivity.get(intentOf(set, instanceId, attempt));
    if (job === undefined) break;
    found = { job, attempt };
  }
  return found;
}

function runOf(jobs: readonly Job[], set: string, instanceId: string): Run {
  const { job } = lastAttempt(jobs, set, instanceId);
  return { instanceId, job: job ?? null, problem: null, usualMs: usualMsOf(jobs, { operation: 'restore', instanceId, id: job?.id }) };
}

/** How a set goes, out of Azure's own jobs: one list for each vault. */
export async function runsOf(azure: Azure, set: string, instanceIds: readonly string[]) {
  const jobsOf = new Map<string, Promise<Job[]>>();
  const missing: { id: string; name: string; problem: ReturnType<typeof partialProblem> }[] = [];
  for (const id of instanceIds) {
    const at = instancePlaceOf(id);
    const vault = vaultId(at);
    if (jobsOf.has(vault)) continue;
    const unread = (error: unknown): Job[] => (missing.push({ id: vault, name: at.vault, problem: partialProblem(error) }), []);
    jobsOf.set(vault, jobsIn(azure, at).catch(unread));
  }
  const items = await Promise.all(instanceIds.map(async (id) => runOf((await jobsOf.get(vaultId(instancePlaceOf(id)))) ?? [], set, id)));
  return { items, missing };
}

// Two presses that overlap: the second waits, and then finds the jobs of the first.
const presses = new Presses<Run[]>();

/** Start every volume of a set that has no job yet, and those again whose named job has failed. */
export const startSet = (azure: Azure, wanted: Wanted): Promise<Run[]> =>
  presses.follow(pressKey(azure.person, 'restore-set', wanted.intent), () => startRows(azure, wanted));

/** A few at a time, with a fresh look at Azure's jobs before each few: another server may have been asked the same. */
async function startRows(azure: Azure, { intent, rows }: Wanted): Promise<Run[]> {
  const runs: Run[] = [];
  for (let first = 0; first < rows.length; first += atOnce) {
    const reader = setReader(azure);
    const some = rows.slice(first, first + atOnce);
    runs.push(...(await Promise.all(some.map((row) => startRow(azure, reader, intent, row)))));
  }
  return runs;
}

async function startRow(azure: Azure, reader: SetReader, set: string, row: Wanted['rows'][number]): Promise<Run> {
  try {
    const { instance, jobs } = await reader.instanceOf(row.instanceId);
    const { job, attempt } = lastAttempt(jobs, set, row.instanceId);
    const isRetry = job !== undefined && job.name === row.after && (job.status === 'failed' || job.status === 'cancelled');
    if (job !== undefined && !isRetry) return { ...runOf(jobs, set, row.instanceId), job };
    const group = await reader.groupOf(row.groupId);
    const region = group === null ? instance.region : sanAt(group.san).region;
    const at = instancePlaceOf(row.instanceId);
    const client = azure.dataProtectionActions(at.subscriptionId).backupInstances;
    const request = requestFor(row, instance.volumeName, region);
    const started = { kind: 'restore', targetId: restoredVolumeId(row), vault: at, instanceId: row.instanceId, isNew: true } as const;
    await patiently(() =>
      once(azure, { ...started, intent: intentOf(set, row.instanceId, attempt + 1) }, (headers) =>
        begin((options) =>
          client.triggerRestore(at.resourceGroup, at.vault, at.instance, request, { ...options, requestOptions: { headers } }),
        ),
      ),
    );
    // Azure has taken it; its job shows in the list by the next look.
    return {
      instanceId: row.instanceId,
      job: null,
      problem: null,
      usualMs: usualMsOf(jobs, { operation: 'restore', instanceId: row.instanceId }),
    };
  } catch (error) {
    return { instanceId: row.instanceId, job: null, problem: partialProblem(error), usualMs: null };
  }
}

const patience = { times: 3, atMostMs: 15_000 };

/** A call that Azure puts off was not carried out: it is sent again after the time that Azure asks for, a few times. */
async function patiently<T>(start: () => Promise<T>): Promise<T> {
  for (let time = 1; ; time += 1) {
    try {
      return await start();
    } catch (error) {
      const problem = partialProblem(error);
      const waitMs = problem.retryAfterMs ?? 1000 * 2 ** time;
      if (problem.code !== 'throttled' || time > patience.times || waitMs > patience.atMostMs) throw error;
      await new Promise((again) => setTimeout(again, waitMs));
    }
  }
}
