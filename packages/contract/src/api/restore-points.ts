import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { packedPointVolumes } from '../packed/packed-point-volumes.ts';
import { sentPointVolumes } from '../packed/sent-point-volumes.ts';
import { instanceId, moment, resourceGroupId, several, subscriptionId } from '../parts.ts';
import { browsedPoint, pointVolume, snapshotMoments } from '../point-shapes.ts';
import { listOf } from '../replies.ts';
import { job } from '../work-shapes.ts';
import { inInstance, inInstanceParams } from './places.ts';

/** What the browser may ask for at once: the rows that a tall window shows. */
const mostAtOnce = 40;
const instances = several(instanceId, mostAtOnce, (id) => id);
const pointsOfInstances = listOf(z.object({ instanceId: z.string(), points: z.array(browsedPoint) }));

/** Rows of any window, in one question to Azure. */
const mostSurveyed = 100;

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
  /** How many points Azure lists of each item; one whose list cannot be read to its end is missing, as a part of a number is none. */
  countRestorePoints: {
    method: 'post',
    shows: ['restore points'],
    path: '/api/restore-points/count',
    body: z.strictObject({ instances }),
    reply: listOf(z.object({ instanceId: z.string(), count: z.number() })),
  },
  /**
   * When points of some items were taken in a time, told by their snapshots in one question to Azure Resource Graph: of the items alone whose snapshots prove to
   * be theirs. The points themselves are not read.
   */
  surveyRestorePoints: {
    method: 'post',
    shows: ['restore points'],
    path: '/api/restore-points/survey',
    isLookedAt: true,
    body: z.strictObject({
      instances: several(instanceId, mostSurveyed, (id) => id),
      snapshotGroups: several(resourceGroupId, mostSurveyed, (id) => id),
      between: z.strictObject({ from: moment, to: moment }),
    }),
    reply: listOf(z.object({ instanceId: z.string(), ...snapshotMoments.shape })),
  },
  /** The newest point of each item at or before a moment. */
  findRestorePoints: {
    method: 'post',
    shows: ['restore points'],
    path: '/api/restore-points/as-of',
    body: z.strictObject({ instances, at: moment }),
    reply: pointsOfInstances,
  },
  /**
   * Every protected volume, with its policy and what is known of its backups beside its points; or every one whose protected item was deleted and
   * can be brought back, which each vault has to be asked for.
   */
  listPointVolumes: {
    method: 'get',
    shows: ['protected items', 'deleted items', 'policies', 'restore points'],
    path: '/api/restore-points/volumes',
    query: z.strictObject({ subscriptionId: z.optional(subscriptionId), which: z.optional(z.literal('deleted')) }),
    reply: listOf(pointVolume),
    packing: { schema: sentPointVolumes, ...packedPointVolumes },
  },
  listInstanceJobs: { method: 'get', shows: ['jobs'], path: `${inInstance}/jobs`, params: z.object(inInstanceParams), reply: listOf(job) },
});
