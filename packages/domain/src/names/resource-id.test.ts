import { expect, test } from 'vitest';
import { backupInstanceId, nameOf, parentIdOf, parseResourceId, sameId, vaultPlaceOf, volumeId, volumePlaceOf } from './resource-id.ts';

const rg = '/subscriptions/s-1/resourceGroups/rg-a';
const volume = `${rg}/providers/Microsoft.ElasticSan/elasticSans/san/volumeGroups/vg/volumes/v`;
const vault = `${rg}/providers/Microsoft.DataProtection/backupVaults/bv`;

test.each([
  ['a subscription', '/subscriptions/s-1', { subscriptionId: 's-1', path: [] }],
  ['a resource group', rg, { subscriptionId: 's-1', resourceGroup: 'rg-a', path: [] }],
  [
    'a resource group in another case',
    '/SUBSCRIPTIONS/s-1/resourcegroups/rg-a/',
    { subscriptionId: 's-1', resourceGroup: 'rg-a', path: [] },
  ],
  [
    'a vault',
    vault,
    { subscriptionId: 's-1', resourceGroup: 'rg-a', provider: 'Microsoft.DataProtection', path: [{ type: 'backupVaults', name: 'bv' }] },
  ],
  ['a subscription in upper case', '/subscriptions/AB-1', { subscriptionId: 'ab-1', path: [] }],
  ['a type without a name', `${vault}/backupInstances`, undefined],
  ['an id of another kind', '/tenants/t-1', undefined],
  ['nothing', '', undefined],
])('%s is taken apart', (_what, id, parts) => {
  expect(parseResourceId(id)).toEqual(parts);
});

test.each([
  ['a volume', volume, { subscriptionId: 's-1', resourceGroup: 'rg-a', san: 'san', group: 'vg', volume: 'v' }],
  [
    'a volume as requests spell it',
    volume.replace('volumeGroups', 'volumegroups'),
    { subscriptionId: 's-1', resourceGroup: 'rg-a', san: 'san', group: 'vg', volume: 'v' },
  ],
  ['a snapshot of a volume', volume.replace('/volumes/', '/snapshots/'), undefined],
  ['a volume group', parentIdOf(volume), undefined],
  ['a vault', vault, undefined],
])('%s has a place among volumes, or none', (_what, id, place) => {
  expect(volumePlaceOf(id)).toEqual(place);
});

test.each([
  ['a vault', vault, { subscriptionId: 's-1', resourceGroup: 'rg-a', vault: 'bv' }],
  [
    'a job',
    `${vault}/backupJobs/j`,
    { subscriptionId: 's-1', resourceGroup: 'rg-a', vault: 'bv', child: { type: 'backupJobs', name: 'j' } },
  ],
  ['a volume', volume, undefined],
])('%s has a place in a vault, or none', (_what, id, place) => {
  expect(vaultPlaceOf(id)).toEqual(place);
});

test('an id that is built is read back as the same place', () => {
  const place = { subscriptionId: 's-1', resourceGroup: 'rg-a', san: 'san', group: 'vg', volume: 'v' };
  expect(volumeId(place)).toBe(volume);
  expect(volumePlaceOf(volumeId(place))).toEqual(place);
  expect(backupInstanceId({ subscriptionId: 's-1', resourceGroup: 'rg-a', vault: 'bv', instance: 'i' })).toBe(`${vault}/backupInstances/i`);
});

test('ids compare without case, and the last name is what a person says', () => {
  expect(sameId(volume, volume.toUpperCase())).toBe(true);
  expect(sameId(volume, `${volume}2`)).toBe(false);
  expect(nameOf(volume)).toBe('v');
  expect(nameOf(`${rg}/`)).toBe('rg-a');
  expect(nameOf('')).toBe('');
});

test('ids of one list are each taken apart for themselves, whichever came before', () => {
  const other = volume.replace('/rg-a/', '/rg-b/');
  const odd = `${volume}/volumes/w`;
  const places = [volume, `${volume}-2`, other, odd, volume.replace('/v', '//v'), `${volume}/`, volume].map(volumePlaceOf);
  expect(places.map((place) => place && `${place.resourceGroup} ${place.group} ${place.volume}`)).toEqual([
    'rg-a vg v',
    'rg-a vg v-2',
    'rg-b vg v',
    undefined,
    'rg-a vg v',
    'rg-a vg v',
    'rg-a vg v',
  ]);
  const below = [vault, `${vault}/backupJobs/j`, `${vault}/backupJobs/j/steps/s`, `${vault}-2/backupJobs/j`, vault].map(vaultPlaceOf);
  expect(below.map((place) => place && `${place.vault} ${place.child?.name ?? '-'}`)).toEqual(['bv -', 'bv j', 'bv j', 'bv-2 j', 'bv -']);
});

test.each([
  ['/a/b/c/d', 'd', '/a/b'],
  ['/a/b', 'b', ''],
  ['/a/', 'a', ''],
  ['a', 'a', ''],
  ['', '', ''],
  ['//', '', ''],
])('the name in %j is %j, and what it is in %j', (id, name, parent) => {
  expect([nameOf(id), parentIdOf(id)]).toEqual([name, parent]);
});
