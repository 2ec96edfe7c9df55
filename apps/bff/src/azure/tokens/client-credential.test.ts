import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api } from '@esan/contract';
import { makeClientCertificate, startEmulator, type Trusted } from '@esan/azure-emulator';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { readConfig } from '../../config.ts';
import { warnOfEnd } from '../../http/running/credential-end.ts';
import { rehearseOn, startBff } from '../../testing/rehearsal.ts';
import { proofBy } from './proof.ts';

const folder = await mkdtemp(join(tmpdir(), 'credential-'));
afterAll(() => rm(folder, { recursive: true }));
const fileOf = async (name: string, text: string): Promise<string> => {
  const file = join(folder, name);
  await writeFile(file, text);
  return file;
};

const certificate = await makeClientCertificate(Date.now());
const other = await makeClientCertificate(Date.now());
const issuer = 'https://oidc.cluster.example/';
const subject = 'system:serviceaccount:backup:portal';
const keys = await generateKeyPair('RS256');
const standing = (sub: string): Promise<string> =>
  new SignJWT({ iss: issuer, sub, aud: 'api://AzureADTokenExchange' })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setExpirationTime('1h')
    .sign(keys.privateKey);
const trusted: Trusted = {
  certificates: [certificate.cert],
  federated: [{ issuer, subject, keys: [{ ...(await exportJWK(keys.publicKey)), kid: 'k', alg: 'RS256' }] }],
};

/** What a person's call comes to at a portal that proves itself so. */
async function calledWith(env: Record<string, string>, before: () => Promise<unknown> = async () => undefined) {
  const emulator = await startEmulator({ control: true, trusted });
  const bff = await startBff(emulator, { env: { AZURE_CLIENT_SECRET: '', ...env } });
  const close = async () => {
    await bff.close();
    await emulator.close();
  };
  const portal = await rehearseOn({ ...bff, emulator, close });
  await before();
  const { status, problem } = await (await portal.person('reader')).try(api.listSubscriptions, {});
  await portal.close();
  return { status, code: problem?.code, found: problem?.found };
}

test('the portal acts for a person by a certificate in place of a secret', async () => {
  const file = await fileOf('portal.pem', certificate.key + certificate.cert);
  expect(await calledWith({ AZURE_CLIENT_CERTIFICATE_PATH: file })).toMatchObject({ status: 200 });
});

test('a certificate that is renewed in its file counts without a new start', async () => {
  const file = await fileOf('renewed.pem', other.cert + other.key);
  const env = { AZURE_CLIENT_CERTIFICATE_PATH: file };
  expect(await calledWith(env)).toMatchObject({ status: 502, code: 'portal-misconfigured' });
  expect(await calledWith(env, () => writeFile(file, certificate.cert + certificate.key))).toMatchObject({ status: 200 });
  expect(await calledWith(env, () => rm(file))).toMatchObject({ status: 502, code: 'portal-misconfigured' });
});

test('the portal acts for a person by the token that its cluster gives it, as it stands in the file by then', async () => {
  const file = await fileOf('token', 'not yet written');
  const env = { AZURE_FEDERATED_TOKEN_FILE: file };
  expect(await calledWith(env)).toMatchObject({ status: 502, code: 'portal-misconfigured' });
  expect(await calledWith(env, async () => writeFile(file, `${await standing(subject)}\n`))).toMatchObject({ status: 200 });
});

// The machine that the portal runs on, which gives its managed identity tokens; MSAL knows it for as long as this process lives.
// https://learn.microsoft.com/azure/app-service/overview-managed-identity#rest-endpoint-reference
let asked: string[] = [];
const machine = createServer((request, response) => {
  asked.push(request.url ?? '', String(request.headers['x-identity-header']));
  const answer = async (): Promise<void> => {
    const expires = String(Math.floor(Date.now() / 1000) + 3600);
    const token = { access_token: await standing(subject), expires_on: expires, token_type: 'Bearer' };
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(token));
  };
  void answer();
});
beforeAll(async () => {
  await new Promise<void>((on) => void machine.listen(0, '127.0.0.1', on));
  process.env['IDENTITY_ENDPOINT'] = `http://127.0.0.1:${(machine.address() as AddressInfo).port}/msi/token`;
  process.env['IDENTITY_HEADER'] = 'of-this-machine';
});
beforeEach(() => void (asked = []));
afterAll(() => {
  delete process.env['IDENTITY_ENDPOINT'];
  delete process.env['IDENTITY_HEADER'];
  machine.close();
});

