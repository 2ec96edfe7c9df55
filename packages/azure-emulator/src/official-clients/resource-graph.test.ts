import { ResourceGraphClient as Graph5 } from '@azure/arm-resourcegraph';
import { TokenCredentials } from '@azure/ms-rest-js';
import { ResourceGraphClient as Graph4 } from 'arm-resourcegraph-4';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type WorldControl } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';
import { reroutedTo } from './rerouted.ts';

let emulator: Emulator;
let world: WorldControl;
const admin = 'backup-admin@north.example';
const stranger = 'reader@north.example';
beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  const { people } = await controlClient(emulator.url).createWorld({ name: 'north', throttling: true });
  world = controlClient(emulator.url).world('north');
  const { objectId = '' } = people.find(({ userPrincipalName }) => userPrincipalName === stranger) ?? {};
  await world.removeRoleAssignments({ principalId: objectId });
});
afterAll(() => emulator.close());

type Wanted = { top?: number; skipToken?: string; resultFormat?: 'table' | 'objectArray' };
type Answer = { count: number; totalRecords: number; data: unknown; resultTruncated: string; skipToken?: string };
type Ask = (query: string, wanted?: Wanted) => Promise<Answer>;

const four = async (person: string): Promise<Ask> => {
  const client = new Graph4(new TokenCredentials(await world.token(person)), { baseUri: emulator.url, noRetryPolicy: true });
  return (query, options = {}) => client.resources({ query, options });
};

const five = async (person: string): Promise<Ask> => {
  const token = await world.token(person);
  const credential = { getToken: () => Promise.resolve({ token, expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const client = new Graph5(credential, { httpClient: reroutedTo(emulator.url), retryOptions: { maxRetries: 0 } });
  return (query, options = {}) => client.resources({ query, options });
};

const groups = "resourcecontainers | where type endswith '/resourcegroups' | project name, id | order by name asc";

test.each([
  ['4', four],
  ['5', five],
] as const)(
  'the Resource Graph client %s lists page by page, as objects and as a table, and is told what is wrong',
  async (_, generation) => {
    const ask = await generation(admin);
    const names: unknown[] = [];
    let page = await ask(groups, { top: 3 });
    names.push(...(page.data as { name: string }[]).map(({ name }) => name));
    expect(page).toMatchObject({ count: 3, totalRecords: 4, resultTruncated: 'false' });
    page = await ask(groups, { top: 3, skipToken: page.skipToken ?? '' });
    names.push(...(page.data as { name: string }[]).map(({ name }) => name));
    expect(names).toEqual(['rg-backup', 'rg-restore', 'rg-snapshots', 'rg-storage']);
    expect(page.skipToken).toBeUndefined();
    expect((await ask(`${groups} | project name | take 1`, { resultFormat: 'table' })).data).toEqual({
      columns: [{ name: 'name', type: 'string' }],
      rows: [['rg-backup']],
    });
    await expect(ask('resources | wher name')).rejects.toMatchObject({ statusCode: 400, code: 'BadRequest' });
    const askAsStranger = await generation(stranger);
    expect(await askAsStranger('resources')).toMatchObject({ count: 0, totalRecords: 0, data: [] });
    // Four of fifteen are spent.
    for (let spent = 4; spent < 15; spent += 1) await ask('resources | count');
    await expect(ask('resources | count')).rejects.toMatchObject({ statusCode: 429, code: 'RateLimiting' });
    await world.advance(5000, { evenIfIdle: true });
    expect((await ask('resources | count')).data).toEqual([{ Count: 2 }]);
    await world.advance(5000, { evenIfIdle: true });
  },
);
