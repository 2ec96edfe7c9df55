import { expect, test } from 'vitest';
import { diskPlaceOf, instancePlaceOf, jobPlaceOf, paths, policyPlaceOf, restoreInstances, restoreItems } from './paths.ts';

const subscriptionId = '00000000-0000-0000-0000-000000000001';
const vaultId = `/subscriptions/${subscriptionId}/resourceGroups/rg-backup/providers/Microsoft.DataProtection/backupVaults/bv-prod`;

test('a wizard carries its draft in the address and leaves out what is not chosen yet', () => {
  expect(paths.configureBackup('policy', { vault: '/subscriptions/a b', policy: undefined, volume: '' })).toBe(
    '/configure-backup/policy?vault=%2Fsubscriptions%2Fa+b',
  );
  expect(paths.restore('points')).toBe('/restore/points');
});

test('the id of a backup instance leads to its page', () => {
  const at = instancePlaceOf(`${vaultId}/backupInstances/sql-data-01`);
  expect(at && paths.restorePoint(at, 'point 1')).toBe(
    `/protected-items/${subscriptionId}/rg-backup/bv-prod/sql-data-01/restore-points/point%201`,
  );
  expect(instancePlaceOf(`${vaultId}/backupPolicies/gold`)).toBeUndefined();
});

test('the id of a policy leads to its pages', () => {
  const at = policyPlaceOf(`${vaultId}/backupPolicies/gold`);
  expect(at && [paths.policy(at), paths.editPolicy(at)]).toEqual([
    `/policies/${subscriptionId}/rg-backup/bv-prod/gold`,
    `/policies/${subscriptionId}/rg-backup/bv-prod/gold/edit`,
  ]);
  expect(policyPlaceOf(vaultId)).toBeUndefined();
});

test('the ids of jobs and disks lead to their pages', () => {
  const job = jobPlaceOf(`${vaultId}/backupJobs/46cb21dc`);
  expect(job && paths.job(job)).toBe(`/jobs/${subscriptionId}/rg-backup/bv-prod/46cb21dc`);
  const disk = diskPlaceOf(`/subscriptions/${subscriptionId}/resourceGroups/rg-d/providers/Microsoft.Compute/disks/copy`);
  expect(disk && paths.disk(disk)).toBe(`/disks/${subscriptionId}/rg-d/copy`);
});

test('a restore set names its volumes in its address, each vault once', () => {
  const other = vaultId.replace('bv-prod', 'bv-(other)');
  const ids = [`${vaultId}/backupInstances/one`, `${other}/backupInstances/two`, `${vaultId}/backupInstances/three_3`];
  const items = restoreItems([...ids, '/nothing']);
  expect(paths.restore('points', items)).toBe(
    `/restore/points?vaults=${subscriptionId}*rg-backup*bv-prod*${subscriptionId}*rg-backup*bv-%28other%29&items=0*one*1*two*0*three_3`,
  );
  expect(restoreInstances(items).map(({ vault, instance }) => [vault, instance])).toEqual([
    ['bv-prod', 'one'],
    ['bv-(other)', 'two'],
    ['bv-prod', 'three_3'],
  ]);
  expect(restoreInstances({ vaults: 'a*b', items: '0*one*9*two*3' })).toEqual([]);
  expect(restoreInstances({})).toEqual([]);
});
