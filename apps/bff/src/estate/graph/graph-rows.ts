import type { Azure } from '../../azure/clients.ts';
import { problemOf } from '../../http/problems.ts';
import { tellUnforeseen } from '../../http/running/unforeseen.ts';

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
export function graphRows(azure: Azure, query: string, subscriptionId?: string): Promise<GraphRow[] | undefined> {
  if (!azure.hasGraph) return Promise.resolve(undefined);
  const asked = askedBy.get(azure) ?? new Map<string, Promise<GraphRow[] | undefined>>();
  askedBy.set(azure, asked);
  const key = `${subscriptionId ?? ''} ${query}`;
  const rows = asked.get(key) ?? rowsOf(azure, query, subscriptionId);
  asked.set(key, rows);
  return rows;
}

/** What each request of the browser has asked. */
const askedBy = new WeakMap<Azure, Map<string, Promise<GraphRow[] | undefined>>>();

async function rowsOf(azure: Azure, query: string, subscriptionId: string | undefined): Promise<GraphRow[] | undefined> {
  try {
    return await pagesOf(azure, query, subscriptionId);
  } catch (error) {
    azure.signal.throwIfAborted();
    const [status, problem] = problemOf(error);
    if (status === 401) throw error;
    if (problem.code === 'unexpected') tellUnforeseen(error);
    return undefined;
  }
}

async function pagesOf(azure: Azure, query: string, subscriptionId: string | undefined): Promise<GraphRow[] | undefined> {
  const client = azure.graph();
  const rows: GraphRow[] = [];
  const tokens = new Set<string>();
  let skipToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const answer = await client.resources({
      query,
      ...(subscriptionId === undefined ? {} : { subscriptions: [subscriptionId] }),
      options: { top: pageSize, resultFormat: 'objectArray', ...(skipToken === undefined ? {} : { skipToken }) },
    });
    const page = rowsIn(answer.data);
    if (page === undefined) return undefined;
    rows.push(...page);
    ({ skipToken } = answer);
    if (typeof skipToken !== 'string' || skipToken === '') return isWhole(answer, rows.length) ? rows : undefined;
    // A token that comes again leads in a circle.
    if (tokens.has(skipToken)) return undefined;
    tokens.add(skipToken);
  }
  return undefined;
}

const isRow = (row: unknown): row is GraphRow => typeof row === 'object' && row !== null && !Array.isArray(row);

function rowsIn(data: unknown): GraphRow[] | undefined {
  if (!Array.isArray(data)) return undefined;
  return data.every(isRow) ? data : undefined;
}

/** Azure says so itself where it has cut an answer that does not go on; its count tells, too. */
const isWhole = ({ resultTruncated, totalRecords }: { resultTruncated: unknown; totalRecords: unknown }, read: number): boolean =>
  resultTruncated !== 'true' && resultTruncated !== true && !(typeof totalRecords === 'number' && read < totalRecords);
