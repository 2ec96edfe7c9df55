import type { BackupInstance, Volume } from '@esan/domain';
import { expect, test } from 'vitest';
import { beginnings, deedIn, type Goal, type Lists } from './goals.ts';
import { goalOf, indexOf, searched } from './search.ts';

const subscriptionId = '00000000-0000-0000-0000-000000000001';
const inGroup = `/subscriptions/${subscriptionId}/resourceGroups/rg-san`;
const vaultId = `${inGroup}/providers/Microsoft.DataProtection/backupVaults/bv-prod`;

const volume = (name: string, san = 'esan-prod', kind: 'not-protected' | 'unknown' = 'unknown'): Volume => ({
  id: `${inGroup}/providers/Microsoft.ElasticSan/elasticSans/${san}/volumeGroups/vg/volumes/${name}`,
  name,
  subscriptionId,
  resourceGroup: 'rg-san',
  san,
  group: 'vg',
  region: 'eastus2',
  sizeGiB: 512,
  protection: { kind },
});
const item = (volumeName: string): Pick<BackupInstance, 'id' | 'volumeName' | 'san' | 'vault' | 'policy' | 'state'> => ({
  id: `${vaultId}/backupInstances/${volumeName}`,
  volumeName,
  san: 'esan-prod',
  vault: 'bv-prod',
  policy: 'daily',
  state: 'protected',
});
const pages: readonly Goal[] = [
  { key: 'page jobs', kind: 'pages', title: 'Jobs', detail: '', to: () => '/jobs' },
  { key: 'page übersicht', kind: 'pages', title: 'Übersicht', detail: '', to: () => '/overview' },
  ...beginnings,
];
const lists: Lists = {
  volumes: [volume('sql-data-01'), volume('sql-log-01'), volume('app-data', 'esan-test', 'not-protected'), volume('web')],
  items: [item('sql-data-01'), item('sql-log-01')],
  vaults: [{ id: vaultId, name: 'bv-prod', subscriptionId, resourceGroup: 'rg-san', region: 'eastus2' }],
  policies: [{ id: `${vaultId}/backupPolicies/daily`, name: 'daily' }],
  jobs: [],
  asOf: '',
};
const index = indexOf(lists, pages);
const firstOf = (text: string, kind: string) => searched(index, text).find((group) => group.kind === kind)?.goals[0];

test.each([
  ['sql-data-01', 'volumes', 'sql-data-01'],
  ['data sql', 'volumes', 'sql-data-01'],
  ['SQL LOG', 'volumes', 'sql-log-01'],
  ['log01', 'volumes', undefined],
  ['esan-test', 'volumes', 'app-data'],
  ['esan-test', 'elastic-sans', 'esan-test'],
  ['bv-prod', 'vaults', 'bv-prod'],
  ['daily', 'policies', 'daily'],
  ['jobs', 'pages', 'Jobs'],
  ['übers', 'pages', 'Übersicht'],
  ['create pol', 'work', 'Create policy'],
  ['sql-data-01', 'ways-on', 'Restore sql-data-01'],
  ['restore log', 'work', 'Restore sql-log-01'],
  ['back up sql-data', 'work', 'Back up sql-data-01 now'],
  ['backup sql-data', 'work', 'Back up sql-data-01 now'],
  ['configure app', 'work', 'Configure backup of app-data'],
  ['stop sql-log', 'work', 'Stop backup of sql-log-01'],
])('“%s” finds among %s: %s', (text, kind, title) => {
  expect(firstOf(text, kind)?.title).toBe(title);
});

const deedOf = (what: string, ...words: string[]) => ({
  words,
  title: (name: string) => `${what} ${name}`,
  of: 'items' as const,
  to: () => '',
});

test.each([
  ['sicherung sql-01', 'back up sql-01'],
  ['Sicherung beenden von sql-01', 'stop sql-01'],
  ['sicherung beenden', 'back up beenden'],
  ['beenden sql-01', 'stop sql-01'],
])('of words that begin others, as in German, the longest count: “%s” asks to %s', (text, asked) => {
  const found = deedIn(text, [deedOf('back up', 'sichern', 'sicherung'), deedOf('stop', 'sicherung beenden von', 'beenden')]);
  expect(found?.deed.title(found.name)).toBe(asked);
});

test('work leads to where it begins for that very thing', () => {
  expect(firstOf('restore sql-log', 'work')?.to()).toBe(`/restore/points?vaults=${subscriptionId}*rg-san*bv-prod&items=0*sql-log-01`);
  expect(firstOf('configure app-data', 'work')?.to()).toContain('/configure-backup/vault?volume=');
  expect(searched(index, 'configure sql').some(({ kind }) => kind === 'work')).toBe(false);
});

test('each kind shows its best five and says how many there are; an only kind shows more', () => {
  const many = indexOf({ ...lists, volumes: Array.from({ length: 40 }, (_, nth) => volume(`bulk-${nth}`)) }, [
    { key: 'page bulk', kind: 'pages', title: 'bulk', detail: '', to: () => '/bulk' },
  ]);
  expect(searched(many, 'bulk').map(({ kind, goals, total }) => [kind, goals.length, total])).toEqual([
    ['pages', 1, 1],
    ['volumes', 5, 40],
  ]);
  expect(searched(many, 'bulk esan').map(({ kind, goals, total }) => [kind, goals.length, total])).toEqual([['volumes', 20, 40]]);
});

const look = (text: string) => searched(index, text);

test('Enter opens the answer to what is typed, not that to what was typed a moment before', () => {
  const older = look('sql-data').flatMap(({ goals }) => goals);
  const shown = { looked: 'sql-data', goals: older, at: 1 };
  expect(goalOf({ ...shown, text: 'sql-data' }, look)).toBe(older[1]);
  expect(goalOf({ ...shown, text: 'sql-log' }, look)?.title).toBe('sql-log-01');
  expect(goalOf({ ...shown, text: 'nothing is called so' }, look)).toBe(undefined);
});

test('what fits alike stands by its name in every kind, so that work is offered for the first that is shown', () => {
  const names = ['sql-orders-log', 'sql-orders-data'];
  const estate = indexOf({ ...lists, volumes: names.map((name) => volume(name)), items: names.map(item) }, []);
  const found = (text: string) => searched(estate, text).map(({ goals }) => goals.map(({ title }) => title));
  const inOrder = ['sql-orders-data', 'sql-orders-log'];
  expect(found('sql-ord')).toEqual([inOrder, inOrder, ['Restore sql-orders-data', 'Back up sql-orders-data now']]);
  expect(found('restore sql-ord')).toEqual([['Restore sql-orders-data', 'Restore sql-orders-log']]);
});
