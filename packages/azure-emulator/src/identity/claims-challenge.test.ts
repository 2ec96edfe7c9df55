import { bearerTokenAuthenticationPolicy, createEmptyPipeline, createPipelineRequest } from '@azure/core-rest-pipeline';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { valueAt } from '../arm/bodies.ts';
import { controlClient, type WorldControl } from '../control.ts';
import { startEmulator, type Emulator } from '../index.ts';
import { reroutedTo } from '../official-clients/rerouted.ts';

const subscriptions = '/subscriptions?api-version=2022-12-01';
const tenant = '11111111-1111-4111-8111-111111111111';

let emulator: Emulator;
let world: WorldControl;
let client: { clientId: string; clientSecret: string; name: string };

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
});
afterAll(() => emulator.close());

// Two challenges of the same person within a second are one: each test has somebody of its own.
beforeEach(async () => {
  const { name, principals } = await controlClient(emulator.url).createWorld({ scenario: 'main-job' });
  world = controlClient(emulator.url).world(name);
  const [owner] = principals;
  if (owner === undefined) throw new Error('There must be a service principal.');
  client = owner;
});

async function tokenOf(claims?: string): Promise<string> {
  const form = {
    grant_type: 'client_credentials',
    scope: 'https://management.azure.com/.default',
    client_id: client.clientId,
    client_secret: client.clientSecret,
    ...(claims === undefined ? {} : { claims }),
  };
  const response = await fetch(`${emulator.url}/${tenant}/oauth2/v2.0/token`, { method: 'POST', body: new URLSearchParams(form) });
  return String(valueAt(await response.json(), 'access_token'));
}

const get = (token: string): Promise<Response> => fetch(emulator.url + subscriptions, { headers: { authorization: `Bearer ${token}` } });

const claimsIn = (response: Response): string => {
  const encoded = /claims="([^"]+)"/.exec(response.headers.get('www-authenticate') ?? '')?.[1] ?? '';
  return Buffer.from(encoded, 'base64').toString();
};

test('once it is ordered, tokens of before are challenged for newer claims, and one that answers them passes', async () => {
  const before = await tokenOf();
  expect((await get(before)).status).toBe(200);
  await world.challengeClaims(client.name);
  const challenged = await get(before);
  expect(challenged.status).toBe(401);
  expect(challenged.headers.get('www-authenticate')).toMatch(
    /^Bearer realm="", authorization_uri="http:\/\/[^"]+\/common\/oauth2\/authorize", client_id="00000003-0000-0000-c000-000000000000", error="insufficient_claims", claims="[A-Za-z0-9+/=]+"$/,
  );
  const claims = claimsIn(challenged);
  const wanted = Number(valueAt(JSON.parse(claims), 'access_token', 'nbf', 'value'));
  expect(JSON.parse(claims)).toEqual({ access_token: { nbf: { essential: true, value: String(wanted) } } });
  const after = await tokenOf(claims);
  expect(decodeJwt(after).nbf).toBe(wanted);
  expect((await get(after)).status).toBe(200);
});

test('an official client asks for the claims by itself and goes on', async () => {
  const asked: (string | undefined)[] = [];
  const credential = {
    async getToken(_: string | string[], options?: { claims?: string }) {
      asked.push(options?.claims);
      return { token: await tokenOf(options?.claims), expiresOnTimestamp: Date.now() + 3_600_000 };
    },
  };
  const pipeline = createEmptyPipeline();
  pipeline.addPolicy(bearerTokenAuthenticationPolicy({ credential, scopes: 'https://management.azure.com/.default' }));
  const call = async () =>
    pipeline.sendRequest(reroutedTo(emulator.url), createPipelineRequest({ url: `https://management.azure.com${subscriptions}` }));
  await call();
  await world.challengeClaims(client.clientId);
  expect((await call()).status).toBe(200);
  expect(asked).toEqual([undefined, expect.stringContaining('"nbf"')]);
});

test('nobody else is challenged, and a name that nobody has is refused', async () => {
  const reader = await world.token((await world.detail()).people[2]?.userPrincipalName ?? '');
  expect((await get(reader)).status).toBe(200);
  await expect(world.challengeClaims('nobody')).rejects.toThrow('is called "nobody"');
});
