import { setTimeout as pause } from 'node:timers/promises';
import type { api, Input, Reply } from '@esan/contract';
import { isRunning, pressOf, sameId, usualMsOf, vaultId, type Job, type Operation, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { begin } from '../azure/long-running.ts';
import { remembered } from '../estate/everywhere.ts';
import { jobNow, jobsOfInstances } from '../estate/graph/instance-jobs.ts';
import { allJobsIn, type OddJob } from '../estate/jobs.ts';
import { hasJustChanged } from '../estate/just-changed.ts';
import { derivedGuid } from '../estate/roles.ts';
import { partialProblem, problemOf } from '../http/problems.ts';
import { lookedFor, looksForRestored } from '../operations/lost.ts';
import { jobAsOperation, once } from '../operations/once.ts';
import { Presses, pressKey } from '../operations/presses.ts';
import { instancePlaceOf, requestFor, restoredVolumeId, type Choice } from './restore-request.ts';
import { restoreReader, volumeNamesIn, type RestoreReader } from './restore-reader.ts';

type Wanted = Input<typeof api.startRestore>['body'];
type Begun = Reply<typeof api.startRestore>['items'][number];
type Sought = Input<typeof api.findRestore>['body'];
type Run = Reply<typeof api.findRestore>['items'][number];

// Azure allows ten restores of a volume in a day and keeps jobs for 14 days.
const mostAttempts = 140;
const atOnce = 8;

// The address of a run has no room for whole names of points.
const pointBegins = 8;

/**
 * The id that Azure keeps of one attempt: the same intent for the same point, group and name gives the same, and for any other another one. All
 * of one intent begin alike, which tells others what was pressed together.
 */
function intentOf(intent: string, { instanceId, point, groupId, volumeName }: Choice, attempt: number): string {
  const own = derivedGuid('restore', intent, instanceId, point.slice(0, pointBegins), groupId, volumeName, `${attempt}`);
  const press = pressOf(derivedGuid('restore', intent));
  return press + own.slice(press.length);
}

type AllJobs = { jobs: readonly Job[]; odd: readonly OddJob[] };
/** Without `job` it is one that cannot be read. */
type Attempt = { id: string; job?: Job };

// One list of a vault's jobs tells of all its volumes.
const byActivityIn = new WeakMap<AllJobs, ReadonlyMap<string, Attempt>>();

function byActivityOf(all: AllJobs): ReadonlyMap<string, Attempt> {
  const found = byActivityIn.get(all) ?? byActivity(all);
  byActivityIn.set(all, found);
  return found;
}

/** Of several jobs of one attempt the one that has not failed tells of it: the others met what it had made. */
function byActivity({ jobs, odd }: AllJobs): ReadonlyMap<string, Attempt> {
  const [failed, others] = [jobs.filter(hasFailed), jobs.filter((job) => !hasFailed(job))];
  const read = [...failed, ...others].map((job): [string, Attempt] => [job.activityId.toLowerCase(), { id: job.id, job }]);
  const unread = odd.map(({ activityId, id }): [string, Attempt] => [activityId.toLowerCase(), { id }]);
  return new Map([...unread, ...read]);
}

const hasFailed = ({ status }: Job): boolean => status === 'failed' || status === 'cancelled';

/** The last attempt of which Azure has a job, with its number. */
function lastAttempt(all: AllJobs, intent: string, row: Choice): Partial<Attempt> & { attempt: number } {
  const attempts = byActivityOf(all);
  let found: Partial<Attempt> & { attempt: number } = { attempt: 0 };
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const one = attempts.get(intentOf(intent, row, attempt));
    if (one === undefined) break;
    found = { ...one, attempt };
  }
  return found;
}

/** Stands for every item of the same vault: their jobs are in one list. */
const anyInVaultOf = ({ instanceId }: Choice): string => `${vaultId(instancePlaceOf(instanceId))}/backupInstances/any`;

