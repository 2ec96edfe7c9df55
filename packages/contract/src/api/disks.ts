import { diskSkus, isTagRepeated, largestDiskGiB, mostInSet } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { name, newName, several, snapshotId } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { outcome, stepReply } from '../row-steps.ts';
import { disk } from '../shapes.ts';
import { group, inGroupParams } from './places.ts';
import { atMost } from '../input-faults.ts';

const diskName = newName('disk');
// Azure's limits: 50 tags, names of 512 characters, values of 256 (Microsoft Learn, resource tags, 2026-09).
const tags = z.record(z.string().check(z.minLength(1), z.maxLength(512), z.regex(/^[^<>%&\\?/]+$/)), z.string().check(z.maxLength(256)));
const kind = {
  sku: z.enum(diskSkus),
  zone: z.optional(z.enum(['1', '2', '3'])),
  tags: z.optional(
    tags.check(
      z.refine((all) => Object.keys(all).length <= 50, atMost(50)),
      z.refine((all) => !isTagRepeated(Object.keys(all)), 'each-once'),
    ),
  ),
};

/** Managed disks that are made from snapshots. */
export const diskEndpoints = endpoints({
  listDisks: { method: 'get', shows: ['disks'], path: `${group}/disks`, params: z.object(inGroupParams), reply: listOf(disk) },
  createDisks: {
    method: 'post',
    changes: ['disks'],
    path: `${group}/disks`,
    status: 202,
    params: z.object(inGroupParams),
    /** All of one kind; without a size each is as large as its snapshot's volume. */
    body: z
      .strictObject({
        ...kind,
        rows: several(
          z.strictObject({ name: diskName, snapshotId, sizeGiB: z.optional(z.int().check(z.minimum(1))) }),
          mostInSet,
          (row) => row.name,
        ),
      })
      .check(
        z.refine(({ sku, rows }) => rows.every(({ sizeGiB = 0 }) => sizeGiB <= largestDiskGiB(sku)), {
          path: ['rows'],
          error: 'disk-too-large',
        }),
      ),
    reply: stepReply(z.extend(outcome, { name: z.string() })),
  },
  getDisk: {
    method: 'get',
    shows: ['disks'],
    path: `${group}/disks/:disk`,
    params: z.object({ ...inGroupParams, disk: name }),
    reply: oneOf(disk),
  },
});
