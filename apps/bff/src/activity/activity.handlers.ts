import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, nameOf, starterOf, type BegunJob, type Starter } from '@esan/domain';
import { all } from '../azure/calls/paged-list.ts';
import type { Azure } from '../azure/clients.ts';
import { gather, readList, type Found } from '../estate/everywhere.ts';
import { placeIn } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { eventsIn } from './activity-log.ts';
import { spansOf, type Span } from './spans.ts';
import { deedsOf, toLogEvent } from './to-deed.ts';

type Told = { jobId: string; starter: Starter };

/** Who did what, by Azure's Activity log: nothing of it is in the jobs and items themselves. */
export const activity = {
  async listJobStarters({ body }, { azure }) {
    const bySubscription = Map.groupBy(body.jobs, ({ instanceId }) => placeIn(instanceId).subscriptionId.toLowerCase());
    const parts = [...bySubscription].flatMap(([subscriptionId, jobs]) =>
      spansOf(jobs).map((span) => ({ ...span, subscriptionId, id: `${subscriptionId}/${span.from}`, name: subscriptionId })),
    );
    const { items, missing } = await gather(parts, (part) => startersIn(azure, part));
    return { items, missing: perJob(parts, missing) };
  },
  async listLoggedDeeds({ params, query }, { azure }) {
    const instanceId = backupInstanceId(params);
    const part = { subscriptionId: params.subscriptionId, from: query.since, of: { instanceId } };
    const { items, missing } = await readList(eventsIn(azure, part), { id: instanceId, name: params.instance }, toLogEvent);
    return { items: deedsOf(items), missing };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function startersIn(azure: Azure, part: Span<BegunJob> & { subscriptionId: string }): Promise<Told[]> {
  // Read to its end: a name that a part of the log leaves alone may be the wrong one.
  const records = await all(eventsIn(azure, { ...part, of: 'backup' }));
  const deeds = deedsOf(records.map(toLogEvent).filter((event) => event !== undefined));
  return part.jobs.map((job) => ({ jobId: job.id, starter: starterOf(job, deeds, azure.asOf()) }));
}

/** What could not be read of the log is missing of each job that it would have told of. */
const perJob = (parts: readonly (Span<BegunJob> & { id: string })[], missing: Found<Told>['missing']): Found<Told>['missing'] =>
  missing.flatMap((one) =>
    (parts.find(({ id }) => id === one.id)?.jobs ?? []).map(({ id }) => ({ id, name: nameOf(id), problem: one.problem })),
  );
