import { nameOf, type ListedJob } from '@esan/domain';
import { alikeProblems } from '../lists/alike-problems.ts';
import { troubleOfJob } from '../words/job.tsx';
import { explainJob } from './job-trouble.ts';

/** Jobs that did not end well for one reason. */
export type JobGroup = {
  key: string;
  /** The reason in a sentence, without the name of a volume where it is of several. */
  reason: string;
  jobs: readonly ListedJob[];
  newest: ListedJob;
  /** The volumes that it is about, each once. */
  volumes: readonly string[];
};

/** Jobs that did not end well, each reason once, what is most frequent first. */
export function groupsOfJobs(jobs: readonly ListedJob[]): JobGroup[] {
  const failed = jobs.flatMap((job) => {
    const problem = troubleOfJob(job);
    return problem === undefined ? [] : [{ row: job, volume: job.volumeName || nameOf(job.instanceId), problem }];
  });
  return alikeProblems(failed)
    .flatMap(({ key, problem, rows }): JobGroup[] => {
      const [newest] = rows.toSorted((one, other) => (one.startedAt < other.startedAt ? 1 : -1));
      if (newest === undefined) return [];
      const volumes = [...new Set(rows.map(({ volumeName }) => volumeName))].toSorted();
      const told = volumes.length === 1 ? newest : { ...newest, volumeName: '' };
      return [{ key, reason: explainJob(told, problem).happened, jobs: rows, newest, volumes }];
    })
    .toSorted((one, other) => other.jobs.length - one.jobs.length);
}
