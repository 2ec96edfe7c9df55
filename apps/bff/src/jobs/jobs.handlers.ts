import type { Api, Handlers } from '@esan/contract';
import { usualMsOf } from '@esan/domain';
import { gatherIn } from '../estate/everywhere.ts';
import { jobsIn, readJobsIn, withIntent } from '../estate/jobs.ts';
import { toJob } from '../estate/records/to-job.ts';
import { vaultsEverywhere } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';

/** Backup jobs: Azure's own list, so work started elsewhere shows too. */
export const jobs = {
  async listJobs({ query }, { azure }) {
    const found = await gatherIn(await vaultsEverywhere(azure, query.subscriptionId), (vault) =>
      readJobsIn(azure, { ...vault, vault: vault.name }),
    );
    const items = found.items.sort((a, b) => b.startedAt.localeCompare(a.startedAt));
    return { asOf: azure.asOf(), items, missing: found.missing };
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
