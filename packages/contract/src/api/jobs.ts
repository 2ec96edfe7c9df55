import { jobOperations, jobStatuses } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { intent, moment, name, subscriptionId } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { job, jobCount, listedJob } from '../work-shapes.ts';
import { inVault, inVaultParams } from './places.ts';

/** How many jobs a page of the list has. */
const count = z.string().check(z.regex(/^([1-9]\d{0,2}|1000)$/, 'form'));

/** After which job a page begins: when it began, how many of the jobs that began with it have been shown, and its name. */
const cursor = z.string().check(z.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~\d{1,6}~[^~]{1,100}$/, 'form'));

/** Jobs of all vaults and one by one. */
export const jobEndpoints = endpoints({
  /**
   * A page of jobs, the newest first: all of them, or those that fit. `next` is what the page after it is asked for by; null after the last one.
   * With `changedSince`, those alone that have begun or ended since then.
   */
  listJobs: {
    method: 'get',
    shows: ['jobs'],
    path: '/api/jobs',
    query: z.strictObject({
      subscriptionId: z.optional(subscriptionId),
      after: z.optional(cursor),
      count: z.optional(count),
      status: z.optional(z.enum(jobStatuses)),
      operation: z.optional(z.enum(jobOperations)),
      vault: z.optional(name),
      /** A part of the volume's name. */
      volume: z.optional(z.string().check(z.maxLength(100))),
      /** Begun within so many hours. */
      hours: z.optional(z.enum(['24', '168'])),
      changedSince: z.optional(moment),
    }),
    /** `counts` tells how many there are of each kind, whatever their status, in the first page; null in others. */
    reply: z.object({ ...listOf(listedJob).shape, next: z.nullable(z.string()), counts: z.nullable(z.array(jobCount)) }),
  },
  getJob: {
    method: 'get',
    shows: ['jobs'],
    path: `${inVault}/jobs/:job`,
    params: z.object({ ...inVaultParams, job: name }),
    reply: oneOf(job),
  },
  findJob: {
    method: 'get',
    shows: ['jobs'],
    path: `${inVault}/jobs-of/:intent`,
    params: z.object({ ...inVaultParams, intent }),
    /** `usualMs` is how long such jobs of the item usually take; null before one has ended well. */
    reply: z.object({ ...oneOf(z.nullable(job)).shape, usualMs: z.nullable(z.number()) }),
  },
});
