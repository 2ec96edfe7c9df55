import { expect, test } from 'vitest';
import { assignRole } from '../../arm/access/access.ts';
import { codeOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';

const api = 'api-version=2020-05-01';
const groups = '/providers/Microsoft.Management/managementGroups';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

/** The subscription is below `contoso-production`, which is below `contoso`; the administrator may read all of it. */
function organised(): Trial & { subscriptionId: string } {
  const made = trial();
  const { world, admin, subscription } = made;
  const subscriptionId = subscription.replace('/subscriptions/', '');
  world.managementGroups.put({ name: 'contoso', displayName: 'Contoso' });
  world.managementGroups.put({ name: 'contoso-production', displayName: 'Production', parent: 'contoso' });
  world.managementGroups.place(subscriptionId, 'contoso-production');
  const scope = `${groups}/contoso`;
  assignRole(world, { principalId: admin.objectId, principalType: 'User', roleId: reader, scope, effectiveNow: true });
  return { ...made, subscriptionId };
}

test('management groups are listed to whom may read them, and read with what is above and below', () => {
  const { call, operator, subscription, subscriptionId } = organised();
  expect(namesIn(call('GET', `${groups}?${api}`))).toEqual(['contoso', 'contoso-production']);
  expect(namesIn(call('GET', `${groups}?${api}`, undefined, { as: operator }))).toEqual([]);
  expect(call('GET', `${groups}/CONTOSO?$expand=children&$recurse=true&${api}`).body).toEqual({
    id: `${groups}/contoso`,
    type: 'Microsoft.Management/managementGroups',
    name: 'contoso',
    properties: {
      tenantId: '11111111-1111-4111-8111-111111111111',
      displayName: 'Contoso',
      details: {
        version: 1,
        parent: {
          id: `${groups}/11111111-1111-4111-8111-111111111111`,
          name: '11111111-1111-4111-8111-111111111111',
          displayName: 'Tenant Root Group',
        },
      },
      children: [
        {
          id: `${groups}/contoso-production`,
          type: 'Microsoft.Management/managementGroups',
          name: 'contoso-production',
          displayName: 'Production',
          children: [{ id: subscription, type: '/subscriptions', name: subscriptionId, displayName: 'Contoso Storage' }],
        },
      ],
    },
  });
  expect(call('GET', `${groups}/contoso-production?$expand=path&${api}`).body).toMatchObject({
    properties: {
      details: {
        path: [
          { name: '11111111-1111-4111-8111-111111111111', displayName: 'Tenant Root Group' },
          { name: 'contoso', displayName: 'Contoso' },
        ],
      },
    },
  });
});

test('what is below a management group is one flat list; its own subscriptions are another', () => {
  const { call, subscriptionId } = organised();
  expect(namesIn(call('GET', `${groups}/contoso/descendants?${api}`))).toEqual(['contoso-production', subscriptionId]);
  expect(namesIn(call('GET', `${groups}/contoso/subscriptions?${api}`))).toEqual([]);
  expect(namesIn(call('GET', `${groups}/contoso-production/subscriptions?${api}`))).toEqual([subscriptionId]);
  expect(call('GET', `${groups}/contoso-production/subscriptions/${subscriptionId.toUpperCase()}?${api}`).body).toMatchObject({
    id: `${groups}/contoso-production/subscriptions/${subscriptionId}`,
    properties: { displayName: 'Contoso Storage', parent: { id: `${groups}/contoso-production` }, state: 'Active' },
  });
  expect(call('GET', `${groups}/contoso/subscriptions/${subscriptionId}?${api}`).status).toBe(404);
});

test('a management group that is not there, or that one may not read, is refused', () => {
  const { call, operator, world, admin } = organised();
  const refused = call('GET', `${groups}/contoso?${api}`, undefined, { as: operator });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'AuthorizationFailed']);
  expect(call('GET', `${groups}/nowhere?${api}`).status).toBe(403);
  assignRole(world, { principalId: admin.objectId, principalType: 'User', roleId: reader, scope: '/', effectiveNow: true });
  expect(call('GET', `${groups}/nowhere?${api}`).status).toBe(404);
  expect(call('GET', `${groups}/nowhere/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`).status).toBe(404);
});
