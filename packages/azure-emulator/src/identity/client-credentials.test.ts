import { ConfidentialClientApplication } from '@azure/msal-node';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmulator, type Emulator } from '../server.ts';
import type { Principal, World } from '../world/world.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const arm = 'https://management.azure.com/.default';

let emulator: Emulator;
let world: World;
let owner: Principal;
let reader: Principal;

beforeAll(async () => {
  emulator = await startEmulator({ world: { name: 'demo', scenario: 'demo' } });
  const [first] = emulator.worlds.all;
  const [one, other] = first?.principals ?? [];
  if (first === undefined || one === undefined || other === undefined) throw new Error('There must be two service principals.');
  [world, owner, reader] = [first, one, other];
  // The three months of the demo are lived through first: seconds of computing, more on a busy machine.
});
afterAll(() => emulator.close());

async function ask(form: Record<string, string>, headers: Record<string, string> = {}, of = tenant) {
  const url = `${emulator.url}/${of}/oauth2/v2.0/token`;
  const response = await fetch(url, { method: 'POST', body: new URLSearchParams({ grant_type: 'client_credentials', ...form }), headers });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

const secretOf = ({ clientId, clientSecret }: Principal) => ({ client_id: clientId, client_secret: clientSecret });

async function call(
  token: unknown,
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; body: Record<string, unknown> }> {
  const headers = { authorization: `Bearer ${String(token)}`, 'content-type': 'application/json' };
  const sent = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(emulator.url + path, { method, headers, ...sent });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

test('a service principal gets a token in its own name, as Entra writes it', async () => {
  const { status, body } = await ask({ ...secretOf(owner), scope: arm });
  expect([status, Object.keys(body)]).toEqual([200, ['token_type', 'expires_in', 'ext_expires_in', 'access_token']]);
  const keys = createRemoteJWKSet(new URL(`${emulator.url}/${tenant}/discovery/v2.0/keys`));
  const { payload } = await jwtVerify(String(body['access_token']), keys);
  expect(payload).toMatchObject({
    aud: 'https://management.azure.com',
    iss: `${emulator.url}/${tenant}/`,
    idp: `${emulator.url}/${tenant}/`,
    appid: owner.clientId,
    appidacr: '1',
    idtyp: 'app',
    oid: owner.objectId,
    sub: owner.objectId,
    tid: tenant,
    ver: '1.0',
  });
  expect(payload).not.toHaveProperty('upn');
  expect(payload).not.toHaveProperty('scp');
});

test('the secret may be sent by Basic', async () => {
  const basic = Buffer.from(`${reader.clientId}:${encodeURIComponent(reader.clientSecret)}`).toString('base64');
  const { body } = await ask({ scope: arm }, { authorization: `Basic ${basic}` });
  expect(decodeJwt(String(body['access_token']))['oid']).toBe(reader.objectId);
});

test('MSAL gets the token, too', async () => {
  const authorityMetadata = JSON.stringify(emulator.authorityMetadata);
  const auth = { clientId: reader.clientId, clientSecret: reader.clientSecret, authority: emulator.authority, authorityMetadata };
  const result = await new ConfidentialClientApplication({ auth }).acquireTokenByClientCredential({ scopes: [arm] });
  expect(decodeJwt(result?.accessToken ?? '')['appid']).toBe(reader.clientId);
});

test('clients that call the emulator by its own address may ask for that resource', async () => {
  const { body } = await ask({ ...secretOf(reader), scope: `${emulator.url}/.default` });
  expect((await call(body['access_token'], 'GET', '/subscriptions?api-version=2022-12-01')).body['value']).toHaveLength(3);
});

test('both see every subscription; the owner may make what the reader may not', async () => {
  for (const [principal, made] of [
    [owner, 201],
    [reader, 403],
  ] as const) {
    const { body } = await ask({ ...secretOf(principal), scope: arm });
    const token = body['access_token'];
    expect((await call(token, 'GET', '/subscriptions?api-version=2022-12-01')).body['value']).toHaveLength(3);
    for (const { subscriptionId } of world.subscriptions) {
      const path = `/subscriptions/${subscriptionId}/resourceGroups/rg-by-hand?api-version=2021-04-01`;
      expect((await call(token, 'PUT', path, { location: 'eastus2' })).status).toBe(made);
    }
  }
});

test('what a service principal makes bears its client id, and so does a refusal', async () => {
  const group = Object.values(world.resources.list('Microsoft.ElasticSan/elasticSans')).map(({ id }) => id)[0] ?? '';
  const path = `${group}/volumeGroups/vg-made?api-version=2025-09-01`;
  const [made, refused] = await Promise.all(
    [owner, reader].map(async (one) =>
      call((await ask({ ...secretOf(one), scope: arm })).body['access_token'], 'PUT', path, { properties: {} }),
    ),
  );
  expect(made?.status).toBe(201);
  const kept = world.resources.get(`${group}/volumeGroups/vg-made`);
  expect(kept?.['systemData']).toMatchObject({ createdBy: owner.clientId, createdByType: 'Application' });
  expect(JSON.stringify(refused?.body)).toContain(`The client '${reader.clientId}' with object id '${reader.objectId}'`);
});

test.each([
  ['a wrong secret', { client_secret: 'wrong' }, 401, 'invalid_client', 7000215],
  ['no scope', { scope: '' }, 400, 'invalid_request', 900144],
  ['a scope of a person', { scope: 'https://management.azure.com/user_impersonation' }, 400, 'invalid_scope', 1002012],
  ['an unknown resource', { scope: 'https://vault.azure.net/.default' }, 400, 'invalid_resource', 500011],
  ['an unknown application', { client_id: '99999999-9999-4999-8999-999999999999' }, 400, 'unauthorized_client', 700016],
])('%s is refused in the words of Entra', async (_, change, status, error, number) => {
  const answer = await ask({ ...secretOf(owner), scope: arm, ...change });
  expect([answer.status, answer.body['error'], answer.body['error_codes']]).toEqual([status, error, [number]]);
  expect(answer.body['error_description']).toContain(`AADSTS${number}: `);
});

test('no secret at all is refused', async () => {
  const { status, body } = await ask({ client_id: owner.clientId, scope: arm });
  expect([status, body['error_codes']]).toEqual([401, [7000216]]);
});

test.each([
  ['another tenant', '22222222-2222-4222-8222-222222222222', 90002, "Tenant '22222222-2222-4222-8222-222222222222' not found. Check to"],
  ['a tenant by a name', 'contoso.onmicrosoft.com', 90002, "Tenant 'contoso.onmicrosoft.com' not found. Check to"],
  ['no tenant', 'common', 50059, 'No tenant-identifying information found'],
  ['whichever tenant', 'organizations', 50059, 'No tenant-identifying information found'],
])('a token of %s is refused in the words of Entra', async (_, of, number, words) => {
  const { status, body } = await ask({ ...secretOf(owner), scope: arm }, {}, of);
  expect([status, body['error'], body['error_codes']]).toEqual([400, 'invalid_request', [number]]);
  expect(body['error_description']).toContain(`AADSTS${number}: ${words}`);
});

test('another tenant has no OpenID configuration', async () => {
  const response = await fetch(`${emulator.url}/contoso.example/v2.0/.well-known/openid-configuration`);
  expect(response.status).toBe(400);
  expect(await response.json()).toMatchObject({ error: 'invalid_tenant', error_codes: [90002] });
});
