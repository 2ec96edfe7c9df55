import type { Api, Handlers } from '@esan/contract';
import { usualMsOf } from '@esan/domain';
import { jobsIn, withIntent } from '../estate/jobs.ts';
import { toJob } from '../estate/records/to-job.ts';
import type { Caller } from '../http/caller.ts';
import { pageAt } from './job-filter.ts';
import { jobPage } from './job-pages.ts';

/** Backup jobs: Azure's own list, so work started elsewhere shows too. */
export const jobs = {
  async listJobs({ query }, { azure }) {
    const { subscriptionId, after, count = '100', ...filter } = query;
    const found = await jobPage(azure, filter, pageAt(after, Number(count)), subscriptionId);
    return { asOf: azure.asOf(), ...found };
  },
  async getJob({ params }, { azure }) {
    const item = toJob(await azure.dataProtection(params.subscriptionId).jobs.get(params.resourceGroup, params.vault, params.job));
    return { asOf: azure.asOf(), item };
  },
  async findJob({ params }, { azure }) {
    const found = await jobsIn(azure, params);
    const item = withIntent(found, params.intent) ?? null;
    return { asOf: azure.asOf(), item, usualMs: item === null ? null : usualMsOf(found, item) };
  },
} satisfies Partial<Handlers<Api, Caller>>;
