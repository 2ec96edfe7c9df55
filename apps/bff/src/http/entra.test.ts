import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose';
import { afterAll, expect, test } from 'vitest';
import { rehearseEntra, type EntraAnswer } from '../testing/rehearsed-entra.ts';

const entra = await rehearseEntra();
afterAll(() => entra.close());

const refused = (status: number, said: object): EntraAnswer => ({ status, body: JSON.stringify(said) });
const aadsts = (number: number, sentence: string) => ({
  error_description: `AADSTS${number}: ${sentence} Trace ID: 775f4ab5 Correlation ID: 9315f3c7 Timestamp: 2026-09-08 08:00:00Z`,
  error_codes: [number],
});

test.each([
  [7000222, 401, 'invalid_client', 502, 'secret-expired'],
  [7000215, 401, 'invalid_client', 502, 'portal-misconfigured'],
  [700016, 400, 'unauthorized_client', 502, 'portal-misconfigured'],
  [7000299, 401, 'invalid_client', 502, 'portal-misconfigured'],
  [500133, 400, 'invalid_grant', 401, 'not-signed-in'],
  [50105, 400, 'invalid_grant', 403, 'entra-refused'],
  [90033, 400, 'temporarily_unavailable', 503, 'entra-unreachable'],
])(
  'AADSTS%i of the token endpoint is told by its cause, with the code and the words of Entra',
  async (number, asked, error, status, code) => {
    expect(await entra.called('token', refused(asked, { error, ...aadsts(number, 'Entra says so.') }))).toMatchObject({
      status,
      code,
      azureCode: `AADSTS${number}`,
      detail: expect.stringMatching(/Entra says so\.$/),
    });
  },
);

test('consent that is missing is told as such, although Entra asks for an interaction', async () => {
  const said = { error: 'invalid_grant', suberror: 'consent_required', ...aadsts(65001, 'Nobody has consented.') };
  expect(await entra.called('token', refused(400, said))).toMatchObject({
    status: 403,
    code: 'consent-required',
    azureCode: 'AADSTS65001',
  });
});

test.each([
  ['a second factor', 50076, '{"access_token":{"capolids":{"essential":true}}}'],
  ['Conditional Access', 53003, '{"access_token":{"capolids":{"essential":true}}}'],
])('%s stays a challenge for the person', async (_what, number, claims) => {
  const said = { error: 'interaction_required', suberror: 'basic_action', claims, ...aadsts(number, 'More is needed.') };
  expect(await entra.called('token', refused(400, said))).toMatchObject({ status: 401, code: 'claims-required', claims });
});

test('an Entra that is asked too often says when to come back', async () => {
  const said: EntraAnswer = { status: 429, body: '{"error":"too_many"}', headers: { 'retry-after': '17' } };
  expect(await entra.called('token', said)).toMatchObject({ status: 429, code: 'entra-throttled', retryAfterMs: 17_000 });
});

test.each<[string, EntraAnswer]>([
  ['that cannot be reached', 'none'],
  ['that fails', { status: 500, body: '{"error":"server_error"}' }],
  ['before which a page of something else stands', { status: 200, body: '<html>Sign in to the network</html>' }],
])('a token endpoint %s is Entra not being reached, not a fault of the portal', async (_what, said) => {
  expect(await entra.called('token', said)).toMatchObject({ status: 503, code: 'entra-unreachable' });
});

test.each<[string, EntraAnswer]>([
  ['cannot be reached', 'none'],
  ['fails', { status: 503, body: 'down' }],
  ['answers something else', { status: 200, body: '<html>' }],
])('nobody is signed out because the key endpoint %s', async (_what, said) => {
  expect(await entra.called('keys', said)).toMatchObject({ status: 503, code: 'entra-unreachable' });
});

test('a token of a key that Entra does not have is no sign-in', async () => {
  expect(await entra.called('keys', { status: 200, body: '{"keys":[]}' })).toMatchObject({ status: 401, code: 'not-signed-in' });
});

test('a token that is none is refused without asking Entra', async () => {
  expect(await entra.called('keys', 'none', 'no-token')).toMatchObject({ status: 401, code: 'not-signed-in' });
});

type Claims = Record<string, unknown>;

/** A token as Entra would sign it, but for some claims. */
async function signed(change: Claims, key?: CryptoKey) {
  const { publicKey, privateKey } = await generateKeyPair('RS256');
  const keys = { keys: [{ ...(await exportJWK(publicKey)), kid: 'k', use: 'sig', alg: 'RS256' }] };
  return entra.admits(keys, (good) =>
    new SignJWT({ ...good, ...change }).setProtectedHeader({ alg: 'RS256', kid: 'k' }).sign(key ?? privateKey),
  );
}

const hourAgo = Math.floor(Date.now() / 1000) - 3600;

test.each<[string, Claims, number]>([
  ['as Entra gives it', {}, 200],
  ['for another API', { aud: '00000003-0000-0000-c000-000000000000' }, 401],
  ['for Azure itself', { aud: 'https://management.azure.com' }, 401],
  ['of another issuer', { iss: 'https://sts.elsewhere.example/' }, 401],
  ['of another tenant', { tid: '99999999-9999-4999-8999-999999999999' }, 401],
  ['that was given to another application', { azp: '99999999-9999-4999-8999-999999999999' }, 401],
  ['without the scope of the portal', { scp: 'User.Read' }, 401],
  ['with a scope that only begins like it', { scp: 'access_as_user_too' }, 401],
  ['that names nobody', { oid: undefined }, 401],
  ['that has run out', { exp: hourAgo }, 401],
  ['that does not run out', { exp: undefined }, 401],
  ['that is not valid yet', { nbf: hourAgo + 7200 }, 401],
])('a token %s is answered as it ought to be', async (_, change, status) => {
  expect(await signed(change)).toBe(status);
});

test('a token that somebody else has signed is no sign-in', async () => {
  const { privateKey } = await generateKeyPair('RS256');
  expect(await signed({}, privateKey)).toBe(401);
});
