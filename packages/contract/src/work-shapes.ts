import { jobOperations, jobStatuses, operationKinds } from '@esan/domain';
import type { Job, JobCount, LastBackup, ListedJob, Operation } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from './drift.ts';
import { problem } from './problem-shapes.ts';
import { resource } from './replies.ts';

const text = z.string();
const orNull = z.nullable(text);

const about = { id: text, kind: z.enum(operationKinds), targetId: text };

/** A long-running operation, seen once. */
export const operation = shapeOf<Operation>()(
  z.discriminatedUnion('status', [
    z.object({ ...about, status: z.literal('running'), pollAfterMs: z.number() }),
    z.object({ ...about, status: z.literal('succeeded') }),
    z.object({ ...about, status: z.literal('failed'), problem }),
    z.object({ ...about, status: z.literal('canceled') }),
    z.object({ ...about, status: z.literal('unknown'), problem, pollAfterMs: z.optional(z.number()) }),
  ]),
);

/** A backup job. */
export const job = shapeOf<Job>()(
  z.object({
    ...resource,
    vault: text,
    operation: z.enum(jobOperations),
    operationName: text,
    instanceId: text,
    volumeName: text,
    san: text,
    status: z.enum(jobStatuses),
    said: text,
    trigger: z.enum(['scheduled', 'on-demand']),
    startedAt: text,
    endedAt: orNull,
    activityId: text,
    steps: z.array(z.object({ name: text, status: z.enum(jobStatuses), said: text })),
    destinationId: orNull,
    problem: z.nullable(problem),
    warnings: z.array(problem),
  }),
);

/** The last backup of an item. */
export const lastBackup = shapeOf<LastBackup>()(z.object({ status: z.enum(jobStatuses), said: text, startedAt: text, endedAt: orNull }));

/** A job as the list of all shows it. */
export const listedJob = shapeOf<ListedJob>()(
  z.omit(job, { subscriptionId: true, resourceGroup: true, steps: true, destinationId: true, warnings: true }),
);

/** How many jobs there are of one kind. */
export const jobCount = shapeOf<JobCount>()(
  z.object({ status: z.enum(jobStatuses), operation: z.enum(jobOperations), vault: text, count: z.number() }),
);
