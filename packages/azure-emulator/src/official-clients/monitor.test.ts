import { MonitorClient } from '@azure/arm-monitor';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { all, openEstate, type Estate } from './estate.ts';
import { reroutedTo } from './rerouted.ts';

let estate: Estate;
beforeAll(async () => (estate = await openEstate()));
afterAll(() => estate.emulator.close());

const credential = { getToken: () => Promise.resolve({ token: estate.token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
const client = (): MonitorClient =>
  new MonitorClient(credential, estate.subscriptionId, { httpClient: reroutedTo(estate.emulator.url), retryOptions: { maxRetries: 0 } });

test('Azure’s own client reads the Activity log page by page, and is refused what Azure refuses', async () => {
  const { emulator, world, subscriptionId, token } = estate;
  const path = `/subscriptions/${subscriptionId}/resourceGroups/rg-logged?api-version=2025-04-01`;
  for (const tags of [{ step: 'one' }, { step: 'two' }]) {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
    await fetch(emulator.url + path, { method: 'PUT', headers, body: JSON.stringify({ location: 'eastus2', tags }) });
  }
  await world.advance(5 * 60_000, { evenIfIdle: true });
  const { now } = await world.detail();
  const from = new Date(Date.parse(now) - 86_400_000).toISOString();
  const { activityLogs } = client();
  const events = await all(
    activityLogs.list(`eventTimestamp ge '${from}' and eventTimestamp le '${now}' and resourceGroupName eq 'rg-logged'`),
  );
  expect(events.map(({ status }) => status?.value)).toEqual(['Succeeded', 'Started', 'Succeeded', 'Started']);
  expect(events[0]).toMatchObject({
    operationName: { value: 'Microsoft.Resources/subscriptions/resourceGroups/write' },
    eventTimestamp: expect.any(Date),
    httpRequest: { method: 'PUT' },
  });
  await expect(all(activityLogs.list("eventTimestamp ge '2000-01-01T00:00:00Z'"))).rejects.toMatchObject({ statusCode: 400 });
});
