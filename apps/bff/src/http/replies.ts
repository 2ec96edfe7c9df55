import type { Endpoint } from '@esan/contract';
import type { Problem } from '@esan/domain';
import * as z from 'zod';
import { tellUnforeseen } from './running/unforeseen.ts';

type Row = { id?: unknown; name?: unknown };

/** A reply as its schema has it. A row that does not fit is taken out of its list and named, and the others stand. */
export function replyOf({ reply: schema }: Endpoint, reply: unknown): unknown {
  const whole = z.safeParse(schema, reply);
  if (whole.success) return whole.data;
  const { items, missing } = (typeof reply === 'object' && reply !== null ? reply : {}) as { items?: unknown; missing?: unknown };
  const odd = new Map(whole.error.issues.map(({ path }) => [path[0] === 'items' ? path[1] : undefined, path]));
  if (!Array.isArray(items) || !Array.isArray(missing) || odd.has(undefined)) throw whole.error;
  tellUnforeseen(whole.error);
  const named = Array.from(odd, ([index, path]) => {
    const problem: Problem = { code: 'unreadable-record', found: { is: 'record', field: path.slice(2).join('.'), fault: 'wrong' } };
    return { ...namesOf(items[Number(index)] as Row | null), problem };
  });
  return z.parse(schema, { ...(reply as object), items: items.filter((_, index) => !odd.has(index)), missing: [...missing, ...named] });
}

function namesOf(row: Row | null): { id: string; name: string } {
  const { id, name } = row ?? {};
  const known = typeof id === 'string' ? id : '';
  return { id: known, name: typeof name === 'string' ? name : known };
}
