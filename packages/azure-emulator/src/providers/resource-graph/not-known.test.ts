import { expect, test } from 'vitest';
import { codeOf, messageOf, trial } from '../../test-support/test-calls.ts';

const path = '/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01';

test.each([
  ['a function', 'resources | extend a = parse_url(name)', 'the function parse_url()'],
  ['a function of a type', "resources | extend a = extract('a', 0, name, typeof(long))", 'the function typeof()'],
  [
    'a value of a table',
    'let few = toscalar(resources | count); resources | take few',
    'the functions toscalar() and materialize() of a table',
  ],
  ['a table that is kept', 'let all = materialize(resources); all', 'the function materialize()'],
  ['an aggregate', 'resources | summarize percentile(1, 50)', 'the function percentile()'],
  ['an aggregate in a calculation', 'resources | summarize a = 2 * stdev(1)', 'the function stdev()'],
  ['a kind of parse', "resources | parse kind=regex name with a 'x' b", 'kinds of the operator parse'],
  ['a kind of mv-expand', 'resources | mv-expand kind=array properties', 'kinds of the operator mv-expand'],
  ['a hint', 'resources | join hint.strategy=broadcast (resourcecontainers) on id', 'hints'],
  ['another hint', 'resources | summarize hint.strategy=shuffle count() by name', 'hints'],
  ['a forgiving union', 'union isfuzzy=true resources, resourcecontainers', 'isfuzzy of the operator union'],
  ['tables by a pattern', 'union resource*', 'names of tables with *'],
  ['any column', "resources | where name == 'a' or * has 'b'", '* for any column'],
  ['an old operator', "resources | where name like 'a'", 'the operators like and notlike'],
  ["a function of one's own", 'let f = (x: string) { tolower(x) }; resources | extend a = f(name)', "functions of one's own"],
  ['a table in brackets', 'resources | where name in ((resourcecontainers | project name))', 'a table in brackets within brackets'],
  ['a table from nowhere', 'print 1', 'a query that begins otherwise than with a table, union or let'],
])('what Kusto has and the emulator has not is said to be so, and not told as a refusal of Azure: %s', (_, query, what) => {
  const answer = trial().call('POST', path, { query });
  expect([answer.status, codeOf(answer), messageOf(answer)]).toEqual([
    501,
    'NotEmulated',
    `The emulator does not know ${what} of Resource Graph.`,
  ]);
});

test.each(['resources | extend set = 1 | where set == 1 and x yy', 'resources | extend let = 1 | where name has {'])(
  'what is wrong in a query is refused as by Azure also where a word of it begins another kind: %s',
  (query) => {
    expect(trial().call('POST', path, { query }).status).toBe(400);
  },
);
