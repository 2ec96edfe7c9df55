import { jobStatuses, needs, safeties } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { subscriptionId } from '../parts.ts';
import { pointVolume } from '../point-shapes.ts';
import { policyTerms } from '../policy-shapes.ts';
import { problem } from '../problem-shapes.ts';
import { listOf, unread } from '../replies.ts';

const text = z.string();
const count = z.number();
const orNull = z.nullable(text);

/** Protected items of which somebody should see to the same for the same reason: how many there are, and the first of them. */
const needGroup = z.object({
  need: z.enum(needs),
  problem: z.nullable(problem),
  count,
  /**
   * `since` is when it began to fail, or when the backup was due that is missing; `jobId` is its last backup: what a job warns of is told by that
   * job alone.
   */
  items: z.array(z.object({ id: text, volumeName: text, san: text, vault: text, policyId: text, since: orNull, jobId: orNull })),
});

/** How many of the protected items of a policy are as new as it promises. */
const freshness = z.object({
  policyId: text,
  policy: text,
  vault: text,
  terms: z.nullable(policyTerms),
  onTime: count,
  behind: count,
  failing: count,
  noPoint: count,
  notKnown: count,
  /** The oldest of the newest points of its items; null where none is known. */
  oldestAt: orNull,
});

/** Jobs of one status that began within a quarter of an hour, and why jobs failed, the most frequent first. */
const week = z.object({
  quarters: z.array(z.object({ at: text, status: z.enum(jobStatuses), count })),
  reasons: z.array(z.object({ problem, count })),
});

/** What snapshots take up in a region, by what is assumed of volumes of which nobody has said more. */
const regionSnapshots = z.object({ region: text, volumes: count, sizeGiB: count, totalGiB: count });

/**
 * How safe everything is, in numbers and the most urgent of each kind, whatever the size of the estate: what somebody should see to, now and when there
 * is time, in at most 20 groups each of 20 items, 8 policies, 5 reasons of failed jobs, 12 volumes in trouble, every region of Azure's.
 */
export const overviewEndpoints = endpoints({
  getOverview: {
    method: 'get',
    shows: ['volumes', 'elastic SANs', 'vaults', 'protected items', 'policies', 'restore points', 'jobs'],
    path: '/api/overview',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId) }),
    reply: z.object({
      ...listOf(needGroup).shape,
      subscriptions: count,
      sans: count,
      volumes: z.array(z.object({ safety: z.enum(safeties), count })),
      protectedItems: count,
      /** How many items somebody should see to: now, and in all. */
      needed: z.object({ now: count, total: count }),
      policies: z.object({ first: z.array(freshness), total: count }),
      jobs: week,
      troubled: z.object({ first: z.array(pointVolume), total: count }),
      /** `notCounted` are protected items whose size or policy is not known. */
      snapshots: z.object({ regions: z.array(regionSnapshots), notCounted: count }),
      /** Vaults that could not be asked what they protect. */
      unreadProtectors: unread,
      /** Vaults whose jobs could not be read, or not all of them. */
      unreadJobs: unread,
    }),
  },
});
