import { mostInSet, patternFault } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { areAllDifferent, instanceId, intent, name, newName, several, snapshotId, volumeGroupId } from '../parts.ts';
import { listOf, unread } from '../replies.ts';
import { problem } from '../problem-shapes.ts';
import { check } from '../shapes.ts';
import { job, operation } from '../work-shapes.ts';

const asOf = z.string();
const moment = z.iso.datetime();
const idOf = (row: { instanceId: string }): string => row.instanceId;

const point = z.object({
  name: z.string(),
  time: z.string(),
  state: z.enum(['complete', 'partial', 'unknown']),
  unknownState: z.optional(z.string()),
});
const wanted = z.strictObject({ instanceId, point: name, groupId: volumeGroupId, volumeName: newName('volume') });

/** One volume of a restore set: its point, its target and name, and how its rules come out. */
export const restoreSetRow = z.object({
  instanceId: z.string(),
  volumeName: z.string(),
  san: z.string(),
  region: z.string(),
  sourceGroupId: z.string(),
  groupId: z.string(),
  /** Null where there is none at or before the moment. */
  point: z.nullable(point),
  sizeGiB: z.nullable(z.number()),
  snapshotId: z.nullable(z.string()),
  /** Of the snapshot, in bytes, where Azure says it. */
  sectorSize: z.nullable(z.number()),
  name: z.string(),
  checks: z.array(check),
  /** Why its item could not be read. */
  problem: z.nullable(problem),
});

const run = z.object({
  instanceId: z.string(),
  /** The last job that came of the set for this volume; null where Azure knows none. */
  job: z.nullable(job),
  /** Why Azure did not take it; there is no job then. */
  problem: z.nullable(problem),
  /** How long restores of this volume usually take, in ms; null where none has ended yet. */
  usualMs: z.nullable(z.number()),
});

/** Restoring many volumes at one moment: each call is about all of them. */
export const restoreSetEndpoints = endpoints({
  planRestoreSet: {
    method: 'post',
    asks: true,
    shows: ['roles', 'elastic SANs'],
    path: '/api/restore-set-plans',
    body: z.strictObject({
      /** `point` begins the name of the one that was chosen; `name` was typed. */
      items: several(
        z.strictObject({ instanceId, point: z.optional(name), name: z.optional(z.string().check(z.maxLength(200))) }),
        mostInSet,
        idOf,
      ),
      /** Without it the newest points. */
      at: z.optional(moment),
      pattern: z.string().check(
        z.maxLength(120),
        z.refine((text) => patternFault(text) === undefined, 'must be a pattern that names a volume'),
      ),
      /** Target volume groups, one a region; a volume whose region has none goes back into its own. */
      groups: z.array(volumeGroupId).check(z.maxLength(20, 'must name 20 at most'), z.refine(areAllDifferent, 'must name each once')),
    }),
    reply: z.object({
      ...listOf(restoreSetRow).shape,
      /** Elastic SANs that the set goes into, before it. */
      sans: z.array(
        z.object({ id: z.string(), name: z.string(), region: z.string(), totalGiB: z.number(), usedGiB: z.nullable(z.number()) }),
      ),
      /** Scopes of missing roles at which the signed-in person may not grant. */
      mayNotGrantAt: z.array(z.string()),
    }),
  },
  checkRestoreGroups: {
    method: 'post',
    asks: true,
    shows: [],
    path: '/api/restore-group-checks',
    body: z.strictObject({
      groups: several(
        z.strictObject({ groupId: volumeGroupId, snapshotIds: several(snapshotId, mostInSet, (id) => id) }),
        20,
        ({ groupId }) => groupId,
      ),
    }),
    reply: z.object({
      asOf,
      items: z.array(z.object({ groupId: z.string(), operation: z.nullable(operation), problem: z.nullable(problem) })),
    }),
  },
  validateRestoreSet: {
    method: 'post',
    asks: true,
    shows: [],
    path: '/api/restore-set-validations',
    body: z.strictObject({
      /** `operationId` is of a validation that is under way already; the others are begun as there is room. */
      rows: several(
        z.strictObject({ ...wanted.shape, operationId: z.optional(z.string().check(z.regex(/^[-\w]{1,8000}$/))) }),
        mostInSet,
        idOf,
      ),
    }),
    reply: z.object({
      asOf,
      /** Neither `operation` nor `problem` while a row waits for its turn. */
      items: z.array(z.object({ instanceId: z.string(), operation: z.nullable(operation), problem: z.nullable(problem) })),
      pollAfterMs: z.number(),
    }),
  },
  startRestoreSet: {
    method: 'post',
    changes: ['jobs'],
    path: '/api/restore-sets',
    status: 202,
    body: z.strictObject({
      intent,
      /** `after` names the failed job that is tried again. */
      rows: several(z.strictObject({ ...wanted.shape, after: z.optional(name) }), mostInSet, idOf),
    }),
    reply: z.object({ asOf, items: z.array(run) }),
  },
  findRestoreSet: {
    method: 'post',
    asks: true,
    shows: ['jobs'],
    path: '/api/restore-set-runs',
    body: z.strictObject({ intent, instanceIds: several(instanceId, mostInSet, (id) => id) }),
    reply: z.object({ asOf, items: z.array(run), missing: unread }),
  },
});
