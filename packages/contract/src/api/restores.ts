import { mostInSet, patternFault } from '@esan/domain';
import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { areAllDifferent, instanceId, intent, name, newName, several, snapshotId, volumeGroupId } from '../parts.ts';
import { listOf, unread } from '../replies.ts';
import { problem } from '../problem-shapes.ts';
import { operationId, outcome, someRows, stepReply } from '../row-steps.ts';
import { check } from '../shapes.ts';
import { job, operation } from '../work-shapes.ts';
import { atMost } from '../input-faults.ts';

const asOf = z.string();
const moment = z.iso.datetime();
const idOf = (row: { instanceId: string }): string => row.instanceId;

const point = z.object({
  name: z.string(),
  time: z.string(),
  state: z.enum(['complete', 'partial', 'unknown']),
  unknownState: z.optional(z.string()),
});

/** One volume to be brought back: from which point, into which volume group, and under which name. */
const wanted = z.strictObject({ instanceId, point: name, groupId: volumeGroupId, volumeName: newName('volume') });

/** One volume of a restore as it is planned: its point, its target and name, and how its rules come out. */
export const restoreRow = z.object({
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
  /** Why its item or its target could not be read. */
  problem: z.nullable(problem),
});

const begun = stepReply(z.extend(outcome, { instanceId: z.string() }));

/** Bringing volumes back: each call is about all of them, and a single volume is a set of one. */
export const restoreEndpoints = endpoints({
  planRestore: {
    method: 'post',
    shows: ['roles', 'elastic SANs'],
    path: '/api/restore-plans',
    body: z.strictObject({
      /** `point` begins the name of the one that was chosen; `name` was typed; `groupId` is where this one goes, whatever its region. */
      items: several(
        z.strictObject({
          instanceId,
          point: z.optional(name),
          name: z.optional(z.string().check(z.maxLength(200))),
          groupId: z.optional(volumeGroupId),
        }),
        mostInSet,
        idOf,
      ),
      /** Without it the newest points. */
      at: z.optional(moment),
      pattern: z.string().check(
        z.maxLength(120),
        z.refine((text) => patternFault(text) === undefined, 'name'),
      ),
      /** Target volume groups, one a region; a volume whose region has none goes back into its own. */
      groups: z.array(volumeGroupId).check(z.maxLength(20, atMost(20)), z.refine(areAllDifferent, 'each-once')),
    }),
    /** Target volume groups that could not be read are missing. */
    reply: z.object({
      ...listOf(restoreRow).shape,
      /** Elastic SANs that the volumes go into, before it. */
      sans: z.array(
        z.object({ id: z.string(), name: z.string(), region: z.string(), totalGiB: z.number(), usedGiB: z.nullable(z.number()) }),
      ),
      /** Scopes of missing roles at which the signed-in person may not assign. */
      mayNotAssignAt: z.array(z.string()),
    }),
  },
  checkRestoreGroups: {
    method: 'post',
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
  validateRestore: {
    method: 'post',
    shows: [],
    path: '/api/restore-validations',
    body: z.strictObject({ rows: someRows(z.extend(wanted, { operationId }), idOf) }),
    reply: begun,
  },
  startRestore: {
    method: 'post',
    changes: ['jobs'],
    path: '/api/restores',
    status: 202,
    body: z.strictObject({
      intent,
      /** `after` names the failed job that is tried again. */
      rows: several(z.strictObject({ ...wanted.shape, after: z.optional(name) }), mostInSet, idOf),
    }),
    reply: begun,
  },
  findRestore: {
    method: 'post',
    shows: ['jobs'],
    path: '/api/restore-runs',
    /** `point` begins the name of the point. */
    body: z.strictObject({ intent, rows: several(wanted, mostInSet, idOf) }),
    /** Vaults whose jobs could not be read are missing. */
    reply: z.object({
      asOf,
      items: z.array(
        z.object({
          instanceId: z.string(),
          /** The last job that came of the intent for this point, target and name; null where Azure knows none. */
          job: z.nullable(job),
          /** Whether the new volume is there once its job is completed; null before, and where nobody may look. */
          volume: z.nullable(z.enum(['there', 'missing'])),
          /** How long restores of this volume usually take, in ms; null where none has ended yet. */
          usualMs: z.nullable(z.number()),
        }),
      ),
      missing: unread,
    }),
  },
});