/** How restores go, out of Azure's own jobs, by one question or list for each vault. A job of Azure's does not name its volume, so that is looked for. */
export async function runsOf(azure: Azure, { intent, rows }: Sought): Promise<Pick<Reply<typeof api.findRestore>, 'items' | 'missing'>> {
  const missing: Reply<typeof api.findRestore>['missing'] = [];
  const vaults = new Set(rows.map(({ instanceId }) => vaultId(instancePlaceOf(instanceId)).toLowerCase()));
  const jobsOf = remembered(async (instanceId): Promise<AllJobs> => {
    const at = instancePlaceOf(instanceId);
    const inVault = rows.filter((row) => sameId(anyInVaultOf(row), instanceId));
    const shown = await allShown(azure, at, { intent, rows: inVault });
    if (shown !== undefined) return shown;
    return allJobsIn(azure, at).catch((error: unknown): AllJobs => {
      // Of the only vault nothing is known then: what was known before stays, and nobody is told that there is no job.
      if (vaults.size === 1) throw error;
      missing.push({ id: vaultId(at), name: at.vault, problem: partialProblem(error) });
      return { jobs: [], odd: [] };
    });
  });
  const runs = await Promise.all(
    rows.map(async (row) => {
      const all = await jobsOf(anyInVaultOf(row));
      const { id, job = null } = lastAttempt(all, intent, row);
      if (id !== undefined && job === null) missing.push({ id, name: row.volumeName, problem: { code: 'unreadable-record' } });
      return { row, job, usualMs: usualMsOf(all.jobs, { operation: 'restore', instanceId: row.instanceId, id }) };
    }),
  );
  const done = runs.flatMap(({ row, job }) => (job !== null && isCompleted(job) ? [row] : []));
  const volumeOf = await volumesThere(azure, done);
  for (const { row, job } of runs)
    if (job !== null && isCompleted(job) && hasJustChanged(azure, job.endedAt)) azure.changes.note(restoredVolumeId(row));
  return {
    items: runs.map(({ row, job, usualMs }): Run => ({ instanceId: row.instanceId, job, volume: volumeOf(row), usualMs })),
    missing,
  };
}

// More restores at work than these are asked about by the vault's list, in place of one by one.
const fewAtWork = 8;

/** The jobs of rows of one vault where Resource Graph shows one of each row that has not failed, which is its last attempt; else only the vault's list tells. */
async function allShown(azure: Azure, { subscriptionId }: VaultPlace, { intent, rows }: Sought): Promise<AllJobs | undefined> {
  const ids = [...new Set(rows.map(({ instanceId }) => instanceId))];
  const shown = await jobsOfInstances(azure, subscriptionId, ids);
  if (shown === undefined) return undefined;
  const all: AllJobs = { jobs: [...shown.values()].flat(), odd: [] };
  const last = rows.flatMap((row) => lastAttempt(all, intent, row).job ?? []);
  const atWork = new Set(last.filter(({ status }) => isRunning(status)).map(({ id }) => id));
  if (last.length < rows.length || last.some(hasFailed) || atWork.size > fewAtWork) return undefined;
  return { ...all, jobs: await Promise.all(all.jobs.map(async (job) => (atWork.has(job.id) ? jobNow(azure, job) : job))) };
}

const isCompleted = ({ status }: Job): boolean => status === 'completed' || status === 'completed-with-warnings';

/** Whether the volumes of completed restores are there; null of those that nobody may look for. */
async function volumesThere(azure: Azure, rows: readonly Choice[]): Promise<(row: Choice) => Run['volume']> {
  const found = new Map<string, ReadonlySet<string>>();
  const byGroup = Map.groupBy(rows, ({ groupId }) => groupId.toLowerCase());
  await Promise.all(
    Array.from(byGroup, ([groupId, [...inGroup]]) =>
      lookedFor(looksForRestored, azure.signal, async () => {
        const names = await namesThere(azure, groupId);
        if (names === undefined) return true;
        found.set(groupId, names);
        return inGroup.every(({ volumeName }) => names.has(volumeName.toLowerCase())) || undefined;
      }),
    ),
  );
  return ({ groupId, volumeName }) => {
    const names = found.get(groupId.toLowerCase());
    const isSought = rows.some((row) => row.groupId === groupId && row.volumeName === volumeName);
    if (names === undefined || !isSought) return null;
    return names.has(volumeName.toLowerCase()) ? 'there' : 'missing';
  };
}

