import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import type { Azure } from '../azure/clients.ts';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { deletedNamesIn } from './deleted-volumes.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterAll(() => portal.close());

const send = async (method: string, path: string, body?: object) => {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '');
  await portal.azureAt(`${path}?api-version=2026-04-01-preview`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  await portal.azure.advanceUntilIdle();
};

test('a deleted volume that cannot be read may be one of the name that is wanted, and the plan says that it is not known', async () => {
  const groupId = volume.groupId.replace('vg-databases', 'vg-emptied');
  await send('PUT', groupId, { properties: { deleteRetentionPolicy: { policyState: 'Enabled', retentionPeriodDays: 7 } } });
  await send('PUT', `${groupId}/volumes/old-01`, { properties: { sizeGiB: 1 } });
  await send('DELETE', `${groupId}/volumes/old-01`);
  const checked = async (name: string) => {
    const items = [{ instanceId: volume.instanceId, groupId, name }];
    const plan = await admin.get(api.planRestore, { body: { items, pattern: '{volume}-r', groups: [] } });
    return plan.items[0]?.checks.filter(({ rule }) => rule === 'deleted-volume');
  };
  expect(await checked('new-01')).toEqual([]);
  const unnamed = { drop: ['value[0].name', 'value[0].id'] };
  await portal.azure.addFault({ kind: 'change-answer', action: '*', method: 'GET', path: `${groupId}/volumes`, times: 9, ...unnamed });
  expect(await checked('new-01')).toEqual([{ rule: 'deleted-volume', verdict: 'attention', isUnread: true }]);
});

const at = { subscriptionId: 'one', resourceGroup: 'rg', san: 'san', group: 'vg' };
const answering = (status: number, body: unknown) =>
  ({ get: async () => ({ status: `${status}`, headers: {}, request: { url: '' }, body }) }) as unknown as Azure;
const refused = (status: number, code: string) => answering(status, { error: { code, message: `Azure says ${code}.` } });

test.each<[string, Azure, boolean]>([
  ['may not be read', refused(403, 'AuthorizationFailed'), true],
  ['could not be asked for', refused(503, 'ServiceUnavailable'), true],
  ['are no list', answering(200, { value: 'none' }), true],
  ['are not known to Azure in this region', refused(400, 'NoRegisteredProviderFound'), false],
  ['are of a version that Azure does not know', refused(400, 'InvalidApiVersionParameter'), false],
  ['are of a kind that this version does not have', refused(404, 'InvalidResourceType'), false],
  ['are none', answering(200, { value: [] }), false],
])('where the deleted volumes of a group %s, that is told', async (_, azure, areUnread) => {
  expect(await deletedNamesIn(azure, at)).toEqual({ names: [], areUnread });
});
