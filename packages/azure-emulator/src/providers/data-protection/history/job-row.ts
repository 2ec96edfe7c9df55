import { objectAt } from '../../../arm/bodies.ts';
import type { Derived } from '../../../world/derived-folder.ts';
import type { Resource } from '../../../world/resource-store.ts';
import type { World } from '../../../world/world.ts';
import { azureTime } from '../protocol/azure-time.ts';
import { jobType, vaultIdOf } from '../protocol/ids.ts';
import { infoOfTag, succeeded } from '../work/backups.ts';
import { endedJob, etagAt, startedJob } from '../work/jobs.ts';
import { NumberedGuids } from './numbered-guids.ts';
import type { Past } from './pasts.ts';

/** How a run is called. */
type Names = { name: string; activityId: string; pointName: string };

/** Jobs of the backups in a past, of which those that have ended are remembered: a list of jobs is read again and again. */
export function jobRow(world: World, past: Past, pointName: (run: number) => string): Omit<Derived, 'touched'> {
  const { instance } = past.facts;
  const jobs = new NumberedGuids(`${instance.id.toLowerCase()}/jobs`);
  const activities = new NumberedGuids(`${instance.id.toLowerCase()}/activities`);
  const namesOf = (run: number): Names => ({ name: jobs.at(run), activityId: activities.at(run), pointName: pointName(run) });
  const known = new Map<number, Resource>();
  let ended: ((run: number, names: Names) => Resource) | undefined;
  const made = (run: number): Resource => {
    const before = known.get(run);
    if (before !== undefined) return before;
    const names = namesOf(run);
    if (world.timeline.now < past.endOf(run)) return startedJob(begun(past, names.activityId), names.name, past.startOf(run));
    ended ??= endedJobs(world, past);
    const job = ended(run, names);
    for (const old of known.keys()) if (old < past.jobs[0]) known.delete(old);
    known.set(run, job);
    return job;
  };
  return {
    type: jobType,
    folder: `${vaultIdOf(instance.id)}/backupJobs`,
    prefix: jobs.prefix,
    range: () => [past.jobs[0], Math.max(...past.jobs)],
    made,
    madeAt: (run) => past.startOf(run),
    placeOf: (name) => jobs.placeOf(name),
  };
}

const begun = ({ facts }: Past, activityId: string) =>
  ({ instance: facts.instance, kind: 'Backup', activityId, isUserTriggered: false, extendedInfo: infoOfTag('Default') }) as const;

/** Jobs of one instance that have ended differ in when they were and how things are called: there are tens of thousands, so the rest is worked out once. */
function endedJobs(world: World, past: Past): (run: number, names: Names) => Resource {
  const started = startedJob(begun(past, ''), '', past.startOf(0));
  const like = endedJob(world, started, succeeded('', past.facts.sizeGiB), past.endOf(0));
  const info = objectAt(like.properties, 'extendedInfo');
  const point = objectAt(info, 'targetRecoverPoint');
  const [task] = info['subTasks'] as Record<string, unknown>[];
  const details = objectAt(task, 'additionalDetails');
  return (run, { name, activityId, pointName }) => ({
    ...like,
    id: like.id + name,
    name,
    properties: {
      ...like.properties,
      activityID: activityId,
      etag: etagAt(past.endOf(run)),
      startTime: azureTime(past.startOf(run)),
      endTime: azureTime(past.endOf(run)),
      extendedInfo: {
        ...info,
        targetRecoverPoint: { ...point, recoveryPointID: pointName },
        subTasks: [{ ...task, additionalDetails: { ...details, TaskId: activityId } }],
      },
    },
  });
}
