import type { Endpoint } from '@esan/contract';
import type { Problem } from '@esan/domain';
import * as z from 'zod';
import { tellUnforeseen } from './running/unforeseen.ts';
import { inTurns } from './turn.ts';

type Row = { id?: unknown; name?: unknown };

/** A reply as its schema has it. A row that does not fit is taken out of its list and named, and the others stand. */
export async function replyOf(endpoint: Endpoint, reply: unknown): Promise<unknown> {
  const { reply: schema } = endpoint;
  const { items, missing } = (typeof reply === 'object' && reply !== null ? reply : {}) as { items?: unknown; missing?: unknown };
  const rowsAs = rowsOf(endpoint);
  if (rowsAs === undefined || !Array.isArray(items)) return z.parse(schema, reply);
  const odd: Missing[] = [];
  const rows = await inTurns(items, (some: readonly unknown[]) => fitting(rowsAs, some, odd));
  if (odd.length > 0 && !Array.isArray(missing)) return z.parse(schema, reply);
  const rest = odd.length === 0 ? { items: [] } : { items: [], missing: [...(missing as Missing[]), ...odd] };
  return { ...(z.parse(schema, { ...(reply as object), ...rest }) as object), items: rows };
}

type Missing = { id: string; name: string; problem: Problem };

/** The rows that fit; the others are named. */
function fitting(rowsAs: Rows, some: readonly unknown[], odd: Missing[]): unknown[] {
  const read = z.safeParse(rowsAs, some);
  if (read.success) return read.data;
  tellUnforeseen(read.error);
  const wrong = new Map(read.error.issues.map(({ path: [nth, ...field] }) => [nth, field.join('.')]));
  for (const [nth, field] of wrong) {
    const problem: Problem = { code: 'unreadable-record', found: { is: 'record', field, fault: 'wrong' } };
    odd.push({ ...namesOf(some[Number(nth)] as Row | null), problem });
  }
  return z.parse(
    rowsAs,
    some.filter((_, nth) => !wrong.has(nth)),
  );
}

type Rows = z.core.$ZodType<unknown[]>;
const known = new WeakMap<Endpoint, Rows | undefined>();

/**
 * What the rows of a reply are held against; undefined where it has none. The schemas that the browser shares are small and look each field of each row
 * up; for thousands of rows one is made that is compiled.
 */
function rowsOf(endpoint: Endpoint): Rows | undefined {
  if (!known.has(endpoint)) known.set(endpoint, rowsIn(endpoint.reply));
  return known.get(endpoint);
}

function rowsIn(reply: z.core.$ZodType): Rows | undefined {
  const list = reply instanceof z.core.$ZodObject ? reply._zod.def.shape['items'] : undefined;
  if (!(list instanceof z.core.$ZodArray) || list._zod.def.checks !== undefined) return undefined;
  const { element } = list._zod.def;
  return z.array(element instanceof z.core.$ZodObject ? new z.core.$ZodObjectJIT(element._zod.def) : element);
}

function namesOf(row: Row | null): { id: string; name: string } {
  const { id, name } = row ?? {};
  const known = typeof id === 'string' ? id : '';
  return { id: known, name: typeof name === 'string' ? name : known };
}
