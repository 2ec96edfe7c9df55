import { ConfidentialClientApplication } from '@azure/msal-node';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createHash, X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';
import { makeClientCertificate } from '../tls/certificates.ts';

const issuer = 'https://oidc.cluster.example/';
const subject = 'system:serviceaccount:backup:portal';

const known = await makeClientCertificate(Date.now());
const unknown = await makeClientCertificate(Date.now());
const cluster = await generateKeyPair('RS256');
let emulator: Emulator;
let oboAssertion: string;

beforeAll(async () => {
  const keys = [{ ...(await exportJWK(cluster.publicKey)), kid: 'cluster', alg: 'RS256' }];
  emulator = await startEmulator({ control: true, trusted: { certificates: [known.cert], federated: [{ issuer, subject, keys }] } });
  await controlClient(emulator.url).createWorld({ name: 'north' });
  oboAssertion = await controlClient(emulator.url).world('north').token('reader@north.example', 'bff');
});
afterAll(() => emulator.close());

type Proof = { clientAssertion: string } | { clientCertificate: { thumbprintSha256: string; privateKey: string } };

/** A token for Azure in a person's name, by an application that proves itself so. */
const exchangedBy = async (proof: Proof): Promise<unknown> => {
  const application = new ConfidentialClientApplication({
    auth: {
      clientId: emulator.apiClientId,
      authority: emulator.authority,
      authorityMetadata: JSON.stringify(emulator.authorityMetadata),
      ...proof,
    },
  });
  return application.acquireTokenOnBehalfOf({ oboAssertion, scopes: ['https://management.azure.com/.default'] });
};

const byCertificate = ({ cert, key }: { cert: string; key: string }): Proof => ({
  clientCertificate: {
    thumbprintSha256: createHash('sha256').update(new X509Certificate(cert).raw).digest('hex'),
    privateKey: key,
  },
});

type Said = { iss?: string; sub?: string; aud?: string; exp?: number };

const byCluster = async ({
  iss = issuer,
  sub = subject,
  aud = 'api://AzureADTokenExchange',
  exp = 4_000_000_000,
}: Said): Promise<Proof> => ({
  clientAssertion: await new SignJWT({ iss, sub, aud, exp }).setProtectedHeader({ alg: 'RS256', kid: 'cluster' }).sign(cluster.privateKey),
});

test('the API proves itself by a certificate that its registration has', async () => {
  expect(await exchangedBy(byCertificate(known))).toMatchObject({ tokenType: 'Bearer' });
  await expect(exchangedBy(byCertificate(unknown))).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: 700027 });
  await expect(exchangedBy(byCertificate({ cert: known.cert, key: unknown.key }))).rejects.toMatchObject({ errorNo: 700027 });
});

test('the API proves itself by a token of an issuer that stands for it', async () => {
  expect(await exchangedBy(await byCluster({}))).toMatchObject({ tokenType: 'Bearer' });
});

test.each<[string, Said, number]>([
  ['another issuer', { iss: 'https://elsewhere.example/' }, 700211],
  ['another service account', { sub: 'system:serviceaccount:default:default' }, 700213],
  ['a token for something else', { aud: 'https://kubernetes.default.svc' }, 700023],
  ['a token that has run out', { exp: 1_700_000_000 }, 700024],
])('%s does not stand for the API', async (_what, said, number) => {
  await expect(exchangedBy(await byCluster(said))).rejects.toMatchObject({ errorCode: 'invalid_client', errorNo: number });
});

test('what is no token proves nothing', async () => {
  await expect(exchangedBy({ clientAssertion: 'nothing' })).rejects.toMatchObject({ errorNo: 50027 });
});
