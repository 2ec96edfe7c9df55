import type { Api, Handlers } from '@esan/contract';
import { usualMsOf, type Job, type VaultPlace } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { jobsOfInstance, jobsOfIntent } from '../estate/graph/instance-jobs.ts';
import { allJobsIn, withIntent } from '../estate/jobs.ts';
import { toJob } from '../estate/records/to-job.ts';
import type { Caller } from '../http/caller.ts';
import { Refusal } from '../http/refusal.ts';
import { pageAt } from './job-filter.ts';
import { jobPage } from './job-pages.ts';

/** Backup jobs: Azure's own list, so work started elsewhere shows too. */
export const jobs = {
  async listJobs({ query }, { azure }) {
    const { subscriptionId, after, count = '100', ...filter } = query;
    const found = await jobPage(azure, filter, pageAt(after, Number(count)), subscriptionId);
    return found;
  },
  async getJob({ params }, { azure }) {
    const item = toJob(await azure.dataProtection(params.subscriptionId).jobs.get(params.resourceGroup, params.vault, params.job));
    return { item };
  },
  async findJob({ params }, { azure }) {
    const found = (await shownBeside(azure, params)) ?? (await listedBeside(azure, params));
    const item = withIntent(found, params.intent) ?? null;
    return { item, usualMs: item === null ? null : usualMsOf(found, item) };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** All jobs of the vault; one of the intent that cannot be read is there all the same. */
async function listedBeside(azure: Azure, { intent, ...at }: VaultPlace & { intent: string }): Promise<Job[]> {
  const { jobs, odd } = await allJobsIn(azure, at);
  if (withIntent(jobs, intent) === undefined && withIntent(odd, intent) !== undefined)
    throw new Refusal(502, { code: 'unreadable-record' });
  return jobs;
}

/** The job of an intent with the others of its item; undefined where Resource Graph does not show it, or not yet. */
async function shownBeside(azure: Azure, { intent, ...at }: VaultPlace & { intent: string }): Promise<Job[] | undefined> {
  const [job] = (await jobsOfIntent(azure, at, intent))?.items ?? [];
  if (job === undefined) return undefined;
  const others = (await jobsOfInstance(azure, at.subscriptionId, job.instanceId))?.items ?? [];
  return [job, ...others.filter(({ id }) => id !== job.id)];
}
