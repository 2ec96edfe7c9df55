import { api } from '@esan/contract';
import { missingAction, usualVaultSettings } from '@esan/domain';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const minutes = 60_000;
let portal: Rehearsal;
let admin: As;

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
});
afterEach(() => portal.close());

const vaultType = 'Microsoft.DataProtection/backupVaults';
const placeOf = (vault: string, resourceGroup = 'rg-backup') => ({ subscriptionId: portal.subscriptionId, resourceGroup, vault });
const groupId = (name: string) => `/subscriptions/${portal.subscriptionId}/resourceGroups/${name}`;
const settings = { region: 'eastus2', redundancy: 'zone' } as const;
const vaultsThere = async () => (await portal.azure.resources(vaultType)).map(({ id }) => id.replace(/^.*resourceGroups/, ''));

/** A vault as somebody made it elsewhere, without an identity. */
async function makeBareVault(name: string): Promise<void> {
  expect(await putVault(name, {})).toBe(201);
}

/** A vault as somebody makes or changes it elsewhere. */
async function putVault(name: string, identity: object): Promise<number> {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '', 'arm');
  const address = `${groupId('rg-backup')}/providers/${vaultType}/${name}?api-version=2026-06-01`;
  const properties = { storageSettings: [{ datastoreType: 'VaultStore', type: 'LocallyRedundant' }] };
  const body = { location: 'eastus2', properties, ...identity };
  const response = await portal.azureAt(address, {
    method: 'PUT',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  await portal.azure.advanceUntilIdle();
  return response.status;
}

test('a vault is made in a resource group that is made for it, and pressing twice makes nothing twice', async () => {
  const input = { params: placeOf('bv-new', 'rg-new'), body: { ...settings, newGroup: true } };
  const begun = await admin.get(api.createVault, input);
  expect(begun.item.status).toBe('running');
  await admin.get(api.createVault, input);
  await portal.azure.advanceUntilIdle();
  expect(await vaultsThere()).toEqual(['/rg-new/providers/Microsoft.DataProtection/backupVaults/bv-new']);
  expect(await portal.azure.resource(groupId('rg-new'))).toMatchObject({ location: 'eastus2' });
  const { item } = await admin.get(api.getVault, { params: placeOf('bv-new', 'rg-new') });
  expect(item).toMatchObject({ name: 'bv-new', redundancy: 'zone', state: 'ready', principalId: expect.any(String) });
  expect(item.settings).toEqual(usualVaultSettings);
  expect(item.unset).toEqual(['immutability', 'crossSubscriptionRestore', 'crossRegionRestore', 'jobAlerts']);
});

test('a group that is there already is left as it is', async () => {
  const before = await portal.azure.resource(groupId('rg-backup'));
  await admin.get(api.createVault, { params: placeOf('bv-new'), body: { ...settings, newGroup: true } });
  expect(await portal.azure.resource(groupId('rg-backup'))).toEqual(before);
});

test('a vault name is free until a vault takes it in that resource group', async () => {
  const query = { region: 'eastus2' };
  const free = await admin.get(api.checkVaultName, { params: placeOf('bv-one'), query });
  expect(free.item).toEqual({ isFree: true, because: null, hasFailed: false });
  await admin.get(api.createVault, { params: placeOf('bv-one'), body: settings });
  const taken = await admin.get(api.checkVaultName, { params: placeOf('bv-one'), query });
  expect(taken.item).toEqual({ isFree: false, because: "The vault name 'bv-one' is already in use.", hasFailed: false });
  const elsewhere = await admin.get(api.checkVaultName, { params: placeOf('bv-one', 'rg-storage'), query });
  expect(elsewhere.item.isFree).toBe(true);
});

test('a vault of the same name with other settings is refused by its name', async () => {
  await admin.get(api.createVault, { params: placeOf('bv-one'), body: settings });
  const { status, problem } = await admin.try(api.createVault, { params: placeOf('bv-one'), body: { ...settings, redundancy: 'local' } });
  expect([status, problem?.code]).toEqual([409, 'name-taken']);
});

/** The vault is told as one that has failed. */
const tellFailed = (more: object = {}) =>
  portal.azure.addFault({
    kind: 'change-answer',
    action: `${vaultType}/read`,
    set: { 'properties.provisioningState': 'Failed', ...more },
    times: 2,
  });

test('a vault whose creation failed before it had its identity has its name for who makes it again, and is made by the next press', async () => {
  const ofPeople = `${groupId('rg-backup')}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-backup`;
  await putVault('bv-bare', { identity: { type: 'UserAssigned', userAssignedIdentities: { [ofPeople]: {} } } });
  const params = placeOf('bv-bare');
  await tellFailed();
  const { item: name } = await admin.get(api.checkVaultName, { params, query: { region: 'eastus2' } });
  expect([name.isFree, name.hasFailed]).toEqual([false, true]);
  await portal.azure.clearFaults();
  await tellFailed();
  const made = await admin.get(api.createVault, { params, body: { ...settings, redundancy: 'local' } });
  expect(made.item.status).toBe('running');
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.getOperation, { params: { operationId: made.item.id } })).item.status).toBe('succeeded');
  const identity = { principalId: expect.any(String), userAssignedIdentities: { [ofPeople]: expect.anything() } };
  expect(await portal.azure.resource(made.item.targetId)).toMatchObject({ identity });
});

test.each([
  ['tags that the new one would not have', { tags: { team: 'storage' } }],
  ['a key of its own', { 'properties.securitySettings': { encryptionSettings: { keyVaultProperties: { keyUri: 'https://kv/keys/k' } } } }],
])('a vault that has failed with %s is not made anew without them', async (_, has) => {
  await makeBareVault('bv-bare');
  await tellFailed(has);
  const { problem } = await admin.try(api.createVault, { params: placeOf('bv-bare'), body: { ...settings, redundancy: 'local' } });
  expect(problem?.found).toMatchObject({ is: 'vault-exists', vault: 'bv-bare' });
});

