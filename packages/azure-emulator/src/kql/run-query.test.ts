import { describe, expect, test } from 'vitest';
import { parseQuery } from './parsing/query-parser.ts';
import { runQuery } from './run-query.ts';
import type { Table } from './values/table.ts';
import { toJson } from './values/text.ts';

const now = Date.parse('2026-09-08T08:00:00Z');

const volumes: Table = {
  columns: [
    { name: 'name', type: 'string' },
    { name: 'san', type: 'string' },
    { name: 'size', type: 'long' },
    { name: 'properties', type: 'dynamic' },
  ],
  rows: [
    ['orders', 'SAN-A', 20n, { state: 'Online', tags: ['gold', 'eu'], by: { user: 'Ann' }, at: '2026-09-07T10:30:00.1234567Z' }],
    ['ledger', 'san-b', 5n, { state: 'offline', tags: [], at: '2026-09-01T00:00:00Z', count: 7 }],
    ['archive', 'san-b', 100n, { state: 'Online', count: 2.5, isOn: true }],
  ],
};
const owners: Table = {
  columns: [
    { name: 'san', type: 'string' },
    { name: 'owner', type: 'string' },
  ],
  rows: [
    ['SAN-A', 'Ann'],
    ['SAN-A', 'Ben'],
    ['san-c', 'Cid'],
  ],
};

const tables: Record<string, Table> = { volumes, owners };
const answer = (query: string) => runQuery(parseQuery(query), (name) => tables[name], now).table;
const rows = (query: string): unknown[][] => answer(query).rows.map((row) => row.map(toJson));
const value = (expression: string): unknown => rows(`volumes | take 1 | project x = ${expression}`)[0]?.[0];
const names = (condition: string): unknown[] => rows(`volumes | where ${condition} | project name`).flat();

describe('which rows a condition finds', () => {
  test.each([
    ["san == 'san-a'", []],
    ["san =~ 'san-a'", ['orders']],
    ["san != 'SAN-A'", ['ledger', 'archive']],
    ["san !~ 'san-a'", ['ledger', 'archive']],
    ["san in ('san-a', 'san-b')", ['ledger', 'archive']],
    ["san in~ ('san-a', 'SAN-B')", ['orders', 'ledger', 'archive']],
    ["san !in~ ('san-b')", ['orders']],
    ["san has 'a'", ['orders']],
    ["san has 'sa'", []],
    ["strcat('x', name, ' ', name) has name", ['orders', 'ledger', 'archive']],
    ["strcat(name, 'é ', name, '1') has name", []],
    ["name has ''", []],
    ["strcat('/a/', name, '/b') has '/orders/'", ['orders']],
    ["strcat('/a/', name, '/b') has 'a/orders'", ['orders']],
    ["strcat('/a/', name, '/b') has 'a/order'", []],
    ["strcat('/a/', name, '/b') !has '/orders/'", ['ledger', 'archive']],
    ["strcat('/a/', name, '/b') has_any ('/orders/', '/ledger')", ['orders', 'ledger']],
    ["strcat('/a/', name, '/b') hasprefix '/led'", ['ledger']],
    ["strcat('/a/', name, '/b') hassuffix 'ive/'", ['archive']],
    ["san hasprefix 'an'", []],
    ["san hassuffix 'sa'", []],
    ["san hasprefix 'SA' and san hassuffix 'B'", ['ledger', 'archive']],
    ["name contains 'DE'", ['orders']],
    ["name contains_cs 'DE'", []],
    ["name startswith 'AR' or name endswith 'ER'", ['ledger', 'archive']],
    ["name !startswith 'a'", ['orders', 'ledger']],
    ["name matches regex '^[a-l]+[er]*$'", ['ledger']],
    ["name has_any ('orders', 'ARCHIVE')", ['orders', 'archive']],
    ["properties.state == 'Online'", ['orders', 'archive']],
    ["properties.state =~ 'online'", ['orders', 'archive']],
    ["properties.State == 'Online'", []],
    ["properties.isOn == 'true'", ['archive']],
    ['properties.isOn == true', ['archive']],
    ['properties.count > 2', ['ledger', 'archive']],
    ['properties.count > 2.5', ['ledger']],
    ['properties.count != 7', ['orders', 'archive']],
    ['isnull(properties.count)', ['orders']],
    ['isnotempty(properties.at)', ['orders', 'ledger']],
    ['not(properties.count > 5)', ['archive']],
    ['size between (5 .. 20)', ['orders', 'ledger']],
    ['size !between (5 .. 20)', ['archive']],
    ['todatetime(properties.at) >= ago(2d)', ['orders']],
    ['todatetime(properties.at) between (datetime(2026-09-01) .. 1d)', ['ledger']],
    ["properties.tags has 'gold'", ['orders']],
    ["set_has_element(properties.tags, 'eu')", ['orders']],
    ['size > 5 and (name == "orders" or name == "archive")', ['orders', 'archive']],
    ["san in~ (owners | where owner == 'Ann' | project tolower(san))", ['orders']],
    ['san !in (owners | project san)', ['ledger', 'archive']],
    ["properties.['state'] == 'offline'", ['ledger']],
    ["name in (split('orders,ledger', ','))", ['orders', 'ledger']],
  ])('%s', (condition, expected) => expect(names(condition)).toEqual(expected));
});

