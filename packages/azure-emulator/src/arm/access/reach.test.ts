import { expect, test } from 'vitest';
import { namesIn, trial, type Trial } from '../../test-support/test-calls.ts';
import { assignRole, hasAccessWithin, holdsRole, isAllowed } from './access.ts';

const vault = '99999999-9999-4999-8999-999999999999';
const backups = '88888888-8888-4888-8888-888888888888';
const everyBackup = '77777777-7777-4777-8777-777777777777';
const exporter = '1c4770c0-34f7-4110-a1ea-a5855cc7a939';
const reader = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';
const top = '/providers/Microsoft.Management/managementGroups/contoso';
const production = '/providers/Microsoft.Management/managementGroups/contoso-production';

/** A vault's identity in a group that is in another; the subscription two management groups deep. */
function organised(): Trial & { san: string; give: (principalId: string, roleId: string, scope: string, name?: string) => void } {
  const made = trial();
  const { world, subscription } = made;
  world.servicePrincipals.push({ objectId: vault, displayName: 'vault', ownerId: '/vault' });
  world.directoryGroups.put({ objectId: backups, displayName: 'Backup vaults', members: [vault] });
  world.directoryGroups.put({ objectId: everyBackup, displayName: 'Every backup', members: [backups] });
  world.managementGroups.put({ name: 'contoso', displayName: 'Contoso' });
  world.managementGroups.put({ name: 'contoso-production', displayName: 'Production', parent: 'contoso' });
  world.managementGroups.put({ name: 'contoso-test', displayName: 'Test', parent: 'contoso' });
  world.managementGroups.place(subscription.replace('/subscriptions/', ''), 'contoso-production');
  const san = `${subscription}/resourceGroups/rg-storage/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  const give = (principalId: string, roleId: string, scope: string, name?: string): void => {
    assignRole(world, {
      principalId,
      principalType: 'ServicePrincipal',
      roleId,
      scope,
      effectiveNow: true,
      ...(name === undefined ? {} : { name }),
    });
  };
  return { ...made, san, give };
}

test.each([
  ['at the management group right above', vault, production, true],
  ['at one further above, in any case', vault, top.toUpperCase(), true],
  ['at the root management group', vault, '/providers/Microsoft.Management/managementGroups/11111111-1111-4111-8111-111111111111', true],
  ['at the tenant', vault, '/', true],
  ['at a management group beside', vault, '/providers/Microsoft.Management/managementGroups/contoso-test', false],
  ['to a group that it is in', backups, production, true],
  ['to a group that holds that group', everyBackup, top, true],
])('a role assigned %s reaches what is below: %s at %s', (_, principal, scope, reaches) => {
  const { world, san, give } = organised();
  give(principal, exporter, scope);
  expect(holdsRole(world, vault, exporter, `${san}/volumeGroups/vg-databases`)).toBe(reaches);
  expect(isAllowed(world, vault, 'Microsoft.ElasticSan/elasticSans/volumeGroups/preBackup/action', san)).toBe(reaches);
  expect(hasAccessWithin(world, vault, san)).toBe(reaches);
});

test('groups that are in each other end nowhere, and a member that leaves loses the role at once', () => {
  const { world, san, give } = organised();
  give(everyBackup, exporter, san);
  world.directoryGroups.put({ objectId: backups, displayName: 'Backup vaults', members: [vault, everyBackup] });
  expect(holdsRole(world, vault, exporter, san)).toBe(true);
  world.directoryGroups.put({ objectId: backups, displayName: 'Backup vaults', members: [everyBackup] });
  expect(holdsRole(world, vault, exporter, san)).toBe(false);
});

test('a subscription is listed to whom holds a role above it, or through a group', () => {
  const { call, world, give } = organised();
  const newcomer = { objectId: '66666666-6666-4666-8666-666666666666', displayName: 'New', userPrincipalName: 'new', role: 'None' };
  world.people.push(newcomer);
  const count = (): number => namesIn(call('GET', '/subscriptions?api-version=2022-12-01', undefined, { as: newcomer })).length;
  expect(count()).toBe(0);
  world.directoryGroups.put({ objectId: everyBackup, displayName: 'Every backup', members: [newcomer.objectId] });
  give(everyBackup, reader, top);
  expect(count()).toBe(1);
});

test('a list of assignments shows inherited ones with the scope that they were made at', () => {
  const { call, san, give } = organised();
  const names = ['0a000000-0000-4000-8000-000000000001', '0a000000-0000-4000-8000-000000000002', '0a000000-0000-4000-8000-000000000003'];
  give(vault, exporter, san, names[0]);
  give(backups, exporter, production, names[1]);
  give(everyBackup, exporter, '/', names[2]);
  const list = (scope: string, filter: string): ReturnType<Trial['call']> =>
    call('GET', `${scope}/providers/Microsoft.Authorization/roleAssignments?$filter=${encodeURIComponent(filter)}&api-version=2022-04-01`);
  expect(namesIn(list(san, `principalId eq '${vault}'`))).toEqual([names[0]]);
  expect(namesIn(list(san, `assignedTo('${vault}')`))).toEqual(names);
  expect(namesIn(list(san, `atScope() and assignedTo('${vault}')`))).toEqual(names);
  expect(namesIn(list(san, `principalId eq '${backups}'`))).toEqual([names[1]]);
  expect(list(san, `principalId eq '${backups}'`).body).toMatchObject({
    value: [{ id: `${production}/providers/Microsoft.Authorization/roleAssignments/${names[1]}`, properties: { scope: production } }],
  });
  expect(list(san, `assignedTo('${backups}')`).status).toBe(400);
});
