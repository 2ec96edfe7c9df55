import { diskSkus, isTagRepeated, largestDiskGiB, mostInSet } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { name, newName, several, snapshotId } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { problem } from '../problem-shapes.ts';
import { disk } from '../shapes.ts';
import { operation } from '../work-shapes.ts';
import { group, inGroupParams } from './places.ts';

const diskName = newName('disk');
// Azure's limits: 50 tags, names of 512 characters, values of 256 (Microsoft Learn, resource tags, 2026-09).
const tags = z.record(z.string().check(z.minLength(1), z.maxLength(512), z.regex(/^[^<>%&\\?/]+$/)), z.string().check(z.maxLength(256)));
const kind = {
  sku: z.enum(diskSkus),
  zone: z.optional(z.enum(['1', '2', '3'])),
  tags: z.optional(
    tags.check(
      z.refine((all) => Object.keys(all).length <= 50, 'must be 50 tags at most'),
      z.refine((all) => !isTagRepeated(Object.keys(all)), 'must have each name once, in upper or in lower case'),
    ),
  ),
};

/** Managed disks that are made from snapshots. */
export const diskEndpoints = endpoints({
  listDisks: { method: 'get', shows: ['disks'], path: `${group}/disks`, params: z.object(inGroupParams), reply: listOf(disk) },
  createDisk: {
    method: 'put',
    changes: ['disks'],
    path: `${group}/disks/:disk`,
    status: 202,
    params: z.object({ ...inGroupParams, disk: diskName }),
    body: z.strictObject({ snapshotId, ...kind, sizeGiB: z.optional(z.int().check(z.minimum(1))) }).check(
      z.refine(({ sku, sizeGiB = 0 }) => sizeGiB <= largestDiskGiB(sku), {
        path: ['sizeGiB'],
        error: 'must not be larger than the largest disk of its SKU',
      }),
    ),
    reply: oneOf(operation),
  },
  createDisks: {
    method: 'post',
    changes: ['disks'],
    path: `${group}/disks`,
    status: 202,
    params: z.object(inGroupParams),
    body: z.strictObject({
      ...kind,
      disks: several(z.strictObject({ name: diskName, snapshotId }), mostInSet, (disk) => disk.name),
    }),
    reply: z.object({
      asOf: z.string(),
      items: z.array(z.object({ name: z.string(), operation: z.nullable(operation), problem: z.nullable(problem) })),
    }),
  },
  getDisk: {
    method: 'get',
    shows: ['disks'],
    path: `${group}/disks/:disk`,
    params: z.object({ ...inGroupParams, disk: name }),
    reply: oneOf(disk),
  },
});
