import { generateKeyPair, SignJWT } from 'jose';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { controlClient, type ControlClient, type WorldView } from './control.ts';
import { startEmulator, type Emulator } from './server.ts';

let emulator: Emulator;
let control: ControlClient;
let north: WorldView;
let token: string;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  control = controlClient(emulator.url);
  north = await control.createWorld({ name: 'north', pageSize: 1 });
  await control.createWorld({ name: 'south' });
  token = await control.world('north').token('backup-admin@north.example');
});
afterAll(() => emulator.close());

const tenant = '11111111-1111-4111-8111-111111111111';
type Sent = { method?: string; body?: string; headers?: Record<string, string> };
const call = (path: string, { headers = {}, ...sent }: Sent = {}, bearer = token): Promise<Response> =>
  fetch(emulator.url + path, { ...sent, headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json', ...headers } });

async function refusal(response: Response): Promise<[number, string]> {
  const { error } = (await response.json()) as { error: { code: string } };
  return [response.status, error.code];
}

const firstSubscription = (): string => north.subscriptions[0]?.subscriptionId ?? '';

test('a person sees the subscriptions of their own world and no other', async () => {
  const body = (await (await call('/subscriptions?api-version=2022-12-01')).json()) as { value: { subscriptionId: string }[] };
  expect(body.value.map((one) => one.subscriptionId)).toEqual(north.subscriptions.map((one) => one.subscriptionId));
  const elsewhere = await control.world('south').detail();
  const path = `/subscriptions/${elsewhere.subscriptions[0]?.subscriptionId}?api-version=2022-12-01`;
  expect(await refusal(await call(path))).toEqual([404, 'SubscriptionNotFound']);
});

test('a call without a token is told where to get one', async () => {
  const response = await fetch(`${emulator.url}/subscriptions?api-version=2022-12-01`);
  expect(response.headers.get('www-authenticate')).toContain(`authorization_uri="${emulator.url}/${tenant}"`);
  expect(await refusal(response)).toEqual([401, 'AuthenticationFailed']);
});

test('a token of the API is not one of Azure Resource Manager', async () => {
  const foreign = await control.world('north').token('reader@north.example', 'bff');
  expect(await refusal(await call('/subscriptions?api-version=2022-12-01', {}, foreign))).toEqual([
    401,
    'InvalidAuthenticationTokenAudience',
  ]);
});

test('a token that somebody else signed is refused', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  const forged = await new SignJWT({ tid: tenant, oid: north.people[0]?.objectId })
    .setProtectedHeader({ alg: 'RS256' })
    .setIssuer(`${emulator.url}/${tenant}/`)
    .setAudience('https://management.azure.com')
    .setExpirationTime('1h')
    .sign(privateKey);
  expect(await refusal(await call('/subscriptions?api-version=2022-12-01', {}, forged))).toEqual([401, 'InvalidAuthenticationToken']);
  expect(await refusal(await call('/subscriptions?api-version=2022-12-01', {}, 'no-token'))).toEqual([401, 'InvalidAuthenticationToken']);
});

test('a token is good for an hour', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  try {
    const response = await call('/subscriptions?api-version=2022-12-01');
    expect(await refusal(response)).toEqual([401, 'ExpiredAuthenticationToken']);
  } finally {
    vi.useRealTimers();
  }
});

test('a token of another emulator is refused', async () => {
  const other = await startEmulator({ control: true });
  try {
    await controlClient(other.url).createWorld({ name: 'north' });
    const foreign = await controlClient(other.url).world('north').token('reader@north.example');
    expect((await call('/subscriptions?api-version=2022-12-01', {}, foreign)).status).toBe(401);
  } finally {
    await other.close();
  }
});

