import { awaitedOfGraph, hearOfGraph, isPastGraph } from '../../azure/calls/beside-graph.ts';
import type { Azure } from '../../azure/clients.ts';
import { problemOf } from '../../http/problems.ts';
import { tellUnforeseen } from '../../http/running/unforeseen.ts';
import { inTurns } from '../../http/turn.ts';

/** A row of an answer, by its columns: what a resource does not have is null, not absent. */
export type GraphRow = Readonly<Record<string, unknown>>;

/** Rows of one page at most [D]. */
const pageSize = 1000;

// A hundred thousand rows: more than any list of an estate has.
const mostPages = 100;

/**
 * All rows of a query of Azure Resource Graph over a subscription, or over all that the person sees; undefined where it gives no whole answer: it
 * is refused, throttled, silent, not in this cloud, cut off, or nobody can read it. The caller then reads the same from each service; only that
 * the person has gone or must sign in anew is thrown.
 *
 * The query names its table and ends with `order by id asc`, or by another column that no two rows share: pages are cut anew for each. A
 * `summarize` at its end gives one page alone (https://learn.microsoft.com/azure/governance/resource-graph/concepts/query-language), which is
 * noticed here. What one request of the browser asks twice is asked once.
 */
export const graphRows = (azure: Azure, query: string, subscriptionId?: string): Promise<GraphRow[] | undefined> =>
  graphAnswer(azure, { query, read: (rows) => rows, whole: (parts) => parts.flat() }, subscriptionId);

/**
 * A query of which the answer may have thousands of rows: how some of them are read as soon as they are there, so that nothing is held as it was sent,
 * and what all that was read comes to.
 */
export type GraphQuestion<Part, Whole> = {
  query: string;
  read: (rows: readonly GraphRow[]) => Part;
  whole: (parts: readonly Part[]) => Whole;
};

/** The same for what is made of the rows; whoever asks the same query in one request makes the same of it. */
export function graphAnswer<Part, Whole>(
  azure: Azure,
  question: GraphQuestion<Part, Whole>,
  subscriptionId?: string,
): Promise<Whole | undefined> {
  if (!azure.hasGraph || isPastGraph()) return Promise.resolve(undefined);
  const asked = askedBy.get(azure) ?? new Map<string, Promise<unknown>>();
  askedBy.set(azure, asked);
  const key = `${subscriptionId ?? ''} ${question.query}`;
  const known = asked.get(key) as Promise<Whole | undefined> | undefined;
  const answer = known ?? ifAnswered(azure, () => wholeOf(azure, question, subscriptionId));
  asked.set(key, answer);
  return answer;
}

/** What each request of the browser has asked. */
const askedBy = new WeakMap<Azure, Map<string, Promise<unknown>>>();

/** One page of a query's rows, which is in an order, and how many there are in all; undefined where Resource Graph gives no answer. */
export const graphPage = (
  azure: Azure,
  query: string,
  { top, skip }: { top: number; skip: number },
  subscriptionId?: string,
): Promise<{ rows: GraphRow[]; total: number } | undefined> =>
  azure.hasGraph && !isPastGraph()
    ? ifAnswered(azure, () => pageOf(azure, query, { top, skip }, subscriptionId))
    : Promise.resolve(undefined);

async function pageOf(azure: Azure, query: string, part: { top: number; skip: number }, subscriptionId: string | undefined) {
  const { data, totalRecords } = await azure.graph().resources(requestOf(query, part, subscriptionId));
  const rows = rowsIn(data);
  return rows && { rows, total: totalRecords };
}

const requestOf = (query: string, part: { top: number; skip?: number; skipToken?: string }, subscriptionId: string | undefined) => ({
  query,
  ...(subscriptionId === undefined ? {} : { subscriptions: [subscriptionId] }),
  options: { ...part, resultFormat: 'objectArray' as const },
});

async function ifAnswered<T>(azure: Azure, ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await awaitedOfGraph(ask);
  } catch (error) {
    azure.signal.throwIfAborted();
    const [status, problem] = problemOf(error);
    if (status === 401) throw error;
    if (problem.code === 'unexpected') tellUnforeseen(error);
    return undefined;
  }
}

// A person has 15 queries in 5 seconds, a page being one: https://learn.microsoft.com/azure/governance/resource-graph/concepts/guidance-for-throttled-requests
const pagesAtOnce = 2;

/** The first page tells how many rows there are; of the pages after it, two are asked for at a time. */
async function wholeOf<Part, Whole>(
  azure: Azure,
  { query, read, whole }: GraphQuestion<Part, Whole>,
  subscriptionId: string | undefined,
): Promise<Whole | undefined> {
  const client = azure.graph();
  const pageAfter = async (skip: number, top: number): Promise<Page<Part> | undefined> => {
    const part = { top, ...(skip === 0 ? {} : { skip }) };
    const { data, ...about } = await client.resources(requestOf(query, part, subscriptionId));
    hearOfGraph();
    const rows = rowsIn(data);
    return rows && { parts: await inTurns(rows, (some) => [read(some)]), size: rows.length, ...about };
  };
  const first = await pageAfter(0, pageSize);
  if (first === undefined) return undefined;
  const pages = [first];
  const { size } = first;
  if (goesOn(first)) {
    const left = Math.ceil(first.totalRecords / size) - 1;
    if (!(left > 0 && left < mostPages)) return undefined;
    const others = await twoAtATime(left, (nth) => pageAfter((nth + 1) * size, size));
    if (others === undefined) return undefined;
    pages.push(...others);
  }
  const count = pages.reduce((sum, page) => sum + page.size, 0);
  return pages.every((page) => isWhole(page, count)) ? whole(pages.flatMap(({ parts }) => parts)) : undefined;
}

/** The pages of some numbers in their order; undefined as soon as one is none, and no further one is then asked for. */
async function twoAtATime<P>(count: number, ask: (nth: number) => Promise<P | undefined>): Promise<P[] | undefined> {
  const pages: P[] = [];
  let next = 0;
  let isWanted = true;
  const askOn = async (): Promise<void> => {
    while (isWanted && next < count) {
      const nth = next;
      next += 1;
      const page = await ask(nth).catch((error: unknown) => {
        isWanted = false;
        throw error;
      });
      if (page === undefined) isWanted = false;
      else pages[nth] = page;
    }
  };
  await Promise.all(Array.from({ length: pagesAtOnce }, askOn));
  return isWanted ? pages : undefined;
}

type Page<Part> = { parts: Part[]; size: number; totalRecords: number; resultTruncated: unknown; skipToken?: unknown };

const goesOn = ({ skipToken }: Pick<Page<unknown>, 'skipToken'>): boolean => typeof skipToken === 'string' && skipToken !== '';

const isRow = (row: unknown): row is GraphRow => typeof row === 'object' && row !== null && !Array.isArray(row);

function rowsIn(data: unknown): GraphRow[] | undefined {
  if (!Array.isArray(data)) return undefined;
  return data.every(isRow) ? data : undefined;
}

/** Azure says so itself where it has cut an answer that does not go on; its count tells, too. */
const isWhole = ({ resultTruncated, totalRecords }: Pick<Page<unknown>, 'resultTruncated' | 'totalRecords'>, read: number): boolean =>
  resultTruncated !== 'true' && resultTruncated !== true && !(read < totalRecords);
