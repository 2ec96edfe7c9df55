import { api } from '@esan/contract';
import { isReady } from '@esan/domain';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const portal = await rehearse({ graph: 'off' });
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
const other = { ...volume.at, vault: 'bv-other' };
await admin.get(api.createVault, { params: other, body: { region: 'eastus2', redundancy: 'local' } });
await portal.azure.advanceUntilIdle();
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const read = 'Microsoft.DataProtection/backupVaults/backupInstances/read';
const { snapshotGroupId, vaultId } = volume.choice;
const inOther = vaultId.replace('bv-eastus2', 'bv-other');

/** What the rules say of who protects two volumes of the group, one of which the vault bv-eastus2 does. */
async function protectors() {
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-01', 'sql-data-02'] }];
  const { items } = await admin.get(api.judgeBackups, { body: { vaultId: inOther, groups } });
  return items.map(({ checks }) => {
    const { verdict, about, isUnread } = checks.find(({ rule }) => rule === 'unprotected') ?? {};
    return [verdict, about ?? isUnread];
  });
}

test('which vault protects a volume is told by name', async () => {
  expect(await protectors()).toEqual([
    ['blocked', 'bv-eastus2'],
    ['ready', undefined],
  ]);
});

test('while a vault of the region cannot be read, no volume is said to be free', async () => {
  const refused = { status: 403, code: 'AuthorizationFailed', message: 'No.' };
  await portal.azure.addFault({ kind: 'next-call', action: read, path: '/bv-eastus2/', ...refused, times: 50 });
  expect(await protectors()).toEqual([
    ['attention', true],
    ['attention', true],
  ]);
});

test('an item that cannot be read bars only the volume that it names, and Azure decides', async () => {
  const odd = { 'value[0].properties.policyInfo.policyId': null };
  await portal.azure.addFault({ kind: 'change-answer', action: read, path: '/bv-eastus2/', set: odd, times: 50 });
  expect(await protectors()).toEqual([
    ['attention', true],
    ['ready', undefined],
  ]);
  expect(isReady([{ rule: 'unprotected', verdict: 'attention', isUnread: true }])).toBe(true);
});

test('a vault whose record in the list cannot be read is not said to be missing, nor the volumes that it may protect to be free', async () => {
  const odd = { 'value[0].location': null, 'value[1].location': null };
  await portal.azure.addFault({ kind: 'change-answer', action: 'Microsoft.DataProtection/backupVaults/read', set: odd, times: 50 });
  expect(await protectors()).toEqual([
    ['attention', true],
    ['attention', true],
  ]);
});

test('a volume whose Elastic SAN cannot be read is named, and not said to be in a region without backup', async () => {
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const list = { path: '*/providers/Microsoft.ElasticSan/elasticSans', set: { 'value[0].location': null, 'value[1].location': null } };
  await portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', ...list, times: 50 });
  const { items, missing } = await admin.get(api.judgeBackups, { body: { vaultId, groups } });
  expect([items, missing.map(({ name, problem }) => [name, problem.code, problem.found])]).toEqual([
    [],
    [['sql-data-02', 'unreadable-record', { is: 'record', field: 'location', of: 'san-prod', fault: 'missing' }]],
  ]);
});

test('a volume whose Elastic SAN is not in the list is named, without a field that nobody has read', async () => {
  const groups = [{ groupId: volume.groupId, snapshotGroupId, volumes: ['sql-data-02'] }];
  const list = { path: '*/providers/Microsoft.ElasticSan/elasticSans', set: { value: [] } };
  await portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', ...list, times: 50 });
  const { items, missing } = await admin.get(api.judgeBackups, { body: { vaultId, groups } });
  expect([items, missing.map(({ name, problem }) => [name, problem])]).toEqual([[], [['sql-data-02', { code: 'unreadable-record' }]]]);
});
