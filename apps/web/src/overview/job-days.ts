import type { JobStatus } from '@esan/domain';
import { dayOfTime, daysLater } from '../ui/time/days.ts';

/** Jobs of one status that began within a quarter of an hour. */
export type JobQuarter = { at: string; status: JobStatus; count: number };

/** How the jobs of a day stand. */
export type JobDay = { day: string; done: number; warned: number; failed: number; running: number; other: number };

const partOf: Record<JobStatus, keyof Omit<JobDay, 'day'>> = {
  completed: 'done',
  'completed-with-warnings': 'warned',
  failed: 'failed',
  running: 'running',
  cancelling: 'other',
  cancelled: 'other',
  paused: 'other',
  unknown: 'other',
};

/**
 * The jobs of the last 7 times 24 hours by the days of a person's own clock. The first of these is not whole, and has what lies before it by the hour that
 * clocks went forward or by the quarter that has just ended.
 */
export function jobDays(quarters: readonly JobQuarter[], asOf: string, zone?: string): JobDay[] {
  const today = dayOfTime(asOf, zone);
  const days = Array.from({ length: 8 }, (_, index) => daysLater(today, index - 7));
  const first = days[0] ?? today;
  return days.map((day) => {
    const shown: JobDay = { day, done: 0, warned: 0, failed: 0, running: 0, other: 0 };
    for (const { at, status, count } of quarters) {
      const began = dayOfTime(at, zone);
      if (began === day || (began < first && day === first)) shown[partOf[status]] += count;
    }
    return shown;
  });
}

/** How many jobs of some days stand in each way. */
export const jobsInAll = (days: readonly JobDay[]): Omit<JobDay, 'day'> =>
  days.reduce(
    (sum, one) => ({
      done: sum.done + one.done,
      warned: sum.warned + one.warned,
      failed: sum.failed + one.failed,
      running: sum.running + one.running,
      other: sum.other + one.other,
    }),
    { done: 0, warned: 0, failed: 0, running: 0, other: 0 },
  );
