import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { name, resourceScope } from '../parts.ts';
import { listOf, oneOf } from '../replies.ts';
import { inInstance, inInstanceParams } from './places.ts';

/** A management lock over the volume of a protected item or over its snapshots. */
const itemLock = z.object({
  id: z.string(),
  name: z.string(),
  /** What it stands on. */
  scope: z.string(),
  level: z.enum(['delete', 'read-only', 'unknown']),
  /** Why somebody has put it there, if they said so. */
  notes: z.nullable(z.string()),
  /** What of the item is under it; a single snapshot of its resource group may be one of another item. */
  over: z.array(z.enum(['snapshots', 'a-snapshot', 'volume'])),
});

/** The calls about management locks that stand in the way of backups. */
export const lockEndpoints = endpoints({
  /** Missing are the resource groups whose locks could not be read, and the item if it does not say where its snapshots are: one may stand there. */
  listItemLocks: {
    method: 'get',
    shows: ['locks'],
    path: `${inInstance}/locks`,
    params: z.object(inInstanceParams),
    reply: listOf(itemLock),
  },
  removeLock: {
    method: 'delete',
    changes: ['locks'],
    path: '/api/locks',
    query: z.strictObject({ scope: resourceScope, name }),
    reply: oneOf(z.object({ name: z.string() })),
  },
});
