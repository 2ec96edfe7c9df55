import { expect, test } from 'vitest';
import { trial, type Trial } from './test-calls.ts';

const location = 'eastus2';
const sanBody = {
  location,
  properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } },
};
const diskBody = { location, sku: { name: 'Premium_LRS' }, properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 } };
const vaultBody = { location, properties: { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] } };

/** Something that takes a while, of each provider, and after how many seconds Azure wants to be asked again. */
const works = (azure: Trial): [string, string, string, unknown, number][] => {
  const inGroup = `${azure.subscription}/resourceGroups/rg-storage/providers`;
  return [
    ['PUT', `${inGroup}/Microsoft.Compute/disks/disk-1?api-version=2025-01-02`, 'a disk', diskBody, 2],
    ['PUT', `${inGroup}/Microsoft.ElasticSan/elasticSans/san-1?api-version=2025-09-01`, 'an Elastic SAN', sanBody, 5],
    ['PUT', `${inGroup}/Microsoft.DataProtection/backupVaults/vault-1?api-version=2026-06-01`, 'a Backup vault', vaultBody, 10],
    ['DELETE', `${azure.subscription}/resourceGroups/rg-restore?api-version=2021-04-01`, 'a resource group', undefined, 15],
  ];
};

function waits(clockRate: number): Record<string, string | undefined> {
  const azure = trial();
  const answers = works(azure).map(([method, path, what, body]) => [
    what,
    azure.call(method, path, body, { clockRate }).headers['Retry-After'],
  ]);
  return Object.fromEntries(answers) as Record<string, string | undefined>;
}

test('at the rate of real time, Retry-After is what Azure says', () => {
  expect(waits(1)).toEqual({ 'a disk': '2', 'an Elastic SAN': '5', 'a Backup vault': '10', 'a resource group': '15' });
});

test('at a faster rate it is so much less, and never under a second', () => {
  expect(waits(4)).toEqual({ 'a disk': '1', 'an Elastic SAN': '2', 'a Backup vault': '3', 'a resource group': '4' });
  expect(new Set(Object.values(waits(60)))).toEqual(new Set(['1']));
});

test('when the clock is moved by hand there is nothing to wait for: it is one second', () => {
  expect(new Set(Object.values(waits(0)))).toEqual(new Set(['1']));
});
