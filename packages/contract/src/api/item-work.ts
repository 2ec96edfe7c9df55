import * as z from 'zod/mini';
import { endpoints } from '../endpoint.ts';
import { instanceId, intent, policyId } from '../parts.ts';
import { operationId, outcome, someRows, stepReply } from '../row-steps.ts';

/** What can be asked of many protected items at once, the same of each. */
const work = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('back-up-now'), intent }),
  z.strictObject({ kind: z.literal('stop-backup'), points: z.enum(['keep', 'expire']) }),
  z.strictObject({ kind: z.literal('resume-backup') }),
  z.strictObject({ kind: z.literal('change-policy'), policyId }),
  z.strictObject({ kind: z.literal('undelete') }),
]);

/** Work on many protected items. */
export const itemWorkEndpoints = endpoints({
  workOnItems: {
    method: 'post',
    changes: ['jobs'],
    path: '/api/item-work',
    status: 202,
    body: z.strictObject({ work, rows: someRows(z.strictObject({ instanceId, operationId }), (row) => row.instanceId) }),
    reply: stepReply(z.extend(outcome, { instanceId: z.string() })),
  },
});
