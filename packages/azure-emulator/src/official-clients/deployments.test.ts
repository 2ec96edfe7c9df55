import { DeploymentsClient } from '@azure/arm-resourcesdeployments';
import { TokenCredentials } from '@azure/ms-rest-js';
import { ResourceManagementClient as Resources4 } from 'arm-resources-4';
import { ResourceManagementClient as Resources5 } from 'arm-resources-5';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, allPages, openEstate, type Estate } from './estate.ts';
import { reroutedTo } from './rerouted.ts';

// The older client waits before it asks for the first time how work goes on.

let estate: Estate;
beforeAll(async () => (estate = await openEstate()));
afterAll(() => estate.emulator.close());

const group = 'rg-backup';

type Deployment = { name?: string; properties?: { provisioningState?: string; outputs?: unknown; error?: unknown } };
type Done = { properties?: { provisioningState?: string; targetResource?: { resourceName?: string } } };
type Wanted = { properties: { mode: 'Incremental'; template: Record<string, unknown>; parameters: Record<string, { value: unknown }> } };
type Generation = {
  validate: (name: string, wanted: Wanted) => Promise<unknown>;
  /** Ids and kinds of what it would change. */
  whatIf: (name: string, wanted: Wanted) => Promise<string[]>;
  /** Ask for it, let the world's time pass, and read how it ended. */
  deploy: (name: string, wanted: Wanted) => Promise<Deployment>;
  exists: (name: string) => Promise<boolean>;
  list: () => Promise<Deployment[]>;
  operations: (name: string) => Promise<Done[]>;
  exported: (name: string) => Promise<{ template?: unknown }>;
  remove: (name: string) => Promise<unknown>;
};

function four(): Generation {
  const asked = { baseUri: estate.emulator.url, longRunningOperationRetryTimeout: 0 };
  const { deployments, deploymentOperations } = new Resources4(new TokenCredentials(estate.token), estate.subscriptionId, asked);
  return {
    validate: (name, wanted) => deployments.validate(group, name, wanted),
    whatIf: async (name, wanted) => {
      const poller = await deployments.beginWhatIf(group, name, wanted);
      await estate.world.advanceUntilIdle();
      return changesIn(await poller.pollUntilFinished());
    },
    deploy: async (name, wanted) => {
      const poller = await deployments.beginCreateOrUpdate(group, name, wanted);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilFinished();
      return deployments.get(group, name);
    },
    exists: async (name) => (await deployments.checkExistence(group, name)).body,
    list: () => allPages<Deployment>(deployments.listByResourceGroup(group), (link) => deployments.listByResourceGroupNext(link)),
    exported: (name) => deployments.exportTemplate(group, name),
    operations: (name) => allPages<Done>(deploymentOperations.list(group, name), (link) => deploymentOperations.listNext(link)),
    remove: async (name) => {
      const poller = await deployments.beginDeleteMethod(group, name);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilFinished();
    },
  };
}

function five(): Generation {
  const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const options = { httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } };
  const { deployments, deploymentOperations } = new Resources5(credential, estate.subscriptionId, options);
  return {
    validate: (name, wanted) => deployments.beginValidateAndWait(group, name, wanted),
    whatIf: async (name, wanted) => {
      const poller = await deployments.beginWhatIf(group, name, wanted);
      await estate.world.advanceUntilIdle();
      return changesIn(await poller.pollUntilDone());
    },
    deploy: async (name, wanted) => {
      const poller = await deployments.beginCreateOrUpdate(group, name, wanted);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone().catch(() => undefined);
      return deployments.get(group, name);
    },
    exists: async (name) => (await deployments.checkExistence(group, name)).body,
    list: () => all<Deployment>(deployments.listByResourceGroup(group)),
    exported: (name) => deployments.exportTemplate(group, name),
    operations: (name) => all<Done>(deploymentOperations.list(group, name)),
    remove: async (name) => {
      const poller = await deployments.beginDelete(group, name);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone();
    },
  };
}

/** Of the client for resources that is the eighth, deployments have a client of their own. */
function apart(): Generation {
  const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const options = { httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } };
  const { deployments, deploymentOperations } = new DeploymentsClient(credential, estate.subscriptionId, options);
  return {
    validate: (name, wanted) => deployments.validate(group, name, wanted),
    whatIf: async (name, wanted) => {
      const poller = deployments.whatIf(group, name, wanted);
      await poller.submitted();
      await estate.world.advanceUntilIdle();
      return changesIn(await poller.pollUntilDone());
    },
    deploy: async (name, wanted) => {
      const poller = deployments.createOrUpdate(group, name, wanted);
      await poller.submitted();
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone();
      return deployments.get(group, name);
    },
    exists: async (name) => (await deployments.checkExistence(group, name)).body,
    list: () => all<Deployment>(deployments.listByResourceGroup(group)),
    exported: (name) => deployments.exportTemplate(group, name),
    operations: (name) => all<Done>(deploymentOperations.list(group, name)),
    remove: async (name) => {
      const poller = deployments.delete(group, name);
      await poller.submitted();
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone();
    },
  };
}

const changesIn = (result: unknown): string[] =>
  ((result as { changes?: { resourceId?: string; changeType: string }[] }).changes ?? []).map(
    ({ resourceId, changeType }) => `${changeType} ${resourceId?.split('/').at(-1) ?? ''}`,
  );

const template = {
  $schema: 'https://schema.management.azure.com/schemas/2019-04-01/deploymentTemplate.json#',
  contentVersion: '1.0.0.0',
  parameters: { disks: { type: 'array' } },
  resources: [
    {
      type: 'Microsoft.Compute/disks',
      apiVersion: '2025-01-02',
      name: "[parameters('disks')[copyIndex()]]",
      copy: { name: 'disks', count: "[length(parameters('disks'))]" },
      location: 'eastus2',
      sku: { name: 'Premium_LRS' },
      properties: { creationData: { createOption: 'Empty' }, diskSizeGB: 4 },
    },
  ],
  outputs: { made: { type: 'int', value: "[length(parameters('disks'))]" } },
};

test.each([
  ['4', four],
  ['5', five],
  ['8', apart],
] as const)(
  'the resources client %s checks a template, hears what it would do, deploys it, reads what was done, and forgets it',
  async (major, generation) => {
    const client = generation();
    const name = `client-${major}`;
    const disks = [1, 2, 3].map((number) => `from-${major}-${number}`);
    const wanted: Wanted = { properties: { mode: 'Incremental', template, parameters: { disks: { value: disks } } } };
    expect(await client.validate(name, wanted)).toMatchObject({ properties: { provisioningState: 'Succeeded' } });
    expect(await client.exists(name)).toBe(false);
    expect(await client.whatIf(name, wanted)).toEqual(expect.arrayContaining(disks.map((one) => `Create ${one}`)));
    expect(await client.deploy(name, wanted)).toMatchObject({
      name,
      properties: { provisioningState: 'Succeeded', outputs: { made: { type: 'int', value: 3 } } },
    });
    expect(await client.whatIf(name, wanted)).toEqual(expect.arrayContaining(disks.map((one) => `NoChange ${one}`)));
    expect((await client.operations(name)).map(({ properties }) => properties?.targetResource?.resourceName)).toEqual(disks);
    expect(await client.exported(name)).toMatchObject({ template });
    expect((await client.list()).map((one) => one.name)).toContain(name);
    await client.remove(name);
    expect(await client.exists(name)).toBe(false);
  },
);