test('a body that is no JSON is refused', async () => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new?api-version=2025-04-01`;
  expect(await refusal(await call(path, { method: 'PUT', body: '{"location":' }))).toEqual([400, 'InvalidRequestContent']);
});

test.each([
  ['a form', 'application/x-www-form-urlencoded', "'application/x-www-form-urlencoded'"],
  ['nothing', '', "'<null>'"],
])('a body that says to be %s is refused, whatever it holds', async (_, type, named) => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new?api-version=2025-04-01`;
  const body = new TextEncoder().encode('{"location":"eastus2"}');
  const headers: Record<string, string> = { authorization: `Bearer ${token}`, ...(type === '' ? {} : { 'content-type': type }) };
  const response = await fetch(emulator.url + path, { method: 'PUT', body, headers });
  expect(response.status).toBe(415);
  expect(await response.json()).toEqual({
    error: {
      code: 'UnsupportedMediaType',
      message: `The content media type ${named} is not supported. Only 'application/json' is supported.`,
    },
  });
});

test('before Azure reads a body it looks at the path, the version and the role of whoever sends it', async () => {
  const sent = { method: 'PUT', body: '{"location":' };
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new`;
  const reader = await control.world('north').token('reader@north.example');
  expect(await refusal(await call('/providers/Microsoft.Moon/craters/1?api-version=2020-01-01', sent))).toEqual([
    404,
    'InvalidResourceNamespace',
  ]);
  expect(await refusal(await call(path, sent))).toEqual([400, 'MissingApiVersionParameter']);
  expect(await refusal(await call(`${path}?api-version=2025-04-01`, sent, reader))).toEqual([403, 'AuthorizationFailed']);
});

const guid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const worldsTime = 'Tue, 08 Sep 2026 08:00:00 GMT';

test.each([
  ['a body that is no JSON', 400, '{"location":'],
  ['a body that is too long', 413, 'x'.repeat(1024 * 1024 + 1)],
])('the refusal of %s carries what every answer carries, and the world’s time', async (_, status, body) => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new?api-version=2025-04-01`;
  const answer = await call(path, { method: 'PUT', body });
  expect([answer.status, answer.headers.get('date'), answer.headers.get('x-ms-failure-cause')]).toEqual([status, worldsTime, 'gateway']);
  expect(answer.headers.get('x-ms-correlation-request-id')).toMatch(guid);
  expect(answer.headers.get('x-ms-ratelimit-remaining-subscription-writes')).toBe('199');
});

test('a 401 carries the ids and cache headers of every answer', async () => {
  const { headers } = await fetch(`${emulator.url}/subscriptions?api-version=2022-12-01`);
  const id = headers.get('x-ms-correlation-request-id') ?? '';
  expect(id).toMatch(guid);
  expect(headers.get('x-ms-request-id')).toBe(id);
  expect(headers.get('x-ms-routing-request-id')).toMatch(new RegExp(`^EASTUS2:\\d{8}T\\d{6}Z:${id}$`));
  expect(['strict-transport-security', 'pragma', 'expires'].map((name) => headers.get(name))).toEqual([
    'max-age=31536000; includeSubDomains',
    'no-cache',
    '-1',
  ]);
});

test('a 401 to somebody known tells the time of their world', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 3_601_000 });
  try {
    const answer = await call('/subscriptions?api-version=2022-12-01');
    expect([answer.status, answer.headers.get('date')]).toEqual([401, worldsTime]);
  } finally {
    vi.useRealTimers();
  }
});

const deep = (levels: number): string =>
  `{"location":"westeurope","tags":{"a":"[[{\\"[["},"properties":{"a":${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}}}`;

test('a body that goes deeper than Azure reads is refused, whatever its texts hold', async () => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new?api-version=2025-04-01`;
  expect(await refusal(await call(path, { method: 'PUT', body: deep(20_000) }))).toEqual([400, 'InvalidRequestContent']);
  expect(await refusal(await call(path, { method: 'PUT', body: deep(128) }))).toEqual([400, 'InvalidRequestContent']);
  expect((await call(path, { method: 'PUT', body: deep(127) })).status).toBe(201);
});

test('a body of more than a mebibyte is refused', async () => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-new?api-version=2025-04-01`;
  const body = JSON.stringify({ location: 'westeurope', tags: { long: 'x'.repeat(1024 * 1024) } });
  expect(await refusal(await call(path, { method: 'PUT', body }))).toEqual([413, 'RequestContentTooLarge']);
});

