import { outcomeOf, type Operation, type Problem } from '@esan/domain';
import { asRecord, recordsIn, shortened, textIn } from '../azure/refusals/any-json.ts';
import { problemOfAzure } from '../azure/refusals/azure-error.ts';
import { isoOf } from '../estate/records/fields.ts';
import { unreadableAnswer } from '../http/refusal.ts';
import { failedOf, runningOf, succeededOf, toOperationId, unknownOf, type Ticket } from './ticket.ts';

/**
 * Read a status document: an operation's own, a job's, or the thing made. A failed Elastic SAN operation arrives as HTTP 200
 * with `Failed`; a document without any word is the result itself, which only comes once all is done.
 */
export function operationFrom(ticket: Ticket, httpStatus: number, body: unknown): Operation {
  const document = asRecord(body);
  const said = wordIn(document);
  const error = errorIn(document, ticket.targetId);
  if (said === undefined && error === undefined) {
    if (httpStatus === 202) return runningOf(ticket);
    if (httpStatus !== 204 && Object.keys(document).length === 0) throw unreadableAnswer();
    return succeededOf(ticket);
  }
  const about = { id: toOperationId(ticket), kind: ticket.kind, targetId: ticket.targetId };
  const status = outcomeOf({ said, hasEnded: hasEnded(document), hasError: error !== undefined });
  switch (status) {
    case 'running':
      return runningOf(ticket);
    case 'succeeded':
      return succeededOf(ticket);
    case 'canceled':
      return { ...about, status };
    case 'failed':
      return failedOf(ticket, error ?? sayingOnly(said));
    case 'unknown':
      return unknownOf(ticket, said ?? '');
  }
}

/** The word of an operation, of preBackup and preRestore of Elastic SAN, of a job, or of a resource. */
function wordIn(document: Record<string, unknown>): string | undefined {
  const properties = asRecord(document['properties']);
  return (
    textIn(document, 'status') ??
    textIn(document, 'validationStatus') ??
    textIn(properties, 'status') ??
    textIn(properties, 'provisioningState')
  );
}

function errorIn(document: Record<string, unknown>, about: string): Problem | undefined {
  const [ofJob] = recordsIn(asRecord(document['properties'])['errorDetails']);
  const found = [asRecord(document['error']), ofJob ?? {}].find((error) => Object.keys(error).length > 0);
  return found === undefined ? undefined : problemOfAzure(found, about);
}

const hasEnded = (document: Record<string, unknown>): boolean =>
  isoOf(document['endTime']) !== null || isoOf(asRecord(document['properties'])['endTime']) !== null;

/** A failure of which Azure says a word alone. */
const sayingOnly = (said: string | undefined): Problem => ({
  code: 'azure-refused',
  ...(said === undefined || said.toLowerCase() === 'failed' ? {} : { detail: shortened(said) }),
});
