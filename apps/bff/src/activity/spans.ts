import { logSpanOf, type BegunJob } from '@esan/domain';

/** Jobs whose requests stand in one stretch of the log. */
export type Span<J> = { from: string; to: string; jobs: J[] };

/** Apart by less than this they are read in one go: what lies between is a few events, and a question more takes longer. */
const nearMs = 6 * 3_600_000;

/** The stretches of the log in which the requests of some jobs stand, the newest first: one for jobs that began near to each other. */
export function spansOf<J extends Pick<BegunJob, 'startedAt'>>(jobs: readonly J[]): Span<J>[] {
  const spans: Span<J>[] = [];
  for (const job of jobs.toSorted((one, other) => other.startedAt.localeCompare(one.startedAt))) {
    const { from, to } = logSpanOf(job);
    const last = spans.at(-1);
    if (last !== undefined && Date.parse(last.from) - Date.parse(to) <= nearMs) {
      last.from = from;
      last.jobs.push(job);
    } else spans.push({ from, to, jobs: [job] });
  }
  return spans;
}