test('a vault without an identity gets one, which then holds the roles it is given', async () => {
  await makeBareVault('bv-bare');
  const params = placeOf('bv-bare');
  expect((await admin.get(api.getVault, { params })).item.principalId).toBeNull();
  const refused = await admin.try(api.assignRoles, { params, body: { roles: [{ role: 'reader', scope: groupId('rg-snapshots') }] } });
  expect(refused.problem?.code).toBe('validation-failed');
  const turned = await admin.get(api.turnOnIdentity, { params });
  await portal.azure.advanceUntilIdle();
  const ended = await admin.get(api.getOperation, { params: { operationId: turned.item.id } });
  expect([turned.item.kind, ended.item.status]).toEqual(['change-vault', 'succeeded']);
  const { item } = await admin.get(api.getVault, { params });
  expect(item.principalId).not.toBeNull();
  await admin.get(api.turnOnIdentity, { params });
  expect((await admin.get(api.getVault, { params })).item.principalId).toBe(item.principalId);
  await admin.get(api.assignRoles, { params, body: { roles: [{ role: 'reader', scope: groupId('rg-snapshots') }] } });
});

test('a vault whose identity was taken away elsewhere has none, and gets one again', async () => {
  const params = placeOf('bv-was');
  const identityNow = async () => (await admin.get(api.getVault, { params })).item.principalId;
  await putVault('bv-was', { identity: { type: 'SystemAssigned' } });
  expect(await identityNow()).not.toBeNull();
  expect(await putVault('bv-was', { identity: { type: 'None' } })).toBe(201);
  expect(await identityNow()).toBeNull();
  await admin.get(api.turnOnIdentity, { params });
  await portal.azure.advanceUntilIdle();
  expect(await identityNow()).not.toBeNull();
});

test('who may not change a vault is told which action is missing, and nothing changes', async () => {
  await makeBareVault('bv-bare');
  const operator = await portal.person('backup-operator');
  const { status, problem } = await operator.try(api.turnOnIdentity, { params: placeOf('bv-bare') });
  expect([status, problem?.action]).toEqual([403, `${vaultType}/write`]);
  const made = await operator.try(api.createVault, { params: placeOf('bv-new', 'rg-new'), body: { ...settings, newGroup: true } });
  expect([made.status, made.problem?.action]).toEqual([403, 'Microsoft.Resources/subscriptions/resourceGroups/write']);
  expect((await admin.get(api.getVault, { params: placeOf('bv-bare') })).item.principalId).toBeNull();
});

test('the rights of a whole subscription tell who may make resource groups in it', async () => {
  const scope = `/subscriptions/${portal.subscriptionId}`;
  const missing = async (person: As) =>
    missingAction((await person.get(api.getRights, { query: { scope } })).item.permissions, 'create-resource-group');
  expect(await missing(admin)).toBeUndefined();
  expect(await missing(await portal.person('reader'))).toBe('Microsoft.Resources/subscriptions/resourceGroups/write');
});

test('a vault tells what it protects and at which scope its identity holds each role', async () => {
  const { at, groupId: volumeGroup } = await protectVolume(portal, admin);
  const { items } = await admin.get(api.listVaultInstances, { params: at });
  expect(items.map(({ volumeName }) => volumeName)).toEqual(['sql-data-01']);
  const roles = await admin.get(api.listVaultRoles, { params: at });
  const san = volumeGroup.replace(/\/volumeGroups.*/, '');
  const snapshots = groupId('rg-snapshots');
  expect(roles.items).toEqual([
    { role: 'exporter', scope: san, heldAt: san },
    { role: 'importer', scope: san, heldAt: san },
    { role: 'snapshots', scope: snapshots, heldAt: snapshots },
    { role: 'reader', scope: snapshots, heldAt: snapshots },
  ]);
  expect([roles.missing, roles.mayNotAssignAt]).toEqual([[], []]);
});

test('a role that was taken away is missing, and who may not give it is told so', async () => {
  const { at } = await protectVolume(portal, admin);
  const assignments = await portal.azure.resources('Microsoft.Authorization/roleAssignments', groupId('rg-snapshots'));
  for (const { id } of assignments) await portal.azure.deleteResource(id);
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  const reader = await portal.person('reader');
  const roles = await reader.get(api.listVaultRoles, { params: at });
  expect(roles.items.filter(({ heldAt }) => heldAt === null).map(({ role }) => role)).toEqual(['snapshots', 'reader']);
  expect(roles.mayNotAssignAt).toEqual([groupId('rg-snapshots')]);
});

test('roles on a resource group that is gone are named as not read, and the others still show', async () => {
  const { at } = await protectVolume(portal, admin);
  await portal.azure.deleteResource(groupId('rg-snapshots'));
  const roles = await admin.get(api.listVaultRoles, { params: at });
  expect(roles.items.map(({ role }) => role)).toEqual(['exporter', 'importer']);
  expect(roles.missing.map(({ name, problem }) => [name, problem.code])).toEqual([['rg-snapshots', 'not-found']]);
});

test('the roles of a vault still show when the Elastic SAN that it protected is gone', async () => {
  const { at, groupId: volumeGroup } = await protectVolume(portal, admin);
  await portal.azure.deleteResource(volumeGroup.replace(/\/volumeGroups.*/, ''));
  const roles = await admin.get(api.listVaultRoles, { params: at });
  expect(roles.items.map(({ role }) => role)).toEqual(expect.arrayContaining(['snapshots', 'reader']));
});
