import { api } from '@esan/contract';
import { missingAction, type Deed } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse, type Person } from '../testing/rehearsal.ts';

const portal = await rehearse();
afterAll(() => portal.close());

const deeds: Deed[] = [
  'create-vault',
  'write-policy',
  'configure-backup',
  'back-up-now',
  'restore',
  'stop-backup',
  'create-disk',
  'assign-roles',
];

test.each<[Person, Deed[]]>([
  ['backup-admin', deeds],
  ['backup-operator', ['configure-backup', 'back-up-now', 'restore']],
  ['reader', []],
])('what a %s may do in a resource group and at an Elastic SAN is known before anything is tried', async (role, may) => {
  const person = await portal.person(role);
  const group = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-storage`;
  for (const scope of [group, `${group}/providers/Microsoft.ElasticSan/elasticSans/san-prod`]) {
    const { item } = await person.get(api.getRights, { query: { scope } });
    expect(deeds.filter((deed) => missingAction(item.permissions, deed) === undefined)).toEqual(may);
  }
});

test('the missing action is named as Azure names it', async () => {
  const reader = await portal.person('reader');
  const scope = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-storage`;
  const { item } = await reader.get(api.getRights, { query: { scope } });
  expect(missingAction(item.permissions, 'back-up-now')).toBe('Microsoft.DataProtection/backupVaults/backupInstances/backup/action');
});
