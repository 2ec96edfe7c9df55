import type { Problem } from './problem.ts';

/** How a backup job stands. */
export const jobStatuses = ['running', 'completed', 'completed-with-warnings', 'failed', 'cancelling', 'cancelled', 'paused'] as const;

/** How a backup job stands. */
export type JobStatus = (typeof jobStatuses)[number];

/** One piece of work that Azure Backup did or does. */
export type Job = {
  id: string;
  name: string;
  subscriptionId: string;
  resourceGroup: string;
  vault: string;
  operation: 'backup' | 'restore' | 'other';
  /** Azure's word for the operation. */
  operationName: string;
  instanceId: string;
  volumeName: string;
  san: string;
  status: JobStatus;
  trigger: 'scheduled' | 'on-demand';
  startedAt: string;
  endedAt: string | null;
  /** The request that started it: our intent's id. */
  activityId: string;
  steps: { name: string; status: JobStatus }[];
  /** Target volume group of a restore. */
  destinationId: string | null;
  problem: Problem | null;
};

/** A backup as far as restore points are concerned. */
export type Attempt = Pick<Job, 'name' | 'status' | 'trigger' | 'startedAt' | 'endedAt'>;

/** Whether a job is still at work. */
export const isRunning = (status: JobStatus): boolean => status === 'running' || status === 'cancelling' || status === 'paused';
