import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { backupBody, day, instance, minute, plant, TestEstate, subscription, vault } from '../../test-support/test-estate.ts';

const location = `${subscription}/providers/Microsoft.DataProtection/locations/eastus2`;
const second = `${plant}/providers/Microsoft.DataProtection/backupVaults/second`;

const vaultBody = (softDelete: string): unknown => ({
  location: 'eastus2',
  identity: { type: 'SystemAssigned' },
  properties: {
    storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }],
    securitySettings: { softDeleteSettings: { state: softDelete, retentionDurationInDays: 20 } },
  },
});

function deleteSecond(estate: TestEstate, softDelete = 'On'): unknown {
  estate.call('PUT', second, vaultBody(softDelete));
  estate.pass(minute);
  const vaultThen = estate.get(second);
  expect(estate.call('DELETE', second).status).toBe(202);
  estate.pass(minute);
  return vaultThen;
}

test('a deleted vault is listed with its last day, and comes back with its identity', () => {
  const estate = new TestEstate();
  const before = deleteSecond(estate);
  const [kept] = estate.items(`${location}/deletedVaults`);
  expect(kept).toMatchObject({
    type: 'Microsoft.DataProtection/locations/deletedVaults',
    properties: { originalBackupVaultId: second, originalBackupVaultName: 'second' },
  });
  expect(estate.get(`${location}/deletedVaults/${textAt(kept, 'name') ?? ''}`)).toEqual(kept);
  const answer = estate.call('PUT', second, vaultBody('On'), { 'x-ms-deleted-vault-id': textAt(kept, 'id') ?? '' });
  expect(answer.status).toBe(201);
  estate.pass(minute);
  expect(estate.get(second)).toEqual(before);
  expect(estate.items(`${location}/deletedVaults`)).toEqual([]);
});

test('a deleted vault is gone for good after its days, and at once where soft delete is off', () => {
  const estate = new TestEstate();
  deleteSecond(estate);
  estate.pass(21 * day);
  expect(estate.items(`${location}/deletedVaults`)).toEqual([]);
  deleteSecond(estate, 'Off');
  expect(estate.items(`${location}/deletedVaults`)).toEqual([]);
});

test('a vault that was never deleted does not come back', () => {
  const headers = { 'x-ms-deleted-vault-id': `${location}/deletedVaults/none` };
  expect(new TestEstate().call('PUT', second, vaultBody('On'), headers).status).toBe(404);
});

test('a Resource Guard is made, tagged and deleted, and each of its lists holds the one request to ask permission on', () => {
  const estate = new TestEstate();
  const guard = `${plant}/providers/Microsoft.DataProtection/resourceGuards/guard`;
  expect(estate.call('PUT', guard, { location: 'eastus2', properties: {} }).status).toBe(201);
  expect(estate.call('PUT', guard, { location: 'eastus2', properties: {} }).status).toBe(200);
  expect(estate.call('PATCH', guard, { tags: { use: 'approvals' } }).body).toMatchObject({ tags: { use: 'approvals' } });
  expect(estate.items(`${subscription}/providers/Microsoft.DataProtection/resourceGuards`)).toHaveLength(1);
  const operations = valueAt(estate.get(guard), 'properties', 'resourceGuardOperations') as unknown[];
  for (const operation of operations) {
    const requests = (textAt(operation, 'requestResourceType') ?? '').split('/').at(-1) ?? '';
    const [one] = estate.items(`${guard}/${requests}`);
    expect(estate.get(`${guard}/${requests}/default`)).toEqual(one);
    expect(estate.call('GET', `${guard}/${requests}/other`).status).toBe(404);
  }
  expect(estate.call('DELETE', guard).status).toBe(200);
  expect(estate.call('DELETE', guard).status).toBe(204);
});

test('a Resource Guard is in a region of Azure’s and stays in it', () => {
  const estate = new TestEstate();
  const guard = `${subscription}/resourceGroups/plant/providers/Microsoft.DataProtection/resourceGuards/elsewhere`;
  expect(estate.call('PUT', guard, { location: 'mars', properties: {} })).toMatchObject({
    status: 400,
    body: { error: { code: 'LocationNotAvailableForResourceType', message: expect.stringContaining('westeurope') } },
  });
  expect(estate.call('PUT', guard, { location: 'East US 2', properties: {} }).status).toBe(201);
  expect(estate.call('PUT', guard, { location: 'westeurope', properties: {} })).toMatchObject({
    status: 409,
    body: { error: { code: 'InvalidResourceLocation' } },
  });
  expect(estate.get(guard)).toMatchObject({ location: 'eastus2' });
});

test('no vault is tied to a Resource Guard', () => {
  const estate = new TestEstate();
  const proxies = `${vault}/backupResourceGuardProxies`;
  expect(estate.items(proxies)).toEqual([]);
  expect(estate.call('GET', `${proxies}/DppResourceGuardProxy`).status).toBe(404);
  expect(estate.call('DELETE', `${proxies}/DppResourceGuardProxy`).status).toBe(204);
  expect(estate.call('POST', `${proxies}/DppResourceGuardProxy/unlockDelete`, {}).status).toBe(404);
});

test('jobs are exported into a file, and a vault without jobs has nothing to export', () => {
  const estate = new TestEstate();
  expect(estate.call('POST', `${vault}/exportBackupJobs`).status).toBe(204);
  estate.protect();
  estate.call('POST', `${instance}/backup`, backupBody);
  const accepted = estate.call('POST', `${vault}/exportBackupJobs`);
  const location = (accepted.headers['Location'] ?? '').replace('https://azure.example', '');
  expect([accepted.status, estate.call('GET', location).status]).toEqual([202, 202]);
  estate.pass(minute);
  expect(estate.get(location)).toMatchObject({
    blobUrl: expect.stringMatching(/\.json$/),
    excelFileBlobUrl: expect.stringMatching(/\.xlsx$/),
  });
});

test('points of Elastic SAN are neither found by a time range nor fetched from an archive', () => {
  const estate = new TestEstate();
  estate.protect();
  const ask = (body: object): unknown => valueAt(estate.call('POST', `${instance}/findRestorableTimeRanges`, body).body, 'error', 'code');
  const range = { sourceDataStoreType: 'OperationalStore', startTime: '2026-09-01T00:00:00Z', endTime: '2026-09-08T00:00:00Z' };
  expect(ask(range)).toBe('DppPluginInvalidInputParameters');
  expect(ask({ ...range, endTime: range.startTime })).toBe('UserErrorInvalidRestorableTimeRange');
  expect(ask({})).toBe('BMSUserErrorInvalidInput');
  expect(estate.call('POST', `${instance}/rehydrate`, { recoveryPointId: 'x', rehydrationRetentionDuration: 'P7D' }).status).toBe(400);
});

test('the operations of Azure Backup are listed by the names that roles use', () => {
  const names = new TestEstate().items('/providers/Microsoft.DataProtection/operations').map((item) => textAt(item, 'name'));
  expect(names).toContain('Microsoft.DataProtection/backupVaults/backupInstances/restore/action');
  expect(new Set(names).size).toBe(names.length);
});