describe('what an expression gives', () => {
  test.each([
    ['5 / 2', 2],
    ['5.0 / 2', 2.5],
    ['7 % 4 + 2 * 3', 9],
    ['5 / 0', null],
    ['9223372036854775807 + 1', -9_223_372_036_854_775_808],
    ['9223372036854775807 * 2', -2],
    ["tolong('9223372036854775808')", null],
    ["datetime_diff('constructor', now(), now())", null],
    ["datetime_add('constructor', 1, now())", null],
    ["datetime_part('__proto__', now())", null],
    ['-size', -20],
    ['properties.by.user', 'Ann'],
    ["properties['by']['user']", 'Ann'],
    ['properties.tags[1]', 'eu'],
    ['properties.tags[-1]', 'eu'],
    ['properties.tags[5]', null],
    ['properties.nothing.deeper', null],
    ["split(split('/a/b/c', '/b/')[1], '/')[0]", 'c'],
    ["strcat(name, '/', size, '/', properties.nothing)", 'orders/20/'],
    ["strcat_delim('-', 'a', 1, true)", 'a-1-true'],
    ['toupper(substring(name, 0, 3))', 'ORD'],
    ['substring(name, 4)', 'rs'],
    ["indexof(name, 'd')", 2],
    ["replace_string(name, 'o', '0')", '0rders'],
    ["replace_regex(name, '([aeiou])', '<\\\\1>')", '<o>rd<e>rs'],
    ["extract('r(d)', 1, name)", 'd'],
    ["trim('[os]', name)", 'rder'],
    ["countof('banana', 'an')", 2],
    ["tolong('12') + toint(3.9)", 15],
    ["tolong('twelve')", null],
    ["todouble('1.5')", 1.5],
    ["tobool('TRUE')", true],
    ['tostring(properties.tags)', '["gold","eu"]'],
    ['tostring(properties.nothing)', ''],
    ['todatetime(properties.at)', '2026-09-07T10:30:00.1234567Z'],
    ['tostring(todatetime(properties.at))', '2026-09-07T10:30:00.1234567Z'],
    ['now() - todatetime(properties.at)', '21:29:59.8765433'],
    ['now() + 1d', '2026-09-09T08:00:00Z'],
    ['bin(todatetime(properties.at), 1h)', '2026-09-07T10:00:00Z'],
    ['bin(17, 5)', 15],
    ['bin(-1, 5)', -5],
    ['startofweek(now())', '2026-09-06T00:00:00Z'],
    ['startofmonth(now(), -1)', '2026-08-01T00:00:00Z'],
    ['endofday(now())', '2026-09-08T23:59:59.9999999Z'],
    ["datetime_diff('day', now(), datetime(2026-09-01 23:00))", 7],
    ["datetime_diff('month', now(), datetime(2025-09-30))", 12],
    ["datetime_add('month', 1, datetime(2026-01-31))", '2026-02-28T00:00:00Z'],
    ["format_datetime(now(), 'yyyy-MM-dd HH:mm')", '2026-09-08 08:00'],
    ["format_datetime(datetime(2026-09-08T15:04:07.0654321), 'd/M/yy H:m:s')", '8/9/26 15:4:7'],
    ["format_datetime(datetime(2026-09-08T15:04:07.0654321), 'y-MM-dd h:mm tt ss.fff')", '26-09-08 3:04 PM 07.065'],
    ["format_datetime(datetime(2026-09-08T15:04:07.5), 'ss.fffffff ss.FFFFFFF')", '07.5000000 07.5'],
    ["totimespan('1.02:03:04')", '1.02:03:04'],
    ['1h / 1m', 60],
    ['1.5h * 2', '03:00:00'],
    ["iff(size > 10, 'big', 'small')", 'big'],
    ["case(size > 50, 'huge', size > 10, 'big', 'small')", 'big'],
    ["coalesce('', name)", 'orders'],
    ['coalesce(properties.nothing, properties.state)', 'Online'],
    ['max_of(size, 30, 25)', 30],
    ['parse_json(\'{"a":{"b":3}}\').a.b', 3],
    ["bag_pack('a', 1, 'b', name)", { a: 1, b: 'orders' }],
    ['pack_array(1, name)', [1, 'orders']],
    ['array_length(properties.tags)', 2],
    ['bag_keys(properties.by)', ['user']],
    ['dynamic({"a": [1, 2]}).a[1]', 2],
    ["column_ifexists('nothere', 'instead')", 'instead'],
    ['gettype(properties.tags)', 'array'],
    ['round(2.345, 1)', 2.3],
    ['0x1f', 31],
    ['ago(9999999d)', null],
    ["datetime_add('year', 99999, now())", null],
    ['make_datetime(99999999, 1, 1)', null],
    ["todatetime('0001-01-01T00:00:00Z')", '0001-01-01T00:00:00Z'],
    ['tolong(datetime(2026-09-08))', 639_244_224_000_000_000],
    ['1d / 0', null],
    ["extract('(', 1, name)", ''],
    ["'it\\'s'", "it's"],
    ["@'C:\\new'", 'C:\\new'],
  ])('%s', (expression, expected) => expect(value(expression)).toEqual(expected));
});

