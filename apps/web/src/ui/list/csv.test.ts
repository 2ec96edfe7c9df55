import { expect, test } from 'vitest';
import type { Column } from '../table/table-columns.ts';
import { jobColumns } from '../../jobs/job-columns.tsx';
import { columns as volumeColumns } from '../../volumes/columns.tsx';
import { sanColumns } from '../../volumes/san-tree-columns.tsx';
import { tableMarks } from '../../settings/formats.ts';
import { csvOf, fileColumns } from './csv.ts';

type Row = { name: string; size: number | undefined; at: string };

const columns: readonly Column<Row>[] = [
  { key: 'name', title: 'Name', isName: true, sortBy: ({ name }) => name },
  { key: 'size', title: 'Size', fileTitle: 'Size, in GiB', sortBy: ({ size }) => size },
  { key: 'at', title: 'Newest point', cell: () => '11 h ago', sortBy: ({ at }) => Date.parse(at), text: ({ at }) => at },
];

test('a file begins with the mark that Excel looks for, has a line of titles, and writes times as the calendar of ISO 8601 does', () => {
  expect(csvOf(columns, [{ name: 'sql-data-01', size: 512, at: '2026-09-08T02:00:00Z' }])).toBe(
    '\uFEFFName,"Size, in GiB",Newest point\r\nsql-data-01,512,2026-09-08T02:00:00Z\r\n',
  );
});

test.each([
  ['a comma', 'a,b', '"a,b"'],
  ['a quotation mark', 'the "old" one', '"the ""old"" one"'],
  ['a line break', 'one\r\ntwo', '"one\r\ntwo"'],
  ['a formula', '=HYPERLINK("http://x")', '"\'=HYPERLINK(""http://x"")"'],
  ['a plus sign first', '+1', "'+1"],
  ['a minus sign first', '-cmd', "'-cmd"],
  ['an at sign first', '@SUM(A1)', "'@SUM(A1)"],
  ['a tab first', '\t=1', "'\t=1"],
  ['a line break first', '\n=1', '"\'\n=1"'],
  ['a wide equals sign first', '＝1', "'＝1"],
  ['a minus sign within', 'sql-data', 'sql-data'],
  ['letters of any script', 'データ ü', 'データ ü'],
  ['nothing', '', ''],
])('a text with %s is read back as it is, and never as a formula', (_, name, expected) => {
  expect(csvOf(columns.slice(0, 1), [{ name, size: 1, at: '' }]).split('Name\r\n')[1]).toBe(`${expected}\r\n`);
});

test('a number below zero stays a number, and what is not known stays empty', () => {
  expect(
    csvOf(
      columns.slice(1, 2),
      [-5, undefined].map((size) => ({ name: '', size, at: '' })),
    ),
  ).toContain('\r\n-5\r\n\r\n');
});

test.each([
  ['en-GB', 'Name,"Size, in GiB"', 'a,0.5'],
  ['en-US', 'Name,"Size, in GiB"', 'a,0.5'],
  ['de-DE', 'Name;"Size, in GiB"', 'a;0,5'],
  ['en-DE', 'Name;"Size, in GiB"', 'a;0,5'],
  ['de-CH', 'Name;"Size, in GiB"', 'a;0.5'],
])('the marks of a file are those of %s', (locale, titles, row) => {
  const file = csvOf(columns.slice(0, 2), [{ name: 'a', size: 0.5, at: '' }], tableMarks(locale));
  expect(file).toBe(`\uFEFF${titles}\r\n${row}\r\n`);
});

test('a semicolon in a text is read back as it is', () => {
  expect(csvOf(columns.slice(0, 1), [{ name: 'a;b', size: 1, at: '' }], tableMarks('de-DE'))).toContain('"a;b"');
});

test('a file has the columns that are shown, and those by which rows of the same name are told apart', () => {
  const group: Column<Row> = { key: 'group', title: 'Resource group', isExtra: true, isInFile: true, sortBy: () => 'rg-prod' };
  const extra: Column<Row> = { key: 'tag', title: 'Tag', isExtra: true, sortBy: () => 'gold' };
  const titles = (shown: readonly Column<Row>[]) => fileColumns([...columns, group, extra], shown).map(({ key }) => key);
  expect(titles(columns)).toEqual(['name', 'size', 'at', 'group']);
  expect(titles([...columns, extra, group])).toEqual(['name', 'size', 'at', 'tag', 'group']);
});

test.each([
  ['volumes', volumeColumns, ['Size (GiB)', 'Subscription', 'Resource group']],
  ['Elastic SANs', sanColumns, ['In use (GiB)', 'Size (GiB)', 'Resource ID']],
  ['jobs', jobColumns, ['Duration (s)']],
] as [string, readonly Column<never>[], string[]][])(
  'a file of %s names the units of its numbers, and where each row is',
  (_, all, heads) => {
    const shown = all.filter(({ isExtra }) => isExtra !== true);
    expect(csvOf(fileColumns(all, shown), []).slice(1).trim().split(',')).toEqual(expect.arrayContaining(heads));
  },
);
