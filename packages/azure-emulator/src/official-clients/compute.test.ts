import { ComputeManagementClient as Compute25 } from '@azure/arm-compute';
import { TokenCredentials } from '@azure/ms-rest-js';
import { ComputeManagementClient as Compute16 } from 'arm-compute-16';
import { ComputeManagementClient as Compute17 } from 'arm-compute-17';
import { ComputeManagementClient as Compute21 } from 'arm-compute-21';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, allPages, openEstate, takeSnapshots, type Estate } from './estate.ts';
import { reroutedTo } from './rerouted.ts';

// Clients of the first generations wait a second before they ask for the first time how work goes on.

let estate: Estate;
beforeAll(async () => (estate = await openEstate()));
afterAll(() => estate.emulator.close());

const resourceGroup = 'rg-storage';
const location = 'eastus2';

type Usage = { name?: { value?: string }; currentValue: number; limit: number };
type Made = { id?: string; name?: string; provisioningState?: string; tags?: Record<string, string> };

/** What every generation can do, each in its own words; work is done once the world's time has passed. */
type Generation = {
  /** From the snapshot of a volume; the first generations do not know Elastic SAN and copy what a newer client has made of it. */
  putSnapshot: (name: string, from: { elasticSanResourceId: string; copied: string }) => Promise<Made>;
  putDisk: (name: string, sourceResourceId: string) => Promise<Made>;
  tagDisk: (name: string, tags: Record<string, string>) => Promise<Made>;
  getDisk: (name: string) => Promise<Made>;
  listDisks: () => Promise<Made[]>;
  grantAccess: (name: string) => Promise<string | undefined>;
  revokeAccess: (name: string) => Promise<unknown>;
  deleteDisk: (name: string) => Promise<unknown>;
  usages: () => Promise<Usage[]>;
};

const snapshotOf = (elasticSanResourceId: string) => ({
  location,
  incremental: true,
  creationData: { createOption: 'CopyFromSanSnapshot', elasticSanResourceId },
});
const copyOf = (sourceResourceId: string) => ({
  location,
  incremental: true,
  creationData: { createOption: 'Copy' as const, sourceResourceId },
});
const diskOf = (sourceResourceId: string) => ({
  location,
  sku: { name: 'Premium_LRS' as const },
  creationData: { createOption: 'Copy' as const, sourceResourceId },
});
const access = { access: 'Read' as const, durationInSeconds: 600 };

type OldPoller = { pollUntilFinished: () => Promise<unknown> };
async function finished(begin: Promise<OldPoller>): Promise<Made & { accessSAS?: string }> {
  const poller = await begin;
  await estate.world.advanceUntilIdle();
  return (await poller.pollUntilFinished()) as Made;
}

/** On Azure, too, this generation leaves the address in the status document, where its own type does not look. */
function signedAddressIn(result: unknown): string | undefined {
  const { _response: response } = result as { _response?: { bodyAsText?: string } };
  return (JSON.parse(response?.bodyAsText ?? '{}') as { properties?: { output?: { accessSAS?: string } } }).properties?.output?.accessSAS;
}

function sixteen(): Generation {
  const { disks, snapshots, usage } = new Compute16(new TokenCredentials(estate.token), estate.subscriptionId, {
    baseUri: estate.emulator.url,
    longRunningOperationRetryTimeout: 0,
  });
  return {
    putSnapshot: (name, { copied }) => finished(snapshots.beginCreateOrUpdate(resourceGroup, name, copyOf(copied))),
    putDisk: (name, source) => finished(disks.beginCreateOrUpdate(resourceGroup, name, diskOf(source))),
    tagDisk: (name, tags) => finished(disks.beginUpdate(resourceGroup, name, { tags })),
    getDisk: (name) => disks.get(resourceGroup, name),
    listDisks: () => allPages<Made>(disks.listByResourceGroup(resourceGroup), (link) => disks.listByResourceGroupNext(link)),
    grantAccess: async (name) => signedAddressIn(await finished(disks.beginGrantAccess(resourceGroup, name, access))),
    revokeAccess: (name) => finished(disks.beginRevokeAccess(resourceGroup, name)),
    deleteDisk: (name) => finished(disks.beginDeleteMethod(resourceGroup, name)),
    usages: () => allPages<Usage>(usage.list(location), (link) => usage.listNext(link)),
  };
}

type Poller = { pollUntilDone: () => Promise<unknown> };
async function done(begin: Promise<Poller>): Promise<Made & { accessSAS?: string }> {
  const poller = await begin;
  await estate.world.advanceUntilIdle();
  return (await poller.pollUntilDone()) as Made;
}