describe('what an operator does', () => {
  test.each([
    [
      'summarize in groups',
      'volumes | summarize count(), sum(size), avg(size) by san',
      [
        ['SAN-A', 1, 20, 20],
        ['san-b', 2, 105, 52.5],
      ],
    ],
    ['summarize over nothing', 'volumes | where false | summarize count(), max(size), make_list(name)', [[0, null, []]]],
    [
      'the row with the most',
      'volumes | summarize arg_max(size, name) by san',
      [
        ['SAN-A', 20, 'orders'],
        ['san-b', 100, 'archive'],
      ],
    ],
    [
      'lists and sets',
      'volumes | summarize make_list(san), make_set(san), dcount(san), countif(size > 5)',
      [[['SAN-A', 'san-b', 'san-b'], ['SAN-A', 'san-b'], 2, 2]],
    ],
    ['lists and sets of so many at most', 'volumes | summarize make_list(san, 2), make_set(name, 1)', [[['SAN-A', 'san-b'], ['orders']]]],
    ['a calculation with aggregates', 'volumes | summarize toreal(sum(size)) / count()', [[125 / 3]]],
    [
      'by days',
      'volumes | summarize count() by day = bin(todatetime(properties.at), 1d)',
      [
        ['2026-09-07T00:00:00Z', 1],
        ['2026-09-01T00:00:00Z', 1],
        [null, 1],
      ],
    ],
    [
      'order with nulls last',
      'volumes | order by tolong(properties.count) asc nulls last | project name',
      [['archive'], ['ledger'], ['orders']],
    ],
    ['order downwards where nothing is said', 'volumes | sort by size | project name', [['archive'], ['orders'], ['ledger']]],
    ['top', 'volumes | top 1 by size asc | project name', [['ledger']]],
    ['distinct', 'volumes | distinct san', [['SAN-A'], ['san-b']]],
    ['count', 'volumes | where size > 5 | count', [[2]]],
    [
      'inner join',
      'volumes | project name, san | join kind=inner owners on san',
      [
        ['orders', 'SAN-A', 'SAN-A', 'Ann'],
        ['orders', 'SAN-A', 'SAN-A', 'Ben'],
      ],
    ],
    ['join as it is where nothing is said', 'owners | join (volumes | project name, san) on san', [['SAN-A', 'Ann', 'orders', 'SAN-A']]],
    [
      'left outer join',
      "volumes | project name, san | join kind=leftouter (owners | where owner == 'Ann') on san | project name, owner",
      [
        ['orders', 'Ann'],
        ['ledger', ''],
        ['archive', ''],
      ],
    ],
    [
      'full outer join',
      'volumes | project name, san | join kind=fullouter owners on san | project name, owner',
      [
        ['orders', 'Ann'],
        ['orders', 'Ben'],
        ['ledger', ''],
        ['archive', ''],
        ['', 'Cid'],
      ],
    ],
    ['left anti join', 'volumes | join kind=leftanti owners on san | project name', [['ledger'], ['archive']]],
    ['left semi join', 'volumes | join kind=leftsemi owners on san | project name', [['orders']]],
    [
      'join of two names',
      'volumes | project s = tolower(san), name | join kind=inner (owners | project o = tolower(san)) on $left.s == $right.o | distinct name',
      [['orders']],
    ],
    [
      'union',
      'volumes | project name | union (owners | project name = owner, san) | where name startswith "a"',
      [
        ['archive', ''],
        ['Ann', 'SAN-A'],
      ],
    ],
    ['union of common columns', 'volumes | union kind=inner owners | count', [[6]]],
    [
      'union with the name of the table',
      'union withsource=From volumes, owners | summarize count() by From',
      [
        ['volumes', 3],
        ['owners', 3],
      ],
    ],
    [
      'a row for each item',
      'volumes | mv-expand tag = properties.tags to typeof(string) | project name, tag',
      [
        ['orders', 'gold'],
        ['orders', 'eu'],
        ['ledger', ''],
        ['archive', ''],
      ],
    ],
    ['a row for each field', "volumes | where name == 'orders' | mv-expand by = properties.by | project by", [[{ user: 'Ann' }]]],
    [
      'parse',
      "owners | parse san with 'san-' letter | parse owner with first:string 'n' * | project letter, first",
      [
        ['', 'A'],
        ['', 'Be'],
        ['c', ''],
      ],
    ],
    ['let', 'let least = 10; let big = volumes | where size > least; big | join kind=inner (big | project name) on name | count', [[2]]],
    ['columns from before', 'volumes | extend size = size * 2, twice = size | top 1 by size | project size, twice', [[200, 100]]],
    ['columns away', 'volumes | take 1 | project-away s*, properties', [['orders']]],
    ['columns renamed', 'volumes | take 1 | project-rename title = name | project title', [['orders']]],
  ])('%s', (_, query, expected) => expect(rows(query)).toEqual(expected));
});
