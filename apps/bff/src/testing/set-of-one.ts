import type { Api, Endpoint, Input, Reply } from '@esan/contract';
import type { Operation, Problem } from '@esan/domain';
import type { As, Outcome } from './rehearsal.ts';

/** Endpoints that take one step of work on many rows. */
type Steps = Api['validateBackups'] | Api['configureBackups'] | Api['checkVolumes'];
type Row<E extends Steps> = Input<E>['body']['rows'][number];
type Outcomes = { items: { operation: Operation | null; problem: Problem | null }[] };

/** What comes of a single row: a row's own problem counts like that of the whole request. */
export async function tryOne<E extends Steps>(as: As, endpoint: E, row: Row<E>): Promise<Outcome<{ item: Operation }>> {
  const input = { body: { rows: [row] } } as unknown as Input<Endpoint & E>;
  const { status, reply, problem } = (await as.try(endpoint, input)) as Outcome<Reply<E> & Outcomes>;
  if (problem !== undefined) return { status, problem };
  const [only] = reply.items;
  if (only?.operation) return { status, reply: { item: only.operation } };
  return { status, problem: only?.problem ?? { code: 'unexpected', detail: 'There is neither an operation nor a problem.' } };
}

/** A single row that must go well; its operation. */
export async function doOne<E extends Steps>(as: As, endpoint: E, row: Row<E>): Promise<{ item: Operation }> {
  const { status, reply, problem } = await tryOne(as, endpoint, row);
  if (problem !== undefined) throw new Error(`${endpoint.name}: ${status} ${JSON.stringify(problem)}`);
  return reply;
}
