import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { protectVolume } from '../../testing/rehearsed-volume.ts';
import { rehearse, type As } from '../../testing/rehearsal.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
await protectVolume(portal, admin);
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

/** Resource Graph shows something else than there is. */
const graphShows = (set: Record<string, unknown>) =>
  portal.azure.addFault({
    kind: 'change-answer',
    action: '*',
    method: 'POST',
    path: '/providers/Microsoft.ResourceGraph/resources',
    set,
    times: 100,
  });

async function seenBy(person: As) {
  const [volumes, items, vaults, policies] = await Promise.all([
    person.get(api.listVolumes, { query: {} }),
    person.get(api.listBackupInstances, { query: {} }),
    person.get(api.listVaults, { query: {} }),
    person.get(api.listAllPolicies, { query: {} }),
  ]);
  return [volumes, items, vaults, policies].map((list) => [list.items.length, list.missing.map(({ problem }) => problem.code), list.from]);
}

test('what Resource Graph shows nothing of is asked itself', async () => {
  const known = await seenBy(await portal.person('reader'));
  expect(known.map(([count]) => count)).toEqual([12, 1, 1, 1]);
  await graphShows({ data: [], count: 0, totalRecords: 0 });
  expect(await seenBy(await portal.person('reader'))).toEqual(known);
});

test('an Elastic SAN whose volumes do not add up to what it says is read itself', async () => {
  await graphShows({ 'data[0].volumes': [] });
  const { items, from } = await (await portal.person('reader')).get(api.listVolumes, { query: {} });
  expect([items.length, from]).toEqual([12, 'resource-graph']);
});

test('who may read nothing in a subscription is told so, as by the services', async () => {
  const { people } = await portal.azure.detail();
  const operator = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('backup-operator'));
  await portal.azure.removeRoleAssignments({ principalId: operator?.objectId ?? '' });
  const scope = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-snapshots`;
  await portal.azure.assignRole({ principal: operator?.userPrincipalName ?? '', role: 'Reader', scope });
  const { items, missing } = await (await portal.person('backup-operator')).get(api.listVolumes, { query: {} });
  expect([items, missing.map(({ problem }) => problem.code)]).toEqual([[], ['not-allowed']]);
});

test('who may read one resource group sees what is in it', async () => {
  const { people } = await portal.azure.detail();
  const operator = people.find(({ userPrincipalName }) => userPrincipalName.startsWith('backup-operator'));
  const scope = `/subscriptions/${portal.subscriptionId}/resourceGroups/rg-storage`;
  await portal.azure.assignRole({ principal: operator?.userPrincipalName ?? '', role: 'Reader', scope });
  const { items } = await (await portal.person('backup-operator')).get(api.listVolumes, { query: {} });
  expect(items).toHaveLength(12);
});
