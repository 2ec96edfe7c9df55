import { describe, expect, test } from 'vitest';
import { KqlFailure } from '../../kql/failure.ts';
import { otherAggregates, otherFunctions } from '../../kql/functions/other-functions.ts';
import { parseQuery } from '../../kql/parsing/query-parser.ts';
import { runQuery } from '../../kql/run-query.ts';
import { columns } from '../../providers/resource-graph/rows.ts';
import { exampleFile, queryFiles } from '../examples.ts';
import { accepted, refused } from './queries.ts';
import { judged, namesOf } from './judge.ts';
import { reference } from '../reference.ts';

const known = new Set(['resources', 'resourcecontainers', 'recoveryservicesresources', 'authorizationresources']);
const emptyTable = (name: string) => (known.has(name) ? { columns, rows: [] } : undefined);

const answered = (query: string) =>
  runQuery(parseQuery(query), emptyTable, Date.parse('2026-09-08T08:00:00Z')).table.columns.map(({ name, type }) => `${name}: ${type}`);

test.each(accepted)("Microsoft's parser and ours give the same columns: %s", (query) => {
  const { complaints, columns: expected } = judged(query);
  expect(complaints).toEqual([]);
  expect(answered(query)).toEqual(expected);
});

test.each(refused)("Microsoft's parser and ours refuse: %s", (query) => {
  expect(judged(query).complaints).not.toEqual([]);
  expect(() => answered(query)).toThrow(KqlFailure);
});

test.each([
  ['Functions', otherFunctions],
  ['Aggregates', otherAggregates],
] as const)("what is said to be no more than unknown here is in Microsoft's list of %s", (what, names) => {
  expect([...names].filter((name) => !namesOf(what).includes(name))).toEqual([]);
});

/** Queries in a file of the reference folder: those of a published page, or what was recorded. */
function queriesIn(file: string): string[] {
  const content = exampleFile(file) as Record<string, unknown>;
  const request = content['request'] as { body?: { query?: string } } | undefined;
  const queries = request?.body?.query === undefined ? Object.values(content) : [request.body.query];
  return queries.filter((one): one is string => typeof one === 'string' && one.includes('|'));
}

const published = reference === undefined ? [] : queryFiles().flatMap(queriesIn);

describe.skipIf(reference === undefined)(
  'queries of Azure Backup that Microsoft publishes or sends (needs the folder of Azure reference data in AZURE_REFERENCE)',
  () => {
    test('there are some', () => expect(published.length).toBeGreaterThan(5));

    test.each(published)('%s', (query) => {
      expect(judged(query).complaints).toEqual([]);
      expect(answered(query)).toEqual(judged(query).columns);
    });
  },
);
