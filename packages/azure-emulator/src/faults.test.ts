import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient, type NewFault, type NewWorld, type WorldControl } from './control.ts';
import { startEmulator, type Emulator } from './server.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
});
afterAll(() => emulator.close());

type Sent = Omit<RequestInit, 'headers'> & { headers?: Record<string, string> };
type Called = { world: WorldControl; subscription: string; get: (path: string, init?: Sent) => Promise<Response> };

/** A world of its own under a fault, and a person who calls Azure Resource Manager there. */
async function under(fault: NewFault, plan: NewWorld = {}): Promise<Called> {
  const control = controlClient(emulator.url);
  const { name, subscriptions } = await control.createWorld(plan);
  const world = control.world(name);
  const token = await world.token(`backup-admin@${name}.example`);
  await world.addFault(fault);
  const authorization = `Bearer ${token}`;
  return {
    world,
    subscription: `/subscriptions/${subscriptions[0]?.subscriptionId}`,
    get: (path, init = {}) => fetch(emulator.url + path, { ...init, headers: { authorization, ...init.headers } }),
  };
}

const list = '/subscriptions?api-version=2022-12-01';
const sans = 'providers/Microsoft.ElasticSan/elasticSans?api-version=2024-05-01';

test('fields of an answer are set and dropped by their paths, once, and the resource itself stays as it was', async () => {
  const { get, subscription } = await under({
    kind: 'change-answer',
    action: 'Microsoft.ElasticSan/elasticSans/read',
    set: { 'value[].tags': null, 'value[0].properties.provisioningState': 'Marvellous', 'value[].properties.sku.colour': 'blue' },
    drop: ['value[].properties.baseSizeTiB'],
  });
  const { value } = (await (await get(`${subscription}/${sans}`)).json()) as { value: unknown[] };
  expect(value[0]).toMatchObject({
    tags: null,
    properties: { provisioningState: 'Marvellous', sku: { name: 'Premium_LRS', colour: 'blue' } },
  });
  expect(JSON.stringify(value)).not.toContain('baseSizeTiB');
  expect(await (await get(`${subscription}/${sans}`)).text()).not.toContain('Marvellous');
});

test('texts of an answer are written in capitals, whatever they are, and what is no text or not there stays as it is', async () => {
  const { get, subscription } = await under({
    kind: 'change-answer',
    action: 'Microsoft.ElasticSan/elasticSans/read',
    capitals: ['value[].properties.provisioningState', 'value[].properties.baseSizeTiB', 'value[].properties.nothing.here'],
  });
  const { value } = (await (await get(`${subscription}/${sans}`)).json()) as { value: { properties: Record<string, unknown> }[] };
  expect(value[0]?.properties).toMatchObject({ provisioningState: 'SUCCEEDED', baseSizeTiB: expect.any(Number) as number });
  expect(value[0]?.properties).not.toHaveProperty('nothing');
});

test('a fault waits for its method, its part of the path and the calls that it lets pass', async () => {
  const refusal = { status: 404, code: 'ResourceNotFound', message: 'Gone.' };
  const { get, subscription, world } = await under({ kind: 'next-call', method: 'GET', path: 'RESOURCEGROUPS', skip: 1, ...refusal });
  const groups = `${subscription}/resourceGroups?api-version=2022-09-01`;
  const statuses = [await get(list), await get(groups), await get(groups), await get(groups)].map(({ status }) => status);
  expect(statuses).toEqual([200, 200, 404, 200]);
  expect(await world.faults()).toEqual([]);
});

test('a path with a star is the form of the whole path', async () => {
  const refusal = { status: 404, code: 'ResourceNotFound', message: 'Gone.' };
  const { get, subscription } = await under({ kind: 'next-call', path: '/subscriptions/*/resourceGroups', ...refusal });
  const one = await get(`${subscription}/resourceGroups/rg-backup?api-version=2022-09-01`);
  const all = await get(`${subscription}/resourceGroups?api-version=2022-09-01`);
  expect([one.status, all.status]).toEqual([200, 404]);
});

