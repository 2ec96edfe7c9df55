import type { Job, JobCount } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import type { Missing } from '../estate/everywhere.ts';
import { readJobsOfVaults } from '../estate/jobs.ts';
import { fits, newestFirst, nextOf, type JobFilter, type JobPage } from './job-filter.ts';

/** A page of jobs, with what could not be read; `counts` in the first page alone. */
export type FoundJobs = { items: Job[]; missing: Missing[]; next: string | null; counts: JobCount[] | null };

/** What narrows the list without narrowing its counts: they tell what else there would be. */
const ofCounts = ({ volume, hours }: JobFilter): JobFilter => ({ volume, hours });

/** Every vault's own list, from which the page is taken. */
export async function jobPage(azure: Azure, filter: JobFilter, page: JobPage, subscriptionId?: string): Promise<FoundJobs> {
  const { items: all, missing } = await readJobsOfVaults(azure, subscriptionId);
  const asOf = azure.asOf();
  const { begunBy, skip, count } = page;
  const found = all.filter((job) => fits(job, filter, asOf) && (begunBy === undefined || job.startedAt <= begunBy)).sort(newestFirst);
  const items = found.slice(skip, skip + count);
  return {
    items,
    missing,
    next: nextOf(page, items, found.length),
    counts: begunBy === undefined ? countsOf(all.filter((job) => fits(job, ofCounts(filter), asOf))) : null,
  };
}

function countsOf(jobs: readonly Job[]): JobCount[] {
  const kinds = Map.groupBy(jobs, ({ status, operation, vault }) => [status, operation, vault].join());
  return [...kinds.values()].flatMap((same) =>
    same.slice(0, 1).map(({ status, operation, vault }) => ({ status, operation, vault, count: same.length })),
  );
}
