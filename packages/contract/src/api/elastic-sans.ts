import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { packedVolumes } from '../packed/packed-volumes.ts';
import { sentVolumes } from '../packed/sent-volumes.ts';
import { newName, subscriptionId } from '../parts.ts';
import { listOf, oneOf, unread } from '../replies.ts';
import { elasticSan, elasticSanDetail, volume, volumeDetail, volumeProtection } from '../shapes.ts';
import { operation } from '../work-shapes.ts';
import { inSan, inSanParams, inVolumeParams } from './places.ts';

const inVolume = `${inSan}/volume-groups/:group/volumes/:volume` as const;
const query = z.strictObject({ subscriptionId: z.optional(subscriptionId) });

/** Elastic SANs and their volumes; `unreadProtectors` are vaults that could not be asked what they protect. */
export const elasticSanEndpoints = endpoints({
  listElasticSans: { method: 'get', shows: ['elastic SANs'], path: '/api/elastic-sans', query, reply: listOf(elasticSan) },
  getElasticSan: {
    method: 'get',
    shows: ['elastic SANs', 'volumes', 'protected items'],
    path: inSan,
    params: z.object(inSanParams),
    reply: z.object({ ...oneOf(elasticSanDetail).shape, missing: unread, unreadProtectors: unread }),
  },
  createVolumeGroup: {
    method: 'put',
    changes: [],
    path: `${inSan}/volume-groups/:group`,
    status: 202,
    params: z.object({ ...inSanParams, group: newName('volumeGroup') }),
    reply: oneOf(operation),
  },
  listVolumes: {
    method: 'get',
    shows: ['volumes', 'protected items'],
    path: '/api/volumes',
    query,
    reply: z.object({ ...listOf(volume).shape, unreadProtectors: unread }),
    packing: { schema: sentVolumes, ...packedVolumes },
  },
  getVolume: { method: 'get', shows: ['volumes'], path: inVolume, params: z.object(inVolumeParams), reply: oneOf(volumeDetail) },
  getVolumeProtection: {
    method: 'get',
    shows: ['protected items', 'deleted items'],
    path: `${inVolume}/protection`,
    params: z.object(inVolumeParams),
    reply: z.object({
      ...oneOf(volumeProtection).shape,
      unreadProtectors: unread,
      /** Items of a volume that is not protected, by the ids that they had, which can be brought back; and the vaults that do not tell theirs. */
      deleted: z.array(z.object({ instanceId: z.string(), vault: z.string(), purgedAt: z.string() })),
      unreadDeleted: unread,
    }),
  },
});