test('a throttled call says until when: in seconds of the clock, in exact seconds or as a date', async () => {
  const throttled = { kind: 'next-call', status: 429, code: 'SubscriptionRequestsThrottled', message: 'Later.' } as const;
  const { get, world } = await under({ ...throttled, retryAfterSeconds: 3600 });
  await world.addFault({ ...throttled, retryAfterSeconds: 3600, retryAfterAs: 'exact' });
  await world.addFault({ ...throttled, retryAfterSeconds: 3600, retryAfterAs: 'date' });
  const waits = [await get(list), await get(list), await get(list)].map(({ headers }) => headers.get('retry-after'));
  expect(waits).toEqual(['1', '3600', 'Tue, 08 Sep 2026 09:00:00 GMT']);
});

test('answers come as a page of HTML, by half or empty', async () => {
  const { get, world } = await under({ kind: 'unreadable-answer', as: 'html', status: 502 });
  const page = await get(list);
  expect([page.status, page.headers.get('content-type')]).toEqual([502, 'text/html; charset=utf-8']);
  await world.addFault({ kind: 'unreadable-answer', as: 'truncated' });
  const half = await get(list);
  expect(half.status).toBe(200);
  await expect(half.json()).rejects.toThrow('JSON');
  await world.addFault({ kind: 'unreadable-answer', as: 'empty' });
  expect(await (await get(list)).text()).toBe('');
});

test('a gateway that does not let a call through has nothing carried out, one that garbles the answer has', async () => {
  const { get, subscription, world } = await under({
    kind: 'unreadable-answer',
    as: 'html',
    status: 502,
    carriedOut: false,
    method: 'PUT',
  });
  const made = `${subscription}/resourceGroups/rg-new?api-version=2022-09-01`;
  const put = { method: 'PUT', body: '{"location":"eastus2"}', headers: { 'content-type': 'application/json' } };
  expect((await get(made, put)).status).toBe(502);
  expect((await get(made)).status).toBe(404);
  await world.addFault({ kind: 'unreadable-answer', as: 'html', status: 502, method: 'PUT' });
  expect((await get(made, put)).status).toBe(502);
  expect((await get(made)).status).toBe(200);
});

test('a connection is cut in the middle of an answer', async () => {
  const { get } = await under({ kind: 'cut' });
  const answer = await get(list);
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow('terminated');
});

test('a call hangs until the fault is removed, or the caller gives up', async () => {
  const { get, world } = await under({ kind: 'hang', times: 2 });
  const answer = get(list);
  await expect(get(list, { signal: AbortSignal.timeout(50) })).rejects.toThrow('timeout');
  const [fault] = await world.faults();
  await world.removeFault(fault?.id ?? '');
  expect((await answer).status).toBe(200);
  expect(await world.faults()).toEqual([]);
});

test('a hang ends by itself, without an answer', async () => {
  const { get } = await under({ kind: 'hang', ms: 20 });
  await expect(get(list)).rejects.toThrow('fetch failed');
});

test('a slow answer is the right one', async () => {
  const { get } = await under({ kind: 'slow', ms: 20 });
  expect((await get(list)).status).toBe(200);
});

test('an answer without Date has none', async () => {
  const { get } = await under({ preset: 'dateless' });
  expect((await get(list)).headers.has('date')).toBe(false);
  expect((await get(list)).headers.has('date')).toBe(true);
});

test('a list lags behind what was made, while reading the thing itself shows it', async () => {
  const { get, subscription, world } = await under({ kind: 'lagging-list', seconds: 300, method: 'GET', times: 100 });
  const group = `${subscription}/resourceGroups/rg-new?api-version=2022-09-01`;
  const headers = { 'content-type': 'application/json' };
  await world.advance(600_000, { evenIfIdle: true });
  await get(group, { method: 'PUT', body: '{"location":"eastus2"}', headers });
  const names = async (): Promise<string> => (await get(`${subscription}/resourceGroups?api-version=2022-09-01`)).text();
  expect((await get(group)).status).toBe(200);
  expect(await names()).not.toContain('rg-new');
  await world.advance(300_000, { evenIfIdle: true });
  expect(await names()).toContain('rg-new');
});

