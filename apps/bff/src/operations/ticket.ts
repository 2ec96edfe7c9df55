import { operationKinds, type Operation, type Problem } from '@esan/domain';
import * as z from 'zod';
import { usualPaceMs } from '../azure/long-running.ts';
import { shortened } from '../azure/refusals/any-json.ts';
import { badRequest } from '../http/refusal.ts';

/** All that is needed to ask Azure again, so that any server can answer and none has to remember. */
const ticket = z.object({
  kind: z.enum(operationKinds),
  targetId: z.string().regex(/^\/subscriptions\//i),
  // What the thing is to be like at the end, where it may end in more ways than one: a policy's id, a state of protection.
  wanted: z.string().max(1000).optional(),
  // A path only: the caller's token must never follow a host that came from a browser.
  pollPath: z
    .string()
    .regex(/^\/subscriptions\/[0-9a-f-]{36}\//i)
    .optional(),
  pollAfterMs: z.number().min(0),
  // Of what would change it is asked a second time, since Azure has forgotten its first answer.
  isAnew: z.boolean().optional(),
  // Azure's moment of the press; empty where Azure gave none.
  since: z.string().default(''),
});

/** What an operation's id says. */
export type Ticket = z.infer<typeof ticket>;

/** The id of an operation; unsigned, since a forged path reaches only what the caller's own token reaches. */
export const toOperationId = (from: Ticket): string => Buffer.from(JSON.stringify(from)).toString('base64url');

/** What an id says; refused if it is none of ours. */
export function ticketOf(operationId: string): Ticket {
  try {
    return ticket.parse(JSON.parse(Buffer.from(operationId, 'base64url').toString()));
  } catch {
    throw badRequest('operationId', 'id');
  }
}

/** The operation that a ticket stands for, seen as running. */
export const runningOf = (from: Ticket): Operation => ({
  id: toOperationId(from),
  kind: from.kind,
  targetId: from.targetId,
  status: 'running',
  pollAfterMs: from.pollAfterMs,
});

/** The operation that a ticket stands for, finished well. */
export const succeededOf = (from: Ticket): Operation => ({
  id: toOperationId(from),
  kind: from.kind,
  targetId: from.targetId,
  status: 'succeeded',
});

/** The operation that a ticket stands for, of which Azure says a word that nobody knows. */
export const unknownOf = (from: Ticket, said: string): Operation => ({
  id: toOperationId(from),
  kind: from.kind,
  targetId: from.targetId,
  status: 'unknown',
  problem: { code: 'unknown-word', ...(said === '' ? {} : { detail: shortened(said) }) },
  pollAfterMs: Math.max(from.pollAfterMs, usualPaceMs),
});

/** The operation that a ticket stands for, of which nobody knows whether Azure has taken it, nor will by asking again. */
export const outcomeUnknownOf = (from: Ticket): Operation => ({
  id: toOperationId(from),
  kind: from.kind,
  targetId: from.targetId,
  status: 'unknown',
  problem: { code: 'outcome-unknown', work: from.kind },
});

/** The operation that a ticket stands for, failed. */
export const failedOf = (from: Ticket, problem: Problem): Operation => ({
  id: toOperationId(from),
  kind: from.kind,
  targetId: from.targetId,
  status: 'failed',
  problem,
});
