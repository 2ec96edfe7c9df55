import type { ElasticSan } from '@esan/domain';
import { expect, test } from 'vitest';
import { sansIn, subscriptionIn, targetOf, undecidedRegions, whyNotInto } from './target-choice.ts';

const group = { id: '/s/volumeGroups/vg', name: 'vg', volumes: [] };
const san: ElasticSan = {
  id: '/s',
  name: 'san',
  subscriptionId: 's',
  resourceGroup: 'rg',
  region: 'eastus2',
  totalGiB: 2048,
  usedGiB: 1024,
  groups: [group],
};

test('a restore stays in the region of its point', () => {
  expect(whyNotInto({ ...san, region: 'northeurope' }, { region: 'eastus2', sizeGiB: 1 })).toBe(
    'In North Europe; a restore stays in East US 2',
  );
  expect(whyNotInto(san, { region: 'EastUS2', sizeGiB: 1024 })).toBeUndefined();
});

test('an Elastic SAN without room says how much is left and how much is needed', () => {
  expect(whyNotInto(san, { region: 'eastus2', sizeGiB: 2048 })).toBe('Only 1 TiB left, this restore takes 2 TiB');
});

test('the target is in the subscription that was chosen, else in that of the volume group', () => {
  const group = '/subscriptions/two/resourceGroups/rg/providers/Microsoft.ElasticSan/elasticSans/s/volumeGroups/g';
  expect(subscriptionIn({ subscription: 'one', group })).toBe('one');
  expect(subscriptionIn({ subscription: undefined, group })).toBe('two');
  expect(subscriptionIn({ subscription: undefined, group: undefined })).toBeUndefined();
});

test('a resource group narrows the list of Elastic SANs, and one without any does not', () => {
  const other = { ...san, id: '/o', resourceGroup: 'other' };
  expect(sansIn([san, other], 'other')).toEqual([other]);
  expect(sansIn([san, other], 'gone')).toEqual([san, other]);
  expect(sansIn([san, other], undefined)).toEqual([san, other]);
});

test('a volume group is found whatever the case of its id', () => {
  expect(targetOf([san], '/S/volumegroups/VG')?.group.name).toBe('vg');
  expect(targetOf([san], '/s/volumeGroups/other')).toBeUndefined();
});

test.each([
  ['each volume goes into its own group', { groups: [], subscription: undefined }, []],
  ['one group is wanted and none is chosen', { groups: [], subscription: 'eastus2*s' }, ['eastus2']],
  ['the group of another region is chosen', { groups: ['/n/volumeGroups/vg'], subscription: 'eastus2*s' }, ['eastus2']],
  ['the group is chosen', { groups: ['/S/volumeGroups/new'], subscription: 'eastus2*s' }, []],
  ['the chosen group is of an Elastic SAN that could not be read', { groups: ['/gone/volumeGroups/vg'], subscription: 'eastus2*s' }, []],
  ['the region that was looked into is not there any more', { groups: [], subscription: 'westeurope*s' }, []],
])('where %s, a set says for which regions a group has to be chosen yet', (_when, chosen, undecided) => {
  const rows = [
    { region: 'eastus2', groupId: '/gone/volumeGroups/vg' },
    { region: 'northeurope', groupId: '/n/volumeGroups/vg' },
  ];
  expect(undecidedRegions(chosen, rows, [san, { id: '/n', region: 'northeurope' }])).toEqual(undecided);
});
