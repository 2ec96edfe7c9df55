import { createHash } from 'node:crypto';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';

const tenant = '11111111-1111-4111-8111-111111111111';
const spa = '22222222-2222-4222-8222-222222222222';
const api = '33333333-3333-4333-8333-333333333333';
const apiScope = `api://${api}/access_as_user`;
const portal = 'http://localhost:5173';
const verifier = 'a-verifier-that-is-long-enough-to-be-a-good-one-0123456789';

let emulator: Emulator;
let base: string;

beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  base = `${emulator.url}/${tenant}/oauth2/v2.0`;
  await controlClient(emulator.url).createWorld({ name: 'north' });
  await controlClient(emulator.url).createWorld({ name: 'south' });
});
afterAll(() => emulator.close());

const challengeOf = (text: string): string => createHash('sha256').update(text).digest('base64url');

function authorizeUrl(changes: Record<string, string | undefined> = {}): string {
  const query = {
    client_id: spa,
    response_type: 'code',
    redirect_uri: `${portal}/`,
    scope: `${apiScope} openid profile offline_access`,
    code_challenge: challengeOf(verifier),
    code_challenge_method: 'S256',
    state: 'as-sent',
    nonce: 'nonce-1',
    response_mode: 'fragment',
    ...changes,
  };
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return `${base}/authorize?${new URLSearchParams(given).toString()}`;
}

const visit = (url: string, cookie?: string): Promise<Response> =>
  fetch(url, { redirect: 'manual', headers: cookie === undefined ? {} : { cookie } });

/** The link that signs a person in, as it stands on the page. */
async function linkOf(person: string, url = authorizeUrl({ login_hint: person })): Promise<string> {
  const page = await (await visit(url)).text();
  const row = page.split('<li').find((part) => part.includes(person)) ?? '';
  const href = /href="([^"]+)"/.exec(row)?.[1] ?? '';
  return emulator.url + href.replaceAll('&amp;', '&');
}

