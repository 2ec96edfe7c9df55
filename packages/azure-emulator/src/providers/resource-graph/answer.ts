import type { ArmRequest } from '../../arm/routing/routes.ts';
import type { Answer } from '../../kql/run-query.ts';
import type { Column, Row } from '../../kql/values/table.ts';
import { toJson } from '../../kql/values/text.ts';
import type { Type } from '../../kql/values/value.ts';
import { guidOf } from '../../world/guids.ts';
import type { QueryRequest } from './query-request.ts';
import { badQuery } from './refusals.ts';

/** Types as a table names them [S]; a timespan has none of its own there and is written as text [U]. */
const shownTypes: Record<Type, string> = {
  string: 'string',
  guid: 'string',
  timespan: 'string',
  long: 'integer',
  int: 'integer',
  real: 'number',
  decimal: 'number',
  bool: 'boolean',
  datetime: 'datetime',
  dynamic: 'object',
};

const asTable = (columns: readonly Column[], rows: readonly Row[]): unknown => ({
  columns: columns.map(({ name, type }) => ({ name, type: shownTypes[type] })),
  rows: rows.map((row) => row.map(toJson)),
});

const asObjects = (columns: readonly Column[], rows: readonly Row[]): unknown =>
  rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, toJson(row[at] ?? null)])));

/** A token belongs to its query: used with another one it leads nowhere. */
const tokenOf = (query: string, next: number): string => Buffer.from(`${guidOf(query)}/${next}`).toString('base64url');

function startOf(request: ArmRequest, { query, skip, skipToken }: QueryRequest): number {
  if (skipToken === undefined || skipToken === '') return skip;
  const [of, next = ''] = Buffer.from(skipToken, 'base64url').toString().split('/');
  if (of === guidOf(query) && /^\d+$/.test(next)) return Number(next);
  throw badQuery(request, 'InvalidSkipToken', 'The skip token is not one of this query.');
}

/**
 * The part of an answer that was asked for. A query with `take` is not skipped and goes on nowhere, nor does one whose columns are all dynamic:
 * these alone say that they are cut off; any other has a token for the rest, and says that it is not [D, C].
 */
export function answerBody(request: ArmRequest, asked: QueryRequest, { table: { columns, rows }, isTaken }: Answer) {
  const start = isTaken ? 0 : startOf(request, asked);
  const shown = rows.slice(start, start + asked.top);
  const isCut = start + shown.length < rows.length;
  const canGoOn = !isTaken && columns.some(({ type }) => type !== 'dynamic');
  return {
    totalRecords: rows.length,
    count: shown.length,
    data: asked.isTable ? asTable(columns, shown) : asObjects(columns, shown),
    facets: [],
    resultTruncated: String(isCut && !canGoOn),
    ...(isCut && canGoOn ? { $skipToken: tokenOf(asked.query, start + shown.length) } : {}),
  };
}
