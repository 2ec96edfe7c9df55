import { nameOf, type ListedJob } from '@esan/domain';
import { nameOrder } from '../settings/formats.ts';
import { alikeProblems } from '../lists/alike-problems.ts';
import type { WithAzures } from '../ui/messages/azure-words.tsx';
import { troubleOfJob } from '../words/job.tsx';
import { explainJob } from './job-trouble.ts';

/** Jobs that did not end well for one reason. */
export type JobGroup = {
  key: string;
  /** The reason in a sentence, without the name of a volume where it is of several. */
  reason: WithAzures;
  jobs: readonly ListedJob[];
  newest: ListedJob;
  /** The items that it is about, each once, by the names of their volumes; where two of one name are among them, with their Elastic SANs. */
  volumes: readonly string[];
};

const volumeOf = ({ volumeName, instanceId }: ListedJob): string => volumeName || nameOf(instanceId);

/** The volumes of some jobs by name: volumes of two Elastic SANs may have one name, and are two all the same. */
function volumesOf(jobs: readonly ListedJob[]): string[] {
  const items = [...new Map(jobs.map((job) => [job.instanceId.toLowerCase(), job])).values()];
  const named = Map.groupBy(items, volumeOf);
  const isShared = (job: ListedJob) => job.san !== '' && (named.get(volumeOf(job))?.length ?? 0) > 1;
  return items.map((job) => (isShared(job) ? `${volumeOf(job)} (${job.san})` : volumeOf(job))).toSorted(nameOrder());
}

/** Jobs that did not end well, each reason once, what is most frequent first. */
export function groupsOfJobs(jobs: readonly ListedJob[]): JobGroup[] {
  const failed = jobs.flatMap((job) => {
    const problem = troubleOfJob(job);
    return problem === undefined ? [] : [{ row: job, volume: volumeOf(job), problem }];
  });
  return alikeProblems(failed)
    .flatMap(({ key, problem, rows }): JobGroup[] => {
      const [newest] = rows.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
      if (newest === undefined) return [];
      const volumes = volumesOf(rows);
      const told = volumes.length === 1 ? newest : { ...newest, volumeName: '' };
      const { happened, azures } = explainJob(told, problem);
      return [{ key, reason: { words: happened, azures }, jobs: rows, newest, volumes }];
    })
    .toSorted((one, other) => other.jobs.length - one.jobs.length);
}