function wayBack(response: Response): URLSearchParams {
  const location = response.headers.get('location') ?? '';
  expect(response.status).toBe(302);
  expect(location.startsWith(`${portal}/`)).toBe(true);
  return new URLSearchParams(location.split(/[#?]/)[1]);
}

const token = (form: Record<string, string>, origin: string | null = portal): Promise<Response> =>
  fetch(`${base}/token`, { method: 'POST', body: new URLSearchParams(form), headers: origin === null ? {} : { origin } });

const codeForm = (code: string): Record<string, string> => ({
  client_id: spa,
  grant_type: 'authorization_code',
  code,
  redirect_uri: `${portal}/`,
  code_verifier: verifier,
});

async function codeOf(person: string): Promise<string> {
  return wayBack(await visit(await linkOf(person))).get('code') ?? '';
}

test('the discovery document names what is there', async () => {
  const response = await fetch(`${emulator.url}/${tenant}/v2.0/.well-known/openid-configuration`);
  expect(await response.json()).toEqual(emulator.authorityMetadata);
  expect(emulator.authorityMetadata).toMatchObject({
    issuer: `${emulator.url}/${tenant}/v2.0`,
    token_endpoint: `${base}/token`,
    jwks_uri: `${emulator.url}/${tenant}/discovery/v2.0/keys`,
  });
});

test('a person who is picked comes back with a code that is good for tokens of the API', async () => {
  const back = wayBack(await visit(await linkOf('backup-admin@north.example')));
  expect(back.get('state')).toBe('as-sent');
  const response = await token(codeForm(back.get('code') ?? ''));
  expect(response.headers.get('access-control-allow-origin')).toBe(portal);
  const body = (await response.json()) as Record<string, string>;
  const keys = createRemoteJWKSet(new URL(`${emulator.url}/${tenant}/discovery/v2.0/keys`));
  const issuer = `${emulator.url}/${tenant}/v2.0`;
  const access = await jwtVerify(body['access_token'] ?? '', keys, { issuer, audience: api });
  expect(access.payload).toMatchObject({ tid: tenant, scp: 'access_as_user', azp: spa, ver: '2.0' });
  const id = await jwtVerify(body['id_token'] ?? '', keys, { issuer, audience: spa });
  expect(id.payload).toMatchObject({ nonce: 'nonce-1', preferred_username: 'backup-admin@north.example' });
  const info = JSON.parse(Buffer.from(body['client_info'] ?? '', 'base64url').toString()) as unknown;
  expect(info).toEqual({ uid: access.payload['oid'], utid: tenant });
});

test('a refresh token gives new tokens of the same person', async () => {
  const first = (await (await token(codeForm(await codeOf('reader@north.example')))).json()) as Record<string, string>;
  const form = { client_id: spa, grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '', scope: `${apiScope} openid` };
  const second = (await (await token(form)).json()) as Record<string, string>;
  expect(decodeJwt(second['access_token'] ?? '')['oid']).toBe(decodeJwt(first['access_token'] ?? '')['oid']);
});

test('whoever is signed in comes back without being asked, until they sign out', async () => {
  const signedIn = await visit(await linkOf('reader@north.example'));
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  expect(wayBack(await visit(authorizeUrl({ prompt: 'none' }), cookie)).get('code')).not.toBeNull();
  expect((await visit(authorizeUrl({ login_hint: 'backup-admin@north.example' }), cookie)).status).toBe(200);
  await visit(`${base}/logout`, cookie);
  expect(wayBack(await visit(authorizeUrl({ prompt: 'none' }), cookie)).get('error')).toBe('login_required');
});

test('sessions that were revoked renew no token, and the browser must sign in anew', async () => {
  const signedIn = await visit(await linkOf('reader@south.example'));
  const cookie = (signedIn.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const first = (await (await token(codeForm(wayBack(signedIn).get('code') ?? ''))).json()) as Record<string, string>;
  await controlClient(emulator.url).world('south').revokeSessions('reader@south.example');
  const form = { client_id: spa, grant_type: 'refresh_token', refresh_token: first['refresh_token'] ?? '', scope: `${apiScope} openid` };
  const refused = (await (await token(form)).json()) as Record<string, unknown>;
  expect([refused['error'], refused['error_codes']]).toEqual(['invalid_grant', [50173]]);
  expect(wayBack(await visit(authorizeUrl({ prompt: 'none' }), cookie)).get('error')).toBe('login_required');
});

test('signing out leads back to the portal and to nowhere else', async () => {
  const home = await visit(`${base}/logout?${new URLSearchParams({ post_logout_redirect_uri: `${portal}/` }).toString()}`);
  expect(home.headers.get('location')).toBe(`${portal}/`);
  const elsewhere = await visit(`${base}/logout?${new URLSearchParams({ post_logout_redirect_uri: 'https://example.org/' }).toString()}`);
  expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([200, null]);
});

test('the page lists the people of the hinted world alone, the hinted person first', async () => {
  const page = await (await visit(authorizeUrl({ login_hint: 'reader@south.example' }))).text();
  expect(page).not.toContain('north');
  expect(page.indexOf('reader@south.example')).toBeLessThan(page.indexOf('backup-admin@south.example'));
});

test('without a hint the page leads to the people of every world', async () => {
  const page = await (await visit(authorizeUrl())).text();
  expect(page).toContain('backup-admin@north.example');
  expect(page).not.toContain('backup-admin@south.example');
  const south = /href="([^"]+world=south[^"]*)"/.exec(page)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect(await (await visit(emulator.url + south)).text()).toContain('backup-admin@south.example');
});

test('an address that is not registered is never gone to', async () => {
  for (const changes of [{ redirect_uri: 'https://example.org/' }, { redirect_uri: `${portal}/other` }, { client_id: 'nobody' }]) {
    const response = await visit(authorizeUrl(changes));
    expect([response.status, response.headers.get('location')]).toEqual([400, null]);
    expect(await response.text()).toMatch(/AADSTS(50011|700016)/);
  }
});

test.each([
  ['no proof key', { code_challenge: undefined }, 'invalid_request'],
  ['a plain proof key', { code_challenge_method: 'plain' }, 'invalid_request'],
  ['an implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
  ['a scope of somebody else', { scope: 'openid https://graph.microsoft.com/Mail.Read' }, 'invalid_scope'],
] as const)('a sign-in with %s goes back with an error', async (_, changes, error) => {
  const back = wayBack(await visit(authorizeUrl(changes)));
  expect([back.get('error'), back.get('code'), back.get('state')]).toEqual([error, null, 'as-sent']);
});

test.each([
  ['another verifier', { code_verifier: 'not-the-one' }, 501481],
  ['another address', { redirect_uri: `${portal}/sign-in` }, 500112],
  ['a secret', { client_secret: 'secret' }, 700025],
  ['a code that was never given', { code: 'made-up' }, 9002313],
] as const)('a code presented with %s is refused', async (_, changes, number) => {
  const response = await token({ ...codeForm(await codeOf('reader@north.example')), ...changes });
  expect(response.ok).toBe(false);
  expect(await response.json()).toMatchObject({ error_codes: [number] });
});

test('a code is good once', async () => {
  const form = codeForm(await codeOf('reader@north.example'));
  expect((await token(form)).status).toBe(200);
  expect(await (await token(form)).json()).toMatchObject({ error: 'invalid_grant', error_codes: [54005] });
});

test('a code is redeemed from a page of the portal only', async () => {
  const form = codeForm(await codeOf('reader@north.example'));
  expect(await (await token(form, null)).json()).toMatchObject({ error_codes: [9002327] });
  expect((await token(form, 'https://example.org')).headers.get('access-control-allow-origin')).toBeNull();
});
