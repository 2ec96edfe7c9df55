import type { ElasticSan } from '@esan/domain';
import { expect, test } from 'vitest';
import type { VolumeRow } from './columns.tsx';
import { narrowedTree, placeText, sanTree, treeRows, type SanRow } from './san-tree.ts';

const rg = '/subscriptions/s/resourceGroups/rg-Storage/providers/Microsoft.ElasticSan/elasticSans';
const sanOf = (name: string, groups: Record<string, string[]>): ElasticSan => ({
  id: `${rg}/${name}`,
  name,
  subscriptionId: 's',
  resourceGroup: 'rg-Storage',
  region: 'eastus2',
  totalGiB: 4096,
  usedGiB: 1024,
  groups: Object.entries(groups).map(([group, volumes]) => ({ id: `${rg}/${name}/volumeGroups/${group}`, name: group, volumes })),
});
const volumeOf = (san: string, group: string, name: string, isSafe = false): VolumeRow => ({
  id: `${rg}/${san}/volumeGroups/${group}/volumes/${name}`,
  name,
  subscriptionId: 's',
  resourceGroup: 'rg-Storage',
  san,
  group,
  region: 'eastus2',
  sizeGiB: 100,
  protection: isSafe
    ? {
        kind: 'protected',
        state: 'protected',
        health: { kind: 'on-time', newestAt: '2026-09-08T02:00:00Z' },
        instanceId: 'i',
        vault: 'bv',
        policy: 'gold',
      }
    : { kind: 'not-protected' },
  asOf: '2026-09-08T08:00:00Z',
  subscription: 'Contoso',
});

const tree = sanTree({
  sans: [sanOf('san-10', { empty: [] }), sanOf('san-9', { logs: ['log-1'], data: ['sql-10', 'sql-9'] })],
  volumes: [volumeOf('san-9', 'data', 'sql-10'), volumeOf('san-9', 'data', 'sql-9', true), volumeOf('san-9', 'logs', 'log-1')],
  nameOfSubscription: () => 'Contoso',
});
const lines = (rows: ReturnType<typeof treeRows>) => rows.map(({ row, level, at, of }) => `${level} ${row.name} ${at}/${of}`);
const all = () => true;

test('a tree has its rows in the order in which a person counts, each with its place among those beside it', () => {
  expect(lines(treeRows(tree, all))).toEqual([
    '1 san-9 1/2',
    '2 data 1/2',
    '3 sql-9 1/2',
    '3 sql-10 2/2',
    '2 logs 2/2',
    '3 log-1 1/1',
    '1 san-10 2/2',
    '2 empty 1/1',
  ]);
});

test('what is closed hides what is below it, and what has nothing below it can be neither', () => {
  const rows = treeRows(tree, (row) => row.name === 'san-10');
  expect(rows.map(({ row, isOpen }) => [row.name, isOpen])).toEqual([
    ['san-9', false],
    ['san-10', true],
    ['empty', undefined],
  ]);
});

test('an Elastic SAN and a group say how many of their volumes are safe, and how much those take', () => {
  const [san, group] = treeRows(tree, all).map(({ row }) => row);
  expect(san).toMatchObject({ count: 3, safe: 1, sizeGiB: 300 });
  expect(group).toMatchObject({ count: 2, safe: 1, sizeGiB: 200 });
});

test('before the volumes are read the SANs stand there with as many as they name', () => {
  const early = sanTree({ sans: [sanOf('san-9', { data: ['a', 'b'] })], volumes: undefined, nameOfSubscription: () => '' });
  expect(treeRows(early, all).map(({ row, isOpen }) => [row.name, 'count' in row ? row.count : 0, isOpen])).toEqual([
    ['san-9', 2, true],
    ['data', 2, undefined],
  ]);
});

test.each<[string, (row: SanRow) => boolean, string[]]>([
  ['a volume', (row) => row.name === 'sql-10', ['1 san-9 1/1', '2 data 1/1', '3 sql-10 1/1']],
  ['a group', (row) => row.name === 'logs', ['1 san-9 1/1', '2 logs 1/1', '3 log-1 1/1']],
  ['an Elastic SAN', (row) => row.name === 'san-10', ['1 san-10 1/1', '2 empty 1/1']],
  ['nothing', () => false, []],
])('narrowed to %s, the tree keeps the way there', (_, fits, expected) => {
  expect(lines(treeRows(narrowedTree(tree, fits), all))).toEqual(expected);
});

test('a row is called in the address by its resource group, SAN and group', () => {
  expect(placeText(`${rg}/San-9`)).toBe('rg-storage/san-9');
  expect(placeText(`${rg}/San-9/volumeGroups/Data`)).toBe('rg-storage/san-9/data');
});

test('ten thousand volumes are a tree without looking at each for each', () => {
  const groups = Array.from({ length: 100 }, (_, group) => `g-${group}`);
  const volumes = groups.flatMap((group) => Array.from({ length: 100 }, (_, index) => volumeOf('big', group, `v-${index}`)));
  const big = sanTree({
    sans: [sanOf('big', Object.fromEntries(groups.map((group) => [group, []])))],
    volumes,
    nameOfSubscription: () => '',
  });
  expect(treeRows(big, all)).toHaveLength(10_101);
});
