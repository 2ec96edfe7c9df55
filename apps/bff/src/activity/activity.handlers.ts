import type { Api, Handlers } from '@esan/contract';
import { backupInstanceId, nameOf, sameId, starterOf, type BegunJob, type Starter } from '@esan/domain';
import { all } from '../azure/calls/paged-list.ts';
import type { Azure } from '../azure/clients.ts';
import { gather, readList, type Found } from '../estate/everywhere.ts';
import { readEach } from '../estate/records/records.ts';
import { placeIn } from '../estate/vaults.ts';
import type { Caller } from '../http/caller.ts';
import { eventsIn } from './activity-log.ts';
import { spansOf, type Span } from './spans.ts';
import { deedsOf, instanceIn, toLogEvent } from './to-deed.ts';

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

/** The log is read to its end: a name that a part of it leaves alone may be the wrong one. */
const startersIn = async (azure: Azure, part: Span<BegunJob> & { subscriptionId: string }): Promise<Found<Told>> =>
  startersOf(part.jobs, await all(eventsIn(azure, { ...part, of: 'backup' })), azure.asOf());

/** Who began each job, by the events around it. One that cannot be read may be the request of any job of its item: these are missing, the others stand. */
export function startersOf(jobs: readonly BegunJob[], events: readonly unknown[], asOf: string): Found<Told> {
  const { items, missing } = readEach(events, toLogEvent, (event) => ({ about: instanceIn(event) }));
  const deeds = deedsOf(items);
  const oddOf = ({ instanceId }: BegunJob) => missing.find(({ about = instanceId }) => sameId(about, instanceId))?.problem;
  return {
    items: jobs.filter((job) => oddOf(job) === undefined).map((job) => ({ jobId: job.id, starter: starterOf(job, deeds, asOf) })),
    missing: jobs.flatMap((job) => {
      const problem = oddOf(job);
      return problem === undefined ? [] : [{ id: job.id, name: nameOf(job.id), problem }];
    }),
  };
}

/** What could not be read of the log is missing of each job that it would have told of. */
const perJob = (parts: readonly (Span<BegunJob> & { id: string })[], missing: Found<Told>['missing']): Found<Told>['missing'] =>
  missing.flatMap((one) => {
    const part = parts.find(({ id }) => id === one.id);
    return part === undefined ? one : part.jobs.map(({ id }) => ({ id, name: nameOf(id), problem: one.problem }));
  });
