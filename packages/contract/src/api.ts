import { profileIds } from '@esan/domain';
import * as z from 'zod/mini';
import { activityEndpoints } from './api/activity.ts';
import { diskEndpoints } from './api/disks.ts';
import { elasticSanEndpoints } from './api/elastic-sans.ts';
import { jobEndpoints } from './api/jobs.ts';
import { itemWorkEndpoints } from './api/item-work.ts';
import { inInstance, inInstanceParams, inVault } from './api/places.ts';
import { lockEndpoints } from './api/locks.ts';
import { overviewEndpoints } from './api/overview.ts';
import { policyEndpoints } from './api/policies.ts';
import { protectionEndpoints } from './api/protection.ts';
import { restorePointEndpoints } from './api/restore-points.ts';
import { restoreEndpoints } from './api/restores.ts';
import { roleEndpoints } from './api/roles.ts';
import { runEndpoints } from './api/runs.ts';
import { subscriptionEndpoints } from './api/subscriptions.ts';
import { vaultEndpoints } from './api/vaults.ts';
import { defineApi } from './endpoint.ts';
import { packedItems } from './packed/packed-items.ts';
import { sentItems } from './packed/sent-items.ts';
import { intent, name, resourceScope, subscriptionId } from './parts.ts';
import { noSnapshot } from './point-shapes.ts';
import { policyTerms } from './policy-shapes.ts';
import { listOf, oneOf } from './replies.ts';
import { deletedItem, diskRate, listedInstance, pointSnapshot, restorePoint, snapshotRate, watchedInstance } from './shapes.ts';
import { operation } from './work-shapes.ts';

const one = z.optional(subscriptionId);
const accepted = oneOf(operation);

/** Every call that the browser may make; the server's table and the browser's client are derived from it. */
export const api = defineApi({
  getPortal: {
    method: 'get',
    shows: [],
    path: '/api/portal',
    open: true,
    reply: z.object({
      signIn: z.object({ clientId: z.string(), authority: z.string(), authorityMetadata: z.optional(z.string()), scope: z.string() }),
      emulator: z.nullable(z.object({ url: z.string(), clockRate: z.number() })),
      profile: z.enum(profileIds),
      snapshotRates: z.array(snapshotRate),
      diskRates: z.array(diskRate),
      /** Origins of the pages that may show the portal in a frame. */
      frameAncestors: z.array(z.string()),
    }),
  },
  ...subscriptionEndpoints,
  ...overviewEndpoints,
  ...elasticSanEndpoints,
  ...vaultEndpoints,
  ...roleEndpoints,
  getRights: {
    method: 'get',
    shows: [],
    path: '/api/rights',
    query: z.strictObject({ scope: resourceScope }),
    reply: oneOf(z.object({ permissions: z.array(z.object({ actions: z.array(z.string()), notActions: z.array(z.string()) })) })),
  },
  ...policyEndpoints,
  listBackupInstances: {
    method: 'get',
    shows: ['protected items', 'jobs'],
    path: '/api/backup-instances',
    query: z.strictObject({ subscriptionId: one }),
    reply: listOf(listedInstance),
    packing: { schema: sentItems, ...packedItems },
  },
  getBackupInstance: {
    method: 'get',
    shows: ['protected items', 'policies'],
    path: inInstance,
    params: z.object(inInstanceParams),
    /** `purgedAt` is when Azure deletes a deleted item for good; null where it is not deleted. */
    reply: oneOf(z.object({ ...watchedInstance.shape, policyTerms: z.nullable(policyTerms), purgedAt: z.nullable(z.string()) })),
  },
  ...protectionEndpoints,
  ...runEndpoints,
  ...itemWorkEndpoints,
  ...lockEndpoints,
  backUpNow: {
    method: 'post',
    changes: ['jobs'],
    path: `${inInstance}/backups`,
    status: 202,
    params: z.object(inInstanceParams),
    body: z.strictObject({ intent }),
    reply: accepted,
  },
  stopBackup: {
    method: 'post',
    changes: [],
    path: `${inInstance}/stop`,
    status: 202,
    params: z.object(inInstanceParams),
    body: z.strictObject({ points: z.enum(['keep', 'expire']) }),
    reply: accepted,
  },
  resumeBackup: {
    method: 'post',
    changes: [],
    path: `${inInstance}/resume`,
    status: 202,
    params: z.object(inInstanceParams),
    reply: accepted,
  },
  deleteBackupInstance: {
    method: 'delete',
    changes: [],
    path: inInstance,
    status: 202,
    params: z.object(inInstanceParams),
    reply: accepted,
  },
  listDeletedItems: {
    method: 'get',
    shows: ['deleted items'],
    path: '/api/deleted-items',
    query: z.strictObject({ subscriptionId: one }),
    reply: listOf(deletedItem),
  },
  undelete: {
    method: 'post',
    changes: [],
    path: `${inVault}/deleted-items/:instance/undelete`,
    status: 202,
    params: z.object(inInstanceParams),
    reply: accepted,
  },
  listRestorePoints: {
    method: 'get',
    shows: ['restore points'],
    path: `${inInstance}/restore-points`,
    params: z.object(inInstanceParams),
    reply: listOf(restorePoint),
  },
  getRestorePoint: {
    method: 'get',
    shows: ['restore points'],
    path: `${inInstance}/restore-points/:point`,
    params: z.object({ ...inInstanceParams, point: name }),
    reply: oneOf(z.object({ ...restorePoint.shape, snapshot: z.nullable(pointSnapshot), noSnapshot: z.nullable(noSnapshot) })),
  },
  ...restorePointEndpoints,
  ...restoreEndpoints,
  ...jobEndpoints,
  ...activityEndpoints,
  ...diskEndpoints,
  getOperation: {
    method: 'get',
    shows: [],
    path: '/api/operations/:operationId',
    params: z.object({ operationId: z.string().check(z.regex(/^[-\w]{1,8000}$/, 'id')) }),
    reply: oneOf(operation),
  },
});

/** The BFF's endpoints by name. */
export type Api = typeof api;
