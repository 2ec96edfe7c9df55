import { isOfLast, type Job, type JobStatus, type Problem, type Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { joined, type Found, type Listed } from '../estate/everywhere.ts';
import { vaultKey } from '../estate/graph/vault-contents.ts';
import { readJobsOf } from '../estate/jobs.ts';
import { alikeKey } from './alike.ts';
import { contentsAndJobs, type JobTally } from './contents-and-jobs.ts';

const quarterMs = 900_000;
const weekMs = 7 * 24 * 3_600_000;
const mostReasons = 5;

/** The jobs of 7 days by quarters of an hour and status, and why jobs failed. */
export type JobWeek = {
  quarters: { at: string; status: JobStatus; count: number }[];
  reasons: { problem: Problem; count: number }[];
};

/** The jobs of all vaults of the last 7 days. A vault of which Resource Graph shows no job is asked itself: it may have none, or may not be read. */
export async function jobWeek(azure: Azure, vaults: Listed<Vault>, subscriptionId?: string): Promise<Found<JobTally>> {
  const contents = await contentsAndJobs(azure, subscriptionId);
  if (contents === undefined) return talliesOf(azure, await readJobsOf(azure, { ...vaults, missing: [] }));
  const jobsIn = (vault: Vault) => contents.get(vaultKey({ ...vault, vault: vault.name }))?.jobs ?? [];
  const silent = vaults.items.filter((vault) => jobsIn(vault).length === 0);
  const asked = await readJobsOf(azure, { items: silent, missing: [] });
  return joined([{ items: [...contents.values()].flatMap(({ jobs }) => jobs), missing: [] }, talliesOf(azure, asked)]);
}

function talliesOf(azure: Azure, { items, missing }: Found<Job>): Found<JobTally> {
  const recent = items.filter(({ startedAt }) => isOfLast(startedAt, weekMs, azure.asOf()));
  return { items: recent.map(({ startedAt, status, problem }) => ({ quarter: quarterOf(startedAt), status, problem, count: 1 })), missing };
}

const quarterOf = (moment: string): string => new Date(Math.floor(Date.parse(moment) / quarterMs) * quarterMs).toISOString();

/** Tallies of jobs as they are shown: by quarters of an hour and status, and why those failed that did. */
export function weekOfJobs(tallies: readonly JobTally[]): JobWeek {
  const recent = tallies.flatMap(({ quarter, ...tally }) => (quarter === null ? [] : [{ ...tally, at: quarter }]));
  const quarters = summedBy(recent, ({ at, status }) => `${at} ${status}`).map(({ at, status, count }) => ({ at, status, count }));
  const failed = recent.flatMap(({ status, problem, count }) =>
    status === 'failed' ? [{ problem: problem ?? ({ code: 'azure-refused' } as const), count }] : [],
  );
  return {
    quarters: quarters.sort((one, other) => one.at.localeCompare(other.at) || one.status.localeCompare(other.status)),
    reasons: summedBy(failed, ({ problem }) => alikeKey(problem))
      .sort((one, other) => other.count - one.count)
      .slice(0, mostReasons),
  };
}

/** Rows of one key as one, with the sum of their counts. */
const summedBy = <T extends { count: number }>(rows: readonly T[], keyOf: (row: T) => string): T[] =>
  [...Map.groupBy(rows, keyOf).values()].flatMap((alike) =>
    alike.slice(0, 1).map((first) => ({ ...first, count: alike.reduce((sum, { count }) => sum + count, 0) })),
  );
