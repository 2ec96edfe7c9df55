import type { Problem } from '@esan/domain';
import { ApiError } from './client.ts';

/** What one request tells of many rows: of some of them something, of the others why not. */
type Answer<Told> = { items: readonly (Told & { instanceId: string })[]; missing: readonly { id: string; problem: Problem }[] };
type Waiting<Told, Row> = {
  id: string;
  row: Row;
  resolve: (told: Told | undefined) => void;
  reject: (error: unknown) => void;
  signal: AbortSignal;
};

/** As many rows as a window shows go into one request unless it is said how many, and no more than two requests are on their way. */
const asManyAsSeen = 30;
const atOnce = 2;
/** Rows that come into sight together ask within this time. */
const togetherMs = 15;

const sameId = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function settle<Told>({ id, resolve, reject }: Waiting<Told, unknown>, { items, missing }: Answer<Told>): void {
  const problem = missing.find((one) => sameId(one.id, id))?.problem;
  if (problem !== undefined) return reject(new ApiError(problem));
  return resolve(items.find(({ instanceId }) => sameId(instanceId, id)));
}

/** What a row asks with; undefined where the answer does not name it. */
export type Batch<Told, Row = string> = (row: Row, signal: AbortSignal) => Promise<Told | undefined>;

/** The same for rows of which a request needs the id alone. */
export const batching = <Told>(ask: (ids: string[]) => Promise<Answer<Told>>, most = asManyAsSeen): Batch<Told> =>
  batchingRows(ask, (id) => id, most);

/** Puts what many rows ask for one by one into few requests. A row that left the window before its turn is not asked for. */
export function batchingRows<Told, Row>(
  ask: (rows: Row[]) => Promise<Answer<Told>>,
  idOf: (row: Row) => string,
  most = asManyAsSeen,
): Batch<Told, Row> {
  let waiting: Waiting<Told, Row>[] = [];
  let onTheWay = 0;
  let isPlanned = false;
  const plan = () => {
    if (isPlanned) return;
    isPlanned = true;
    setTimeout(next, togetherMs);
  };
  const send = async (batch: readonly Waiting<Told, Row>[]) => {
    onTheWay += 1;
    try {
      const answer = await ask(batch.map(({ row }) => row));
      for (const one of batch) settle(one, answer);
    } catch (error) {
      for (const { reject } of batch) reject(error);
    } finally {
      onTheWay -= 1;
      next();
    }
  };
  const next = () => {
    isPlanned = false;
    for (const { signal, reject } of waiting.filter((one) => one.signal.aborted)) reject(signal.reason);
    waiting = waiting.filter(({ signal }) => !signal.aborted);
    for (let free = atOnce - onTheWay; free > 0 && waiting.length > 0; free -= 1) void send(waiting.splice(0, most));
  };
  return (row, signal) =>
    new Promise((resolve, reject) => {
      waiting.push({ id: idOf(row), row, resolve, reject, signal });
      plan();
    });
}

/** Reads what some rows ask for, up to a limit, for a file or paper that has rows which were never in sight; what cannot be read is said in its row. */
export async function readRows<Row>(rows: readonly Row[], most: number, read: (row: Row) => Promise<unknown>): Promise<void> {
  await Promise.allSettled(rows.slice(0, most).map(read));
}
