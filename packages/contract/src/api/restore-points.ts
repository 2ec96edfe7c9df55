import { protectionStates, type PointVolume } from '@esan/domain';
import * as z from 'zod/mini';
import { shapeOf } from '../drift.ts';
import { endpoints } from '../endpoint.ts';
import { instanceId, moment, several, subscriptionId } from '../parts.ts';
import { attempt, browsedPoint } from '../point-shapes.ts';
import { policyTerms } from '../policy-shapes.ts';
import { listOf } from '../replies.ts';
import { health } from '../shapes.ts';
import { job } from '../work-shapes.ts';
import { inInstance, inInstanceParams } from './places.ts';

/** What the browser may ask for at once: the rows that a tall window shows. */
const mostAtOnce = 40;
const instances = several(instanceId, mostAtOnce, (id) => id);
const pointsOfInstances = listOf(z.object({ instanceId: z.string(), points: z.array(browsedPoint) }));

/** The calls about restore points of one item and of many. */
export const restorePointEndpoints = endpoints({
  /** Every point of some items, or those of a time. */
  browseRestorePoints: {
    method: 'post',
    shows: ['restore points'],
    path: '/api/restore-points/browse',
    body: z.strictObject({ instances, between: z.optional(z.strictObject({ from: moment, to: moment })) }),
    reply: pointsOfInstances,
  },
  /** The newest point of each item at or before a moment. */
  findRestorePoints: {
    method: 'post',
    shows: ['restore points'],
    path: '/api/restore-points/as-of',
    body: z.strictObject({ instances, at: moment }),
    reply: pointsOfInstances,
  },
  /** Every volume that has, or had, restore points, with its policy and what is known of its backups beside the points. */
  listPointVolumes: {
    method: 'get',
    shows: ['protected items', 'deleted items', 'policies', 'restore points'],
    path: '/api/restore-points/volumes',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId) }),
    reply: listOf(
      shapeOf<PointVolume>()(
        z.object({
          id: z.string(),
          volumeName: z.string(),
          group: z.string(),
          san: z.string(),
          vault: z.string(),
          policy: z.string(),
          terms: z.nullable(policyTerms),
          state: z.enum(protectionStates),
          unknownState: z.optional(z.string()),
          health,
          purgedAt: z.nullable(z.string()),
          attempts: z.nullable(z.array(attempt)),
        }),
      ),
    ),
  },
  listInstanceJobs: { method: 'get', shows: ['jobs'], path: `${inInstance}/jobs`, params: z.object(inInstanceParams), reply: listOf(job) },
});