/** Names of the volumes in a group, none where it is gone; undefined where they cannot be read: who may not look has the word of the job. */
async function namesThere(azure: Azure, groupId: string): Promise<ReadonlySet<string> | undefined> {
  try {
    return new Set((await volumeNamesIn(azure, groupId)).map((name) => name.toLowerCase()));
  } catch (error) {
    return problemOf(error)[0] === 404 ? new Set() : undefined;
  }
}

// Two presses that overlap: the same one shares the work, another one waits and then finds the jobs of the first.
const same = new Presses<Begun[]>();
const presses = new Presses<Begun[]>();

/** Start every restore that has no job yet, and those again whose named job has failed. */
export function startRestores(azure: Azure, wanted: Wanted): Promise<Begun[]> {
  const key = pressKey(azure.person, 'restore', wanted.intent);
  return same.share(azure.leases, pressKey(key, JSON.stringify(wanted.rows)), () =>
    presses.follow(azure.leases, key, () => startRows(azure, wanted)),
  );
}

/** A few at a time, with a fresh look at Azure's jobs before each few: another server may have been asked the same. */
async function startRows(azure: Azure, { intent, rows }: Wanted): Promise<Begun[]> {
  const begun: Begun[] = [];
  for (let first = 0; first < rows.length; first += atOnce) {
    const some = rows.slice(first, first + atOnce);
    const reader = restoreReader(
      azure,
      rows.map(({ instanceId }) => instanceId),
    );
    begun.push(...(await Promise.all(some.map((row) => startRow(azure, reader, intent, row)))));
  }
  return begun;
}

async function startRow(azure: Azure, reader: RestoreReader, intent: string, row: Wanted['rows'][number]): Promise<Begun> {
  const { instanceId } = row;
  try {
    const at = instancePlaceOf(instanceId);
    const about = { kind: 'restore', targetId: restoredVolumeId(row), vault: at, instanceId, isNew: true } as const;
    const { id, job, attempt } = lastAttempt(await reader.jobsOf(vaultId(at)), intent, row);
    const isRetry = job !== undefined && job.name === row.after && hasFailed(job);
    if (id !== undefined && !isRetry) return { instanceId, operation: jobAsOperation(azure, about, { id }), problem: null };
    const [instance, region] = await Promise.all([reader.instanceOf(instanceId), reader.regionOf(row.groupId)]);
    const request = requestFor(row, instance.volumeName, region);
    const { backupInstances } = azure.dataProtectionActions(at.subscriptionId);
    const operation = await patiently(azure.signal, () =>
      once(azure, { ...about, intent: intentOf(intent, row, attempt + 1) }, (headers) =>
        begin((options) =>
          backupInstances.triggerRestore(at.resourceGroup, at.vault, at.instance, request, { ...options, requestOptions: { headers } }),
        ),
      ),
    );
    return { instanceId, operation, problem: null };
  } catch (error) {
    return { instanceId, operation: null, problem: partialProblem(error) };
  }
}

// So long a request waits for Azure's sake in all; beyond it the person is told when to press again.
const patienceMs = 5000;

/** A call that Azure puts off was not carried out: it is sent again after the time that Azure asks for, while the request lasts. */
async function patiently(signal: AbortSignal, start: () => Promise<Operation>): Promise<Operation> {
  const until = performance.now() + patienceMs;
  for (;;) {
    try {
      return await start();
    } catch (error) {
      const { code, retryAfterMs: waitMs = patienceMs } = partialProblem(error);
      if (code !== 'throttled' || performance.now() + waitMs > until) throw error;
      // Sent after the request is over, nobody could tell whether Azure took it; it did not take this one.
      await pause(waitMs, undefined, { signal }).catch(() => Promise.reject(error));
    }
  }
}
