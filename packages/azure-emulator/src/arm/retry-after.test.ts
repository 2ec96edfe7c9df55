import { expect, test } from 'vitest';
import { backupBody, instance, instanceBody, restoreBody, TestEstate, vault } from '../test-support/test-estate.ts';
import { trial, type Trial } from '../test-support/test-calls.ts';

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

test('at the rate of real time, each kind of backup work says what Azure was recorded to say', () => {
  const estate = new TestEstate();
  const wait = (method: string, path: string, body: unknown): string | undefined => {
    const { headers } = estate.call(method, path, body);
    estate.pass(600_000);
    return headers['Retry-After'];
  };
  expect(wait('PUT', `${vault}-2`, vaultBody)).toBe('10');
  expect(wait('PUT', instance, instanceBody())).toBe('15');
  const backup = estate.call('POST', `${instance}/backup`, backupBody);
  expect(backup.headers['Retry-After']).toBe('30');
  estate.pass(600_000);
  const finished = estate.call('GET', backup.headers['Location']?.replace('https://azure.example', '') ?? '');
  expect([finished.status, finished.headers['Retry-After']]).toEqual([200, '30']);
  const status = estate.call('GET', backup.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '');
  expect([status.status, 'Retry-After' in status.headers]).toEqual([200, false]);
  const [point] = estate.items(`${instance}/recoveryPoints`) as { name: string }[];
  const request = restoreBody(point?.name ?? '', 'recipes-2');
  expect(wait('POST', `${instance}/validateRestore`, { restoreRequestObject: request })).toBe('10');
  expect(wait('POST', `${instance}/restore`, request)).toBe('30');
});

test('at a faster rate it is so much less, and never under a second', () => {
  expect(waits(4)).toEqual({ 'a disk': '1', 'an Elastic SAN': '2', 'a Backup vault': '3', 'a resource group': '4' });
  expect(new Set(Object.values(waits(60)))).toEqual(new Set(['1']));
});

test('when the clock is moved by hand there is nothing to wait for: it is one second', () => {
  expect(new Set(Object.values(waits(0)))).toEqual(new Set(['1']));
});
