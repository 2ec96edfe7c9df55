import type { Volume } from '@esan/domain';
import { expect, test } from 'vitest';
import { afterPress, flatOf, fullRows, isMixed, matchNames, treeOf } from './choose-rows.ts';

const subscription = '/subscriptions/11111111-1111-4111-8111-111111111111';
const volume = (san: string, group: string, name: string, isProtected = false): Volume => ({
  id: `${subscription}/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/${san}/volumeGroups/${group}/volumes/${name}`,
  name,
  subscriptionId: '11111111-1111-4111-8111-111111111111',
  resourceGroup: 'rg',
  san,
  group,
  region: 'eastus2',
  sizeGiB: 64,
  protection: isProtected
    ? { kind: 'protected', state: 'protected', health: { kind: 'no-point' }, instanceId: '', vault: 'bv', policy: 'p' }
    : { kind: 'not-protected' },
});
const all = [
  volume('san-a', 'vg-1', 'v-1'),
  volume('san-a', 'vg-1', 'v-2'),
  volume('san-a', 'vg-2', 'v-3', true),
  volume('san-b', 'vg-1', 'v-1'),
];
const may = ({ protection }: Volume) => protection.kind === 'not-protected';
const ids = (...volumes: (Volume | undefined)[]) => new Set(volumes.map((one) => one?.id.toLowerCase() ?? ''));
const names = (rows: ReturnType<typeof treeOf>) => rows.map((row) => (row.kind === 'volume' ? row.volume.name : row.name));

test('the tree shows what is open, and the flat table every volume', () => {
  expect(names(treeOf(all, (id) => id.endsWith('/san-a') || id.endsWith('san-a/volumeGroups/vg-1')))).toEqual([
    'san-a',
    'vg-1',
    'v-1',
    'v-2',
    'vg-2',
    'san-b',
  ]);
  expect(names(flatOf(all))).toEqual(['v-1', 'v-1', 'v-2', 'v-3']);
});

const inGroup = (group: string, san: string): Volume => {
  const one = volume(san, 'vg-1', 'v-1');
  return { ...one, resourceGroup: group, id: one.id.replace('/resourceGroups/rg/', `/resourceGroups/${group}/`) };
};

test('Elastic SANs stand by name, whatever their resource groups are called; of one name, by their ids', () => {
  const rows = treeOf([inGroup('rg-a', 'san-10'), inGroup('rg-c', 'san-2'), inGroup('rg-b', 'san-2')], () => false);
  expect(rows.map(({ id }) => id.replace(`${subscription}/resourceGroups/`, '').split('/providers')[0])).toEqual(['rg-b', 'rg-c', 'rg-a']);
  expect(names(rows)).toEqual(['san-2', 'san-2', 'san-10']);
});

test('a press on a volume group takes its volumes, even while it is closed, but none that cannot be protected', () => {
  const rows = treeOf(all, (id) => id.endsWith('/san-a'));
  const [san] = rows;
  expect(new Set(afterPress(rows, new Set(), may, [san?.id ?? '']))).toEqual(new Set([all[0]?.id, all[1]?.id]));
});

test('what a filter hides stays chosen, and is not left by a press on what is in sight', () => {
  const shown = treeOf(all.slice(0, 1), () => true);
  const chosen = ids(all[0], all[3]);
  expect(afterPress(shown, chosen, may, [])).toEqual([all[3]?.id.toLowerCase()]);
});

test('a group of which some is chosen is mixed, and full once all that can be is chosen', () => {
  const rows = treeOf(all, () => true);
  const san = rows[0];
  if (san === undefined) throw new Error('no row');
  expect([isMixed(san, ids(all[0]), may), isMixed(san, ids(all[0], all[1]), may)]).toEqual([true, false]);
  expect(fullRows(rows, ids(all[0], all[1]), may)).toContain(san.id);
});

test('a volume that is pasted twice, in another case or by its path, is found once', () => {
  const matched = matchNames('v-2 V-2 san-a/vg-1/v-2 nothing Nothing', all, may);
  expect(matched.found.map(({ name }) => name)).toEqual(['v-2']);
  expect(matched.unknown).toHaveLength(1);
});

test('a pasted list tells what it found, what it does not know, what is in two places, and what cannot be protected', () => {
  const matched = matchNames('v-2, san-b/vg-1/v-1\nv-1;nothing v-3', all, may);
  expect(matched.found.map(({ san, name }) => `${san} ${name}`)).toEqual(['san-a v-2', 'san-b v-1']);
  expect(matched.unknown).toEqual(['nothing']);
  expect(matched.ambiguous).toEqual([{ name: 'v-1', places: ['san-a/vg-1/v-1', 'san-b/vg-1/v-1'] }]);
  expect(matched.blocked.map(({ name }) => name)).toEqual(['v-3']);
});