const nextOf = async (answer: Response): Promise<string> => ((await answer.json()) as { nextLink?: string }).nextLink ?? '';

test('a list never ends: each page leads to another, or to itself', async () => {
  const { get, world } = await under({ kind: 'endless-list' });
  const follow = async (link: string): Promise<string> => nextOf(await get(link.replace(emulator.url, '')));
  const second = await nextOf(await get(list));
  const third = await follow(second);
  expect(new Set([second, third, await follow(third)]).size).toBe(3);
  await world.addFault({ kind: 'endless-list', repeats: true });
  const itself = await nextOf(await get(list));
  expect(await follow(itself)).toBe(itself);
});

test('the next page is at another host', async () => {
  const { get } = await under({ preset: 'next-page-elsewhere' });
  expect(await nextOf(await get(list))).toBe('https://azure.example.net/subscriptions?api-version=2022-12-01');
});

test('a refusal carries what a policy of Azure says beside it', async () => {
  const additionalInfo = [{ type: 'PolicyViolation', info: { policyDefinitionDisplayName: 'Require a tag' } }];
  const refused = { status: 403, code: 'RequestDisallowedByPolicy', message: 'No.' };
  const { get } = await under({ kind: 'next-call', ...refused, additionalInfo });
  expect(await (await get(list)).json()).toMatchObject({ error: { code: 'RequestDisallowedByPolicy', additionalInfo } });
});

test('tokens are refused with a number of Entra, and keys are not to be had', async () => {
  const { world } = await under({ preset: 'secret-expired' });
  await world.addFault({ preset: 'keys-down' });
  const { people } = await world.detail();
  const person = people[0]?.userPrincipalName ?? '';
  const form = new URLSearchParams({
    grant_type: 'urn:ietf:params:oauth:grant-type:jwt-bearer',
    requested_token_use: 'on_behalf_of',
    assertion: await world.token(person, 'bff'),
    scope: 'https://management.azure.com/.default',
    client_id: emulator.apiClientId,
    client_secret: emulator.apiClientSecret,
  });
  const tenant = `${emulator.url}/${emulator.tenantId}`;
  const ask = (): Promise<Response> => fetch(`${tenant}/oauth2/v2.0/token`, { method: 'POST', body: form });
  const refused = await ask();
  expect([refused.status, await refused.json()]).toMatchObject([401, { error: 'invalid_client', error_codes: [7000222] }]);
  expect((await ask()).status).toBe(200);
  expect([(await fetch(`${tenant}/discovery/v2.0/keys`)).status, (await fetch(`${tenant}/discovery/v2.0/keys`)).status]).toEqual([
    503, 200,
  ]);
});

test('every ready-made fault can be switched on, and says in a sentence what it does', async () => {
  const { world } = await under({ preset: 'hang' });
  const page = `${emulator.url}/_emulator/worlds/${(await world.detail()).name}`;
  const html = await (await fetch(page, { headers: { accept: 'text/html' } })).text();
  const [, choices = ''] = /name="preset"(.*?)<\/select>/s.exec(html) ?? [];
  const presets = [...choices.matchAll(/<option value="([a-z-]+)">/g)].map(([, name = '']) => name);
  for (const preset of presets) await world.addFault({ preset });
  const on = await (await fetch(page, { headers: { accept: 'text/html' } })).text();
  expect(presets.length).toBeGreaterThan(25);
  expect(on).toContain('answered with value[].tags = null, once.');
  expect(on).toContain('A request for a token is answered 401 AADSTS7000222, once.');
});

test('what is no path is refused', async () => {
  const { world } = await under({ preset: 'hang' });
  await expect(world.addFault({ kind: 'change-answer', set: { 'value[x].id': 1 } })).rejects.toThrow('is not a path such as');
});
