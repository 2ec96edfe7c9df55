import { ResourceManagementClient as Resources8 } from '@azure/arm-resources';
import { SubscriptionClient as Subscriptions3 } from '@azure/arm-resources-subscriptions';
import { TokenCredentials } from '@azure/ms-rest-js';
import { ResourceManagementClient as Resources4 } from 'arm-resources-4';
import { ResourceManagementClient as Resources5 } from 'arm-resources-5';
import { SubscriptionClient as Subscriptions2 } from 'arm-resources-subscriptions-2';
import { SubscriptionClient as OldSubscriptions } from 'arm-subscriptions-3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, allPages, openEstate, type Estate } from './estate.ts';
import { reroutedTo } from './rerouted.ts';

let estate: Estate;
beforeAll(async () => (estate = await openEstate()));
afterAll(() => estate.emulator.close());

const options = () => ({ httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } });
const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
const oldCredential = () => new TokenCredentials(estate.token);
const baseUri = (): string => estate.emulator.url;

type Group = { name?: string; location?: string; tags?: Record<string, string> };
type Item = { id?: string; type?: string };
type Generation = {
  put: (name: string, group: { location: string; tags: Record<string, string> }) => Promise<Group>;
  tag: (name: string, tags: Record<string, string>) => Promise<Group>;
  exists: (name: string) => Promise<boolean>;
  groups: () => Promise<Group[]>;
  resources: (filter: string) => Promise<Item[]>;
  providers: () => Promise<{ namespace?: string; registrationState?: string }[]>;
  remove: (name: string) => Promise<unknown>;
};

function four(): Generation {
  const asked = { baseUri: baseUri(), longRunningOperationRetryTimeout: 0 };
  const { resourceGroups, resources, providers } = new Resources4(oldCredential(), estate.subscriptionId, asked);
  return {
    put: (name, group) => resourceGroups.createOrUpdate(name, group),
    tag: (name, tags) => resourceGroups.update(name, { tags }),
    exists: async (name) => (await resourceGroups.checkExistence(name)).body,
    groups: () => allPages<Group>(resourceGroups.list(), (link) => resourceGroups.listNext(link)),
    resources: (filter) => allPages<Item>(resources.list({ filter }), (link) => resources.listNext(link)),
    providers: () => allPages(providers.list(), (link) => providers.listNext(link)),
    remove: async (name) => {
      const poller = await resourceGroups.beginDeleteMethod(name);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilFinished();
    },
  };
}

function five(): Generation {
  const { resourceGroups, resources, providers } = new Resources5(credential, estate.subscriptionId, options());
  return {
    put: (name, group) => resourceGroups.createOrUpdate(name, group),
    tag: (name, tags) => resourceGroups.update(name, { tags }),
    exists: async (name) => (await resourceGroups.checkExistence(name)).body,
    groups: () => all<Group>(resourceGroups.list()),
    resources: (filter) => all<Item>(resources.list({ filter })),
    providers: () => all(providers.list()),
    remove: async (name) => {
      const poller = await resourceGroups.beginDelete(name);
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone();
    },
  };
}

function eight(): Generation {
  const { resourceGroups, resources, providers } = new Resources8(credential, estate.subscriptionId, options());
  return {
    put: (name, group) => resourceGroups.createOrUpdate(name, group),
    tag: (name, tags) => resourceGroups.update(name, { tags }),
    exists: async (name) => (await resourceGroups.checkExistence(name)).body,
    groups: () => all<Group>(resourceGroups.list()),
    resources: (filter) => all<Item>(resources.list({ filter })),
    providers: () => all(providers.list()),
    remove: async (name) => {
      const poller = resourceGroups.delete(name);
      await poller.submitted();
      await estate.world.advanceUntilIdle();
      await poller.pollUntilDone();
    },
  };
}

test.each([
  ['4', four],
  ['5', five],
  ['8', eight],
] as const)(
  'the resources client %s makes, changes, finds and deletes a resource group, and lists what there is',
  async (major, generation) => {
    const client = generation();
    const name = `rg-client-${major}`;
    expect(await client.exists(name)).toBe(false);
    expect(await client.put(name, { location: 'eastus2', tags: { made: 'here' } })).toMatchObject({ name, location: 'eastus2' });
    expect(await client.tag(name, { made: 'there' })).toMatchObject({ tags: { made: 'there' } });
    expect(await client.exists(name)).toBe(true);
    const names = (await client.groups()).map((group) => group.name);
    expect(names).toEqual(expect.arrayContaining(['rg-storage', 'rg-snapshots', 'rg-backup', 'rg-restore', name]));
    expect(new Set(names).size).toBe(names.length);
    const sans = await client.resources("resourceType eq 'Microsoft.ElasticSan/elasticSans'");
    expect(sans.map(({ id }) => id?.split('/').at(-1))).toEqual(['san-prod', 'san-dev']);
    expect(await client.providers()).toContainEqual(
      expect.objectContaining({ namespace: 'Microsoft.DataProtection', registrationState: 'Registered' }),
    );
    await client.remove(name);
    expect(await client.exists(name)).toBe(false);
  },
);

type Subscription = { subscriptionId?: string; state?: string };
type Places = { list: () => Promise<Subscription[]>; locations: (id: string) => Promise<{ name?: string }[]> };

const places: readonly [string, () => Places][] = [
  [
    'arm-subscriptions 3',
    () => {
      const { subscriptions } = new OldSubscriptions(oldCredential(), { baseUri: baseUri() });
      return {
        list: () => allPages<Subscription>(subscriptions.list(), (link) => subscriptions.listNext(link)),
        locations: (id) => subscriptions.listLocations(id),
      };
    },
  ],
  [
    'arm-resources-subscriptions 2',
    () => {
      const { subscriptions } = new Subscriptions2(credential, options());
      return { list: () => all<Subscription>(subscriptions.list()), locations: (id) => all(subscriptions.listLocations(id)) };
    },
  ],
  [
    'arm-resources-subscriptions 3',
    () => {
      const { subscriptions } = new Subscriptions3(credential, options());
      return { list: () => all<Subscription>(subscriptions.list()), locations: (id) => all(subscriptions.listLocations(id)) };
    },
  ],
];

test.each(places)('the client %s lists the subscription and its regions', async (_, client) => {
  const { list, locations } = client();
  expect(await list()).toEqual([expect.objectContaining({ subscriptionId: estate.subscriptionId, state: 'Enabled' })]);
  expect((await locations(estate.subscriptionId)).map(({ name }) => name)).toEqual(
    expect.arrayContaining(['eastus2', 'northeurope', 'australiaeast']),
  );
});
