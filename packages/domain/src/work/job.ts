import type { Problem } from './problem.ts';
import { sameId } from '../names/resource-id.ts';

/** How a backup job stands. */
export const jobStatuses = [
  'running',
  'completed',
  'completed-with-warnings',
  'failed',
  'cancelling',
  'cancelled',
  'paused',
  'unknown',
] as const;

/** How a backup job stands. */
export type JobStatus = (typeof jobStatuses)[number];

/** What a job does. */
export const jobOperations = ['backup', 'restore', 'other'] as const;

/** One piece of work that Azure Backup did or does. */
export type Job = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  vault: string;
  operation: (typeof jobOperations)[number];
  /** Azure's word for the operation. */
  operationName: string;
  instanceId: string;
  volumeName: string;
  san: string;
  status: JobStatus;
  /** Azure's own word for the status; empty where it says none. */
  said: string;
  trigger: 'scheduled' | 'on-demand';
  startedAt: string;
  endedAt: string | null;
  /** The request that started it: our intent's id. */
  activityId: string;
  steps: { name: string; status: JobStatus; said: string }[];
  /** Target volume group of a restore. */
  destinationId: string | null;
  problem: Problem | null;
  /** What Azure warns of, whether or not the work succeeded. */
  warnings: Problem[];
};

/** What the activities of one press on several items begin with: restores of several have an activity each, backups have the same. */
export const pressOf = (activityId: string): string => activityId.toLowerCase().slice(0, 'xxxxxxxx-xxxx'.length);

/** A job as the list of all shows it: its steps and warnings come with its own page. */
export type ListedJob = Omit<Job, 'subscriptionId' | 'resourceGroup' | 'steps' | 'destinationId' | 'warnings'>;

/** How many jobs of a vault do the same and stand in the same way. */
export type JobCount = Pick<Job, 'status' | 'operation' | 'vault'> & { count: number };

/** The last backup of an item, as the list of all items shows it. */
export type LastBackup = Pick<Job, 'status' | 'said' | 'startedAt' | 'endedAt'>;

/** A backup as far as restore points are concerned. */
export type Attempt = Pick<Job, 'name' | 'status' | 'trigger' | 'startedAt' | 'endedAt'>;

/**
 * How long such work usually takes for an item, in ms: the middle one of its runs that ended well; null before there is one.
 * The run that is held against it, if any, is named by its id and does not count.
 */
export function usualMsOf(jobs: readonly Job[], of: Pick<Job, 'operation' | 'instanceId'> & { id?: string | undefined }): number | null {
  const spans = jobs
    .filter((job) => job.status === 'completed' && job.operation === of.operation && sameId(job.instanceId, of.instanceId))
    .filter(({ id }) => of.id === undefined || !sameId(id, of.id))
    .flatMap(({ startedAt, endedAt }) => (endedAt === null ? [] : [Date.parse(endedAt) - Date.parse(startedAt)]))
    .sort((a, b) => a - b);
  return spans[Math.floor(spans.length / 2)] ?? null;
}

/** Whether work that still runs has taken more than twice as long as usual. */
export const isLate = (runningMs: number, usualMs: number | null): boolean => usualMs !== null && runningMs > 2 * usualMs;

/** Whether a job is still at work. */
export const isRunning = (status: JobStatus): boolean => status === 'running' || status === 'cancelling' || status === 'paused';

/** Whether a job may still come to another status: it is at work, or Azure says a word that nobody knows and names no end. */
export const maySettle = ({ status, endedAt }: Pick<Job, 'status' | 'endedAt'>): boolean =>
  isRunning(status) || (status === 'unknown' && endedAt === null);
