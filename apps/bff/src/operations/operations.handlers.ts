import type { Api, Handlers } from '@esan/contract';
import { nameOf, sameId, volumePlaceOf, type Operation } from '@esan/domain';
import type { Azure } from '../azure/clients.ts';
import { statusDocumentAt } from '../azure/documents.ts';
import type { Caller } from '../http/caller.ts';
import { problemOf } from '../http/problems.ts';
import { lookedFor, looksForRestored } from './lost.ts';
import { operationFrom } from './status.ts';
import { standingOf, waiting } from './standing.ts';
import { failedOf, succeededOf, ticketOf, type Ticket } from './ticket.ts';

/** Long-running operations: one look at Azure per call. */
export const operations = {
  async getOperation({ params }, { azure }) {
    const item = await lookAtOperation(azure, params.operationId);
    // What the work changes, it changes now.
    azure.changes.note(item.targetId);
    return { item };
  },
} satisfies Partial<Handlers<Api, Caller>>;

/** One look at an operation by its id. */
export async function lookAtOperation(azure: Azure, operationId: string): Promise<Operation> {
  const ticket = ticketOf(operationId);
  // A protected item is made long before it is protected: where it is all that can be asked, its own state counts.
  const isItself = ticket.pollPath !== undefined && sameId(ticket.pollPath.split('?')[0] ?? '', ticket.targetId);
  const itself = isItself ? await standingOf(azure, ticket) : undefined;
  if (itself !== undefined) return itself;
  const found = ticket.pollPath === undefined ? undefined : await statusDocumentAt(azure, ticket.pollPath);
  if (found !== undefined) return provenBy(azure, ticket, operationFrom(ticket, found.status, found.body));
  const standing = await standingOf(azure, ticket);
  if (standing !== undefined) return standing;
  // Without a status address Azure had finished at once.
  if (ticket.pollPath === undefined) return succeededOf(ticket);
  // A status address may show some seconds after Azure has named it; after a minute it is forgotten, and there is nothing else to ask.
  return waiting(azure, ticket, 60_000);
}

/** A job of Azure's names the volume group that it restores into, not the volume: without the volume nothing has come back under this name. */
async function provenBy(azure: Azure, ticket: Ticket, operation: Operation): Promise<Operation> {
  const at = volumePlaceOf(ticket.targetId);
  if (ticket.kind !== 'restore' || operation.status !== 'succeeded' || at === undefined) return operation;
  const { volumes } = azure.elasticSan(at.subscriptionId);
  const proven = await lookedFor(looksForRestored, azure.signal, async () => {
    try {
      await volumes.get(at.resourceGroup, at.san, at.group, at.volume);
      return operation;
    } catch (error) {
      // Who may not read the volume has the word of the job.
      return problemOf(error)[0] === 404 ? undefined : operation;
    }
  });
  return proven ?? failedOf(ticket, { code: 'not-found', found: { is: 'restored-volume-gone', volume: nameOf(ticket.targetId) } });
}
