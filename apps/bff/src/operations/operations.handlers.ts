import type { Api, Handlers } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { createRestError } from '@azure-rest/core-client';
import type { Caller } from '../http/caller.ts';
import { notFound } from '../http/refusal.ts';
import { operationFrom } from './status.ts';
import { targetOf } from './target.ts';
import { ticketOf } from './ticket.ts';
import type { Ticket } from './ticket.ts';

/** Long-running operations: one look at Azure per call. */
export const operations = {
  async getOperation({ params }, { azure }) {
    const item = await lookAt(azure, ticketOf(params.operationId));
    return { asOf: azure.asOf(), item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

async function lookAt(azure: Caller['azure'], ticket: Ticket): Promise<Operation> {
  if (ticket.pollPath !== undefined) {
    const response = await azure.get(ticket.pollPath);
    const status = Number(response.status);
    if (status < 300) return operationFrom(ticket, status, response.body);
    // The status may need more rights than the thing itself, and Azure forgets it after a while.
    if (status !== 403 && status !== 404) throw createRestError(response);
  }
  const target = await targetOf(azure, ticket);
  if (target === undefined) throw notFound('Azure no longer knows this operation.');
  return operationFrom(ticket, 200, target);
}
