import { api } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';

const portal = await rehearse({ scenario: 'demo' });
const reader = await portal.person('reader');
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const always = { action: '*', times: 1_000_000 } as const;
const graph = { ...always, method: 'POST', path: '/providers/Microsoft.ResourceGraph/resources' } as const;
const vaults = { ...always, method: 'GET', path: '/providers/Microsoft.DataProtection/backupVaults' } as const;

test.each([
  ['volumes', api.listVolumes],
  ['protected items', api.listBackupInstances],
  ['vaults', api.listVaults],
  ['jobs', api.listJobs],
] as const)('where Resource Graph hangs, the %s are read from each service long before it is given up', async (_, endpoint) => {
  const known = await reader.get(endpoint, { query: {} });
  await portal.azure.addFault({ kind: 'hang', ...graph, ms: 60_000, carriedOut: false });
  const since = performance.now();
  const found = await reader.get(endpoint, { query: {} });
  // A query is given up after eight seconds.
  expect(performance.now() - since).toBeLessThan(7500);
  expect([found.items.length, found.missing, found.from]).toEqual([known.items.length, [], 'each-service']);
});

test('where Resource Graph is slow and the services are silent, the list waits for Resource Graph', async () => {
  const known = await reader.get(api.listVaults, { query: {} });
  await portal.azure.addFault({ kind: 'slow', ...graph, ms: 3500 });
  await portal.azure.addFault({ kind: 'hang', ...vaults, ms: 60_000, carriedOut: false });
  const found = await reader.get(api.listVaults, { query: {} });
  expect([found.items.length, found.missing, found.from]).toEqual([known.items.length, [], 'resource-graph']);
});

test('where Resource Graph is slow and the services tell a part, the whole is waited for', async () => {
  const known = await reader.get(api.listVaults, { query: {} });
  await portal.azure.addFault({ kind: 'slow', ...graph, ms: 3500 });
  const refused = { status: 403, code: 'AuthorizationFailed', message: 'Nobody may read this vault list.' };
  await portal.azure.addFault({ kind: 'next-call', ...vaults, path: portal.subscriptionId, ...refused });
  const found = await reader.get(api.listVaults, { query: {} });
  expect([found.items.length, found.missing, found.from]).toEqual([known.items.length, [], 'resource-graph']);
});

test('where Resource Graph is slow and a vault has more items than are told one by one, how their backups go is waited for', async () => {
  const size = { volumes: 60, subscriptions: 1, regions: ['eastus2'], protectedPercent: 100 };
  const fleet = await rehearse({ scenario: 'fleet', ...size });
  const person = await fleet.person('reader');
  const healthIn = async () => {
    const { items, from } = await person.get(api.listBackupInstances, { query: {} });
    return { kinds: items.map(({ health }) => health.kind), from };
  };
  const known = await healthIn();
  expect(known.kinds).toHaveLength(60);
  expect(known.kinds).not.toContain('unknown');
  await fleet.azure.addFault({ kind: 'slow', ...graph, ms: 3500 });
  expect(await healthIn()).toEqual(known);
  await fleet.azure.clearFaults();
  await fleet.azure.addFault({ kind: 'hang', ...graph, ms: 60_000, carriedOut: false });
  const { kinds, from } = await healthIn();
  expect([new Set(kinds), from]).toEqual([new Set(['unknown']), 'each-service']);
  await fleet.close();
});
