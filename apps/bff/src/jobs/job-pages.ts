import type { Job, JobCount, Vault } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Found, Listed } from '../estate/everywhere.ts';
import { vaultKey } from '../estate/graph/vault-contents.ts';
import { readJobsOf } from '../estate/jobs.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import { graphJobCounts, graphJobs, summed } from './graph-jobs.ts';
import { fits, inOrder, pageOf, windowOf, type JobFilter, type JobPage } from './job-filter.ts';

/** A page of jobs, with what could not be read; `counts` in the first page alone. */
export type FoundJobs = Listed<Job> & { next: string | null; counts: JobCount[] | null };

/** What narrows the list without narrowing its counts: they tell what else there would be. */
const ofCounts = ({ volume, hours }: JobFilter): JobFilter => ({ volume, hours });

/** A page of the jobs of all vaults: of those that Resource Graph shows, or of those in each vault's own list. */
export async function jobPage(azure: Azure, filter: JobFilter, page: JobPage, subscriptionId?: string): Promise<FoundJobs> {
  const isFirst = page.after === undefined && filter.changedSince === undefined;
  const shown = await (isFirst ? firstPage : laterPage)(azure, filter, page, subscriptionId);
  return shown ?? pageOfLists(azure, filter, page, subscriptionId);
}

/** Jobs after those that are known already, or what has become of these. */
async function laterPage(azure: Azure, filter: JobFilter, page: JobPage, subscriptionId?: string): Promise<FoundJobs | undefined> {
  const found = await graphJobs(azure, filter, page, subscriptionId);
  return found && { ...found, counts: null, from: 'resource-graph' };
}

async function firstPage(azure: Azure, filter: JobFilter, page: JobPage, subscriptionId?: string): Promise<FoundJobs | undefined> {
  const [found, all, counts, vaults] = await Promise.all([
    graphJobs(azure, filter, page, subscriptionId),
    graphJobCounts(azure, {}, subscriptionId),
    graphJobCounts(azure, ofCounts(filter), subscriptionId),
    vaultsEverywhere(azure, subscriptionId),
  ]);
  if (found === undefined || all === undefined || counts === undefined) return undefined;
  const silent = await jobsOfSilent(azure, vaults, all.vaultKeys);
  // Resource Graph does not know yet what a vault itself tells.
  if (silent.items.length > 0) return undefined;
  return {
    ...found,
    missing: [...silent.missing, ...found.missing],
    counts: counts.counts,
    from: 'resource-graph',
  };
}

/** A vault of which Resource Graph shows no job is asked itself: it may have none, or may not be read. */
function jobsOfSilent(azure: Azure, { items, missing }: Found<Vault>, shown: ReadonlySet<string>): Promise<Found<Job>> {
  return readJobsOf(azure, { items: items.filter((vault) => !shown.has(vaultKey({ ...vault, vault: vault.name }))), missing });
}

async function pageOfLists(azure: Azure, filter: JobFilter, page: JobPage, subscriptionId?: string): Promise<FoundJobs> {
  const { items: all, missing } = await readJobsOf(azure, await vaultsEverywhere(azure, subscriptionId));
  const asOf = azure.asOf();
  const { after } = page;
  const found = all
    .filter((job) => fits(job, filter, asOf))
    .map((job) => ({ begunAt: job.startedAt, name: job.name, job }))
    .filter(({ begunAt }) => after === undefined || begunAt <= after.begunAt)
    .sort(inOrder);
  const { skip, top } = windowOf(page);
  const { rows, next } = pageOf(page, found.slice(skip, skip + top), found.length);
  return {
    items: rows.map(({ job }) => job),
    missing,
    next,
    counts: after === undefined ? countsOf(all.filter((job) => fits(job, ofCounts(filter), asOf))) : null,
    from: 'each-service',
  };
}

const countsOf = (jobs: readonly Job[]): JobCount[] =>
  summed(jobs.map(({ status, operation, vault }) => ({ status, operation, vault, count: 1 })));
