import type { Operation, Problem } from '@esan/domain';
import { problemOfAzure } from '../azure/azure-error.ts';
import type { AzureError } from '../azure/azure-error.ts';
import { runningOf, succeededOf, toOperationId } from './ticket.ts';
import type { Ticket } from './ticket.ts';

type StatusBody = {
  status?: unknown;
  /** What preBackup and preRestore of Elastic SAN end in. */
  validationStatus?: unknown;
  error?: AzureError;
  properties?: { status?: unknown; provisioningState?: unknown; errorDetails?: AzureError[] | null };
};

/**
 * Read a status document: an operation's own, a job's, or the thing made. Words come in any case
 * and both spellings of canceled; a failed Elastic SAN operation arrives as HTTP 200 with `Failed`.
 */
export function operationFrom(ticket: Ticket, httpStatus: number, body: unknown): Operation {
  const document: StatusBody = typeof body === 'object' && body !== null ? body : {};
  const word = wordOf(document);
  const about = { id: toOperationId(ticket), kind: ticket.kind, targetId: ticket.targetId };
  if (word === undefined) return httpStatus === 202 ? runningOf(ticket) : succeededOf(ticket);
  if (/^(succe|completed)/.test(word)) return succeededOf(ticket);
  if (/^cancel+ed$/.test(word)) return { ...about, status: 'canceled' };
  if (word === 'failed') return { ...about, status: 'failed', problem: problemIn(document) };
  return runningOf(ticket);
}

function wordOf(document: StatusBody): string | undefined {
  const found = document.status ?? document.validationStatus ?? document.properties?.status ?? document.properties?.provisioningState;
  return typeof found === 'string' ? found.toLowerCase() : undefined;
}

const problemIn = (document: StatusBody): Problem => problemOfAzure(document.error ?? document.properties?.errorDetails?.[0] ?? {});
