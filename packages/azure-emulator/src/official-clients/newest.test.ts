import { AuthorizationManagementClient } from '@azure/arm-authorization';
import { ComputeManagementClient } from '@azure/arm-compute';
import { ResourceManagementClient } from '@azure/arm-resources';
import { SubscriptionClient } from '@azure/arm-resources-subscriptions';
import type { TokenCredential } from '@azure/core-auth';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type WorldControl, type WorldView } from '../control.ts';
import { reroutedTo } from './rerouted.ts';
import { startEmulator, type Emulator } from '../server.ts';

let emulator: Emulator;
let view: WorldView;
let world: WorldControl;
let subscription: string;
let volumeId: string;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  view = await controlClient(emulator.url).createWorld({ name: 'north', pageSize: 2 });
  world = controlClient(emulator.url).world('north');
  subscription = view.subscriptions[0]?.subscriptionId ?? '';
  volumeId = (await world.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes'))[0]?.id ?? '';
});
afterAll(() => emulator.close());

const credentialOf = (person: string): TokenCredential => ({
  getToken: async () => ({ token: await world.token(person), expiresOnTimestamp: Date.now() + 3_600_000 }),
});
const admin = credentialOf('backup-admin@north.example');
const options = () => ({ httpClient: reroutedTo(emulator.url), retryOptions: { maxRetries: 0 } });
const compute = () => new ComputeManagementClient(admin, subscription, options());
const resources = () => new ResourceManagementClient(admin, subscription, options());
const authorization = (person: string) =>
  new AuthorizationManagementClient(credentialOf(person), subscription, {
    ...options(),
    credentialScopes: 'https://management.azure.com/.default',
  });

async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const item of items) found.push(item);
  return found;
}

const partOf = (id: string, after: string): string => {
  const parts = id.split('/');
  return parts[parts.findIndex((part) => part.toLowerCase() === after.toLowerCase()) + 1] ?? '';
};
const groupName = (): string => partOf(volumeId, 'resourceGroups');
const location = async (): Promise<string> => (await resources().resourceGroups.get(groupName())).location;

