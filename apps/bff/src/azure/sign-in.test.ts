import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { readConfig } from '../config.ts';
import { signInOf } from './sign-in.ts';

const configAt = (port: number) =>
  readConfig({
    AZURE_TENANT_ID: '00000000-0000-0000-0000-000000000001',
    AZURE_CLIENT_ID: '00000000-0000-0000-0000-000000000002',
    AZURE_CLIENT_SECRET: 'secret',
    AZURE_SPA_CLIENT_ID: '00000000-0000-0000-0000-000000000003',
    AZURE_EMULATOR_URL: `http://127.0.0.1:${port}`,
  });

/** What starting comes to where the authority answers so. */
async function startWith(status: number, body: string): Promise<string> {
  const server = createServer((_request, response) => response.writeHead(status).end(body)).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  const said = await signInOf(configAt(port)).then(
    () => 'starts',
    (error: Error) => error.message.replace(String(port), 'PORT'),
  );
  server.close();
  return said;
}

const base = 'The portal cannot start: http://127.0.0.1:PORT';
test.each([
  ['does not know the tenant', 400, '{"error":"invalid_tenant"}', `${base} does not know the tenant 00000000-0000-0000-0000-000000000001.`],
  ['is down', 503, '', `${base} answers HTTP 503 instead of its metadata.`],
  ['answers a page', 200, '<html>', `${base} answers something else than its metadata.`],
  ['answers half of it', 200, '{"issuer":"https://login.example"}', `${base} answers something else than its metadata.`],
])('an authority that %s is told in a sentence at the start', async (_what, status, body, sentence) => {
  expect(await startWith(status, body)).toBe(sentence);
});

test('an authority that cannot be reached is told in a sentence at the start', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  await expect(signInOf(configAt(port))).rejects.toThrow(/^The portal cannot start: http:\S+ cannot be reached \(ECONNREFUSED\)\.$/);
});