test('the portal acts for a person by the managed identity of its machine', async () => {
  expect(await calledWith({ AZURE_MANAGED_IDENTITY: 'system' })).toMatchObject({ status: 200 });
  expect(asked).toEqual([expect.stringMatching(/resource=api%3A%2F%2FAzureADTokenExchange(&|$)/i), 'of-this-machine']);
});

test.each([
  ['https://login.microsoftonline.us', 'api://AzureADTokenExchangeUSGov'],
  ['https://login.partner.microsoftonline.cn', 'api://AzureADTokenExchangeChina'],
])('where people sign in at %s, the token of a managed identity is for %s', async (origin, audience) => {
  await proofBy({ kind: 'managed-identity', clientId: undefined }, origin);
  expect(new URL(asked[0] ?? '', 'http://machine').searchParams.get('resource')).toBe(audience);
});

const tenant = {
  AZURE_TENANT_ID: '00000000-0000-0000-0000-000000000001',
  AZURE_CLIENT_ID: '00000000-0000-0000-0000-000000000002',
  AZURE_SPA_CLIENT_ID: '00000000-0000-0000-0000-000000000003',
};
const refusal = (env: Record<string, string>) => () => readConfig({ ...tenant, ...env });

test.each<[string, Record<string, string>, string]>([
  ['nothing', {}, 'AZURE_CLIENT_SECRET is missing'],
  [
    'a secret and a token of the cluster',
    { AZURE_CLIENT_SECRET: 's', AZURE_FEDERATED_TOKEN_FILE: await fileOf('there', 'token') },
    'AZURE_CLIENT_SECRET and AZURE_FEDERATED_TOKEN_FILE are set together',
  ],
  [
    'a file that is not there',
    { AZURE_FEDERATED_TOKEN_FILE: '/not/there' },
    'AZURE_FEDERATED_TOKEN_FILE must name a file that can be read',
  ],
  ['a certificate that is not there', { AZURE_CLIENT_CERTIFICATE_PATH: '/not/there' }, 'AZURE_CLIENT_CERTIFICATE_PATH must name a file'],
  [
    'a certificate without its key',
    { AZURE_CLIENT_CERTIFICATE_PATH: await fileOf('no-key.pem', certificate.cert) },
    'AZURE_CLIENT_CERTIFICATE_PATH must name a PEM file with an RSA certificate and its private key',
  ],
  [
    "a certificate with another's key",
    { AZURE_CLIENT_CERTIFICATE_PATH: await fileOf('other-key.pem', certificate.cert + other.key) },
    'AZURE_CLIENT_CERTIFICATE_PATH names a PEM file whose private key is not that of its certificate',
  ],
  ['an identity by its name', { AZURE_MANAGED_IDENTITY: 'portal-identity' }, 'AZURE_MANAGED_IDENTITY must be the client id'],
  ['the end of no secret', { AZURE_MANAGED_IDENTITY: 'system', AZURE_CLIENT_SECRET_ENDS: '2027-03-31' }, 'without AZURE_CLIENT_SECRET'],
  [
    'an end on a day that there is none of',
    { AZURE_CLIENT_SECRET: 's', AZURE_CLIENT_SECRET_ENDS: '2027-02-31' },
    'must be a day such as 2027-03-31',
  ],
  ['an end that is no day', { AZURE_CLIENT_SECRET: 's', AZURE_CLIENT_SECRET_ENDS: 'in spring' }, 'must be a day such as 2027-03-31'],
])('%s is no credential, and the variable is named', (_what, env, sentence) => {
  expect(refusal(env)).toThrow(sentence);
});

test.each<[string, string, string | undefined]>([
  ['ends in a month and a day', '2027-03-31', undefined],
  ['ends within a month', '2027-03-30', 'the credential of the portal ends soon: give it a new one before'],
  ['ends today', '2027-02-28', 'the credential of the portal ends soon: give it a new one before'],
  ['has ended', '2027-02-27', 'the credential of the portal has ended: nobody can work until it has a new one'],
])('a secret that %s is told of in the log as that', (_what, endsOn, said) => {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(line) });
  warnOfEnd({ kind: 'secret', secret: 's', endsOn }, logger, () => Date.parse('2027-02-28T12:00:00Z'));
  expect(lines.map((line) => (JSON.parse(line) as { msg: string }).msg)).toEqual(said === undefined ? [] : [said]);
});

test('the end of a certificate is read off the certificate itself', async () => {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(line) });
  const file = await fileOf('ends.pem', certificate.cert + certificate.key);
  const inElevenMonths = Date.now() + 380 * 86_400_000;
  warnOfEnd({ kind: 'certificate', file }, logger, () => inElevenMonths);
  expect(lines.join('')).toMatch(/"credential":"certificate","endsOn":"\d{4}-\d\d-\d\d","daysLeft":14/);
});