/** A snapshot of the volume, taken over HTTP: no published client of Elastic SAN is at hand. */
async function takeVolumeSnapshot(name: string): Promise<string> {
  const id = `${volumeId.slice(0, volumeId.toLowerCase().indexOf('/volumes/'))}/snapshots/${name}`;
  const response = await fetch(`${emulator.url}${id}?api-version=2025-09-01`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${await world.token('backup-admin@north.example')}`, 'content-type': 'application/json' },
    body: JSON.stringify({ properties: { creationData: { sourceId: volumeId } } }),
  });
  expect(response.ok).toBe(true);
  await world.advanceUntilIdle();
  return id;
}

test('the subscriptions client lists the one subscription of the world', async () => {
  const found = await all(new SubscriptionClient(admin, options()).subscriptions.list());
  expect(found.map((one) => [one.subscriptionId, one.state, one.tenantId])).toEqual([
    [subscription, 'Enabled', '11111111-1111-4111-8111-111111111111'],
  ]);
});

test('the resources client makes resource groups and lists them page by page', async () => {
  const { resourceGroups } = resources();
  for (const name of ['rg-one', 'rg-two', 'rg-three'])
    await resourceGroups.createOrUpdate(name, { location: await location(), tags: { made: 'here' } });
  const pages: number[] = [];
  const names: string[] = [];
  for await (const page of resourceGroups.list().byPage()) {
    pages.push(page.length);
    names.push(...page.map((group) => group.name ?? ''));
  }
  expect(Math.max(...pages)).toBe(2);
  expect(pages.length).toBeGreaterThan(1);
  expect(names).toEqual(expect.arrayContaining(['rg-one', 'rg-two', 'rg-three', groupName()]));
  expect(new Set(names).size).toBe(names.length);
});

test('the resources client is told that a resource group is not there', async () => {
  await expect(resources().resourceGroups.get('rg-none')).rejects.toMatchObject({ statusCode: 404, code: 'ResourceGroupNotFound' });
  expect((await resources().resourceGroups.checkExistence('rg-none')).body).toBe(false);
});

test('the compute client makes a disk from a snapshot of a volume, with the content of the volume', async () => {
  const { snapshots, disks } = compute();
  const written = await world.writeBlock(volumeId, 3, 'ledger of Tuesday');
  const elasticSanResourceId = await takeVolumeSnapshot('for-disk');
  const region = await location();
  const taking = snapshots.createOrUpdate(groupName(), 'snap-1', {
    location: region,
    incremental: true,
    creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId },
  });
  await taking.submitted();
  await world.advanceUntilIdle();
  const snapshot = await taking.pollUntilDone();
  expect(snapshot).toMatchObject({ name: 'snap-1', provisioningState: 'Succeeded', incremental: true });

  const making = disks.createOrUpdate(groupName(), 'disk-1', {
    location: region,
    sku: { name: 'Premium_LRS' },
    creationData: { createOption: 'Copy', sourceResourceId: snapshot.id ?? '' },
  });
  await making.submitted();
  await world.advanceUntilIdle();
  const disk = await making.pollUntilDone();
  expect(disk).toMatchObject({ name: 'disk-1', provisioningState: 'Succeeded', diskState: 'Unattached', sku: { name: 'Premium_LRS' } });
  expect(await world.digest(disk.id ?? '')).toBe(written);

  const deleting = disks.delete(groupName(), 'disk-1');
  await deleting.submitted();
  await world.advanceUntilIdle();
  await deleting.pollUntilDone();
  await expect(disks.get(groupName(), 'disk-1')).rejects.toMatchObject({ statusCode: 404, code: 'ResourceNotFound' });
});

test('the authorization client gives a role once, to the letter, and takes it back', async () => {
  const { roleAssignments, roleDefinitions } = authorization('backup-admin@north.example');
  const scope = `/subscriptions/${subscription}/resourceGroups/${groupName()}`;
  const [role] = await all(roleDefinitions.list(scope, { filter: "roleName eq 'Disk Snapshot Contributor'" }));
  expect(role?.roleName).toBe('Disk Snapshot Contributor');
  const principalId = view.people.find((person) => person.userPrincipalName === 'reader@north.example')?.objectId ?? '';
  const wanted = { roleDefinitionId: role?.id ?? '', principalId, principalType: 'User' };
  const name = '0d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b11';
  const assignment = await roleAssignments.create(scope, name, wanted);
  expect(assignment).toMatchObject({ name, principalId, scope });
  await expect(roleAssignments.create(scope, '7f2f0a4e-1c1b-4b7e-8b0b-3a1c5d9e2f22', wanted)).rejects.toMatchObject({
    statusCode: 409,
    code: 'RoleAssignmentExists',
  });
  const listed = await all(roleAssignments.listForScope(scope, { filter: `principalId eq '${principalId}'` }));
  expect(listed.map((one) => one.name)).toContain(name);
  await roleAssignments.delete(scope, name);
  const left = await all(roleAssignments.listForScope(scope, { filter: `principalId eq '${principalId}'` }));
  expect(left.map((one) => one.name)).not.toContain(name);
});

test('the authorization client of somebody who may only read is refused', async () => {
  const scope = `/subscriptions/${subscription}`;
  const reader = authorization('reader@north.example');
  const [own] = await all(reader.roleAssignments.listForScope(scope));
  const wanted = { roleDefinitionId: own?.roleDefinitionId ?? '', principalId: own?.principalId ?? '', principalType: 'User' };
  await expect(reader.roleAssignments.create(scope, '1d8b7c2e-91d4-4d0a-9a0e-5f0d0f6a7b11', wanted)).rejects.toMatchObject({
    statusCode: 403,
    code: 'AuthorizationFailed',
  });
});