const options = () => ({ httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } });
const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };

function seventeenOn({ disks, snapshots, usageOperations }: Compute17 | Compute21): Generation {
  return {
    putSnapshot: (name, { copied }) => done(snapshots.beginCreateOrUpdate(resourceGroup, name, copyOf(copied))),
    putDisk: (name, source) => done(disks.beginCreateOrUpdate(resourceGroup, name, diskOf(source))),
    tagDisk: (name, tags) => done(disks.beginUpdate(resourceGroup, name, { tags })),
    getDisk: (name) => disks.get(resourceGroup, name),
    listDisks: () => all<Made>(disks.listByResourceGroup(resourceGroup)),
    grantAccess: async (name) => (await done(disks.beginGrantAccess(resourceGroup, name, access))).accessSAS,
    revokeAccess: (name) => done(disks.beginRevokeAccess(resourceGroup, name)),
    deleteDisk: (name) => done(disks.beginDelete(resourceGroup, name)),
    usages: () => all<Usage>(usageOperations.list(location)),
  };
}

function twentyOne(): Generation {
  const client = new Compute21(credential, estate.subscriptionId, options());
  return {
    ...seventeenOn(client),
    putSnapshot: (name, { elasticSanResourceId }) =>
      done(client.snapshots.beginCreateOrUpdate(resourceGroup, name, snapshotOf(elasticSanResourceId))),
  };
}

async function settled(poller: Poller & { submitted: () => Promise<void> }): Promise<Made & { accessSAS?: string }> {
  await poller.submitted();
  await estate.world.advanceUntilIdle();
  return (await poller.pollUntilDone()) as Made;
}

function twentyFive(): Generation {
  const { disks, snapshots, usage } = new Compute25(credential, estate.subscriptionId, options());
  return {
    putSnapshot: (name, { elasticSanResourceId }) =>
      settled(snapshots.createOrUpdate(resourceGroup, name, snapshotOf(elasticSanResourceId))),
    putDisk: (name, source) => settled(disks.createOrUpdate(resourceGroup, name, diskOf(source))),
    tagDisk: (name, tags) => settled(disks.update(resourceGroup, name, { tags })),
    getDisk: (name) => disks.get(resourceGroup, name),
    listDisks: () => all<Made>(disks.listByResourceGroup(resourceGroup)),
    grantAccess: async (name) => (await settled(disks.grantAccess(resourceGroup, name, access))).accessSAS,
    revokeAccess: (name) => settled(disks.revokeAccess(resourceGroup, name)),
    deleteDisk: (name) => settled(disks.delete(resourceGroup, name)),
    usages: () => all<Usage>(usage.list(location)),
  };
}

test.each([
  ['16', sixteen],
  ['17', () => seventeenOn(new Compute17(credential, estate.subscriptionId, options()))],
  ['21', twentyOne],
  ['25', twentyFive],
] as const)('the compute client %s makes, changes, opens and deletes a disk with the content of a volume', async (major, generation) => {
  const { world, volumeId } = estate;
  const client = generation();
  const written = await world.writeBlock(volumeId, 3, `ledger of Tuesday, client ${major}`);
  const from = await takeSnapshots(estate, `for-client-${major}`);
  const snapshot = await client.putSnapshot(`snap-${major}`, from);
  expect(snapshot).toMatchObject({ name: `snap-${major}`, provisioningState: 'Succeeded' });
  for (const number of [1, 2, 3]) {
    const disk = await client.putDisk(`disk-${major}-${number}`, snapshot.id ?? '');
    expect(disk).toMatchObject({ provisioningState: 'Succeeded' });
    expect(await world.digest(disk.id ?? '')).toBe(written);
  }
  const there = (await world.resources('Microsoft.Compute/snapshots')).length;
  const counted = (await client.usages()).find((one) => one.name?.value === 'StandardSnapshotCount');
  expect(counted).toMatchObject({ currentValue: there, limit: 75_000 });
  const name = `disk-${major}-1`;
  expect((await client.listDisks()).map((disk) => disk.name)).toEqual(expect.arrayContaining([name, `disk-${major}-2`, `disk-${major}-3`]));
  expect(await client.tagDisk(name, { made: 'here' })).toMatchObject({ tags: { made: 'here' } });
  expect(await client.getDisk(name)).toMatchObject({ name, tags: { made: 'here' } });
  expect(await client.grantAccess(name)).toMatch(/^https:\/\//);
  await client.revokeAccess(name);
  await client.deleteDisk(name);
  await expect(client.getDisk(name)).rejects.toMatchObject({ statusCode: 404, code: 'ResourceNotFound' });
});