test('what the emulator does not know is said, with method and path', async () => {
  const response = await call('/providers/Microsoft.Network/checkTrafficManager?api-version=2020-01-01', { method: 'POST' });
  expect(response.status).toBe(501);
  expect(await response.json()).toMatchObject({
    error: { code: 'NotEmulated', message: expect.stringContaining('POST /providers/Microsoft.Network/checkTrafficManager') as string },
  });
});

test('a client that is given the host alone finds resource manager and sign-in, in the shape of its version', async () => {
  const at = async (apiVersion: string): Promise<unknown> =>
    (await fetch(`${emulator.url}/metadata/endpoints?api-version=${apiVersion}`)).json();
  const cloud = { name: 'AzureCloud', resourceManager: `${emulator.url}/`, authentication: { loginEndpoint: emulator.url } };
  expect(await at('2022-09-01')).toMatchObject(cloud);
  expect(await at('2019-05-01')).toMatchObject([cloud]);
  expect(await at('2015-01-01')).toMatchObject({ authentication: { loginEndpoint: `${emulator.url}/${tenant}` } });
});

test('links lead back to where the caller believes it called', async () => {
  const path = `/subscriptions/${firstSubscription()}/resourcegroups?api-version=2025-04-01`;
  const linkWith = async (headers: Record<string, string>): Promise<string> => {
    const { nextLink } = (await (await call(path, { headers })).json()) as { nextLink?: string };
    return nextLink?.split('/subscriptions/', 1)[0] ?? '';
  };
  expect(await linkWith({})).toBe(emulator.url);
  expect(await linkWith({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'management.azure.com' })).toBe('https://management.azure.com');
  expect(await linkWith({ 'x-forwarded-proto': 'https', 'x-forwarded-host': 'a.example/b?c' })).toBe(emulator.url);
});

test('a connection that drops has done its work', async () => {
  const world = control.world('north');
  await world.addFault({ kind: 'drop-after-accept', action: 'Microsoft.Resources/subscriptions/resourceGroups/write' });
  const path = `/subscriptions/${firstSubscription()}/resourcegroups/rg-dropped?api-version=2025-04-01`;
  await expect(call(path, { method: 'PUT', body: '{"location":"westeurope"}' })).rejects.toThrow('fetch failed');
  expect((await call(path)).status).toBe(200);
  expect(await world.faults()).toEqual([]);
});

test('the log keeps the calls of each world apart', async () => {
  await call('/subscriptions?api-version=2022-12-01', { headers: { 'x-ms-client-request-id': 'mark-1' } });
  const logged = (await control.world('north').requests()).at(-1);
  expect(logged).toEqual({
    time: '2026-09-08T08:00:00.000Z',
    method: 'GET',
    path: '/subscriptions?api-version=2022-12-01',
    status: 200,
    clientRequestId: 'mark-1',
  });
  expect(await control.world('south').requests()).toEqual([]);
});

test('real time moves the worlds at the rate asked for, and not at all at rate 0', async () => {
  const fast = await startEmulator({ world: { name: 'demo', scenario: 'main-job' }, clockRate: 60 });
  const still = await startEmulator({ world: { name: 'demo', scenario: 'main-job' } });
  try {
    fast.tick(1000);
    still.tick(1000);
    expect(fast.worlds.get('demo')?.timeline.iso).toBe('2026-09-08T08:01:00.000Z');
    expect(still.worlds.get('demo')?.timeline.iso).toBe('2026-09-08T08:00:00.000Z');
  } finally {
    await Promise.all([fast.close(), still.close()]);
  }
});
