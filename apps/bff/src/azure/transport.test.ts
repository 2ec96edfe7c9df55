import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { azureFor } from './clients.ts';
import { transportOf } from './transport.ts';

const armOrigin = 'https://management.azure.com';
let server: Server | undefined;
afterEach(() => server?.close().closeAllConnections());

/** An Azure whose connections serve one request and are dead at the next, as one that has lain idle too long is. */
async function shortLived(): Promise<{ url: string; posts: () => number }> {
  const used = new WeakSet<Socket>();
  let posts = 0;
  const listening = createServer((request, response) => {
    if (used.has(request.socket)) return void request.socket.destroy();
    used.add(request.socket);
    if (request.method === 'POST') posts += 1;
    response.writeHead(request.method === 'POST' ? 202 : 200, { 'content-type': 'application/json' }).end('{"value":[]}');
  });
  server = listening;
  await new Promise<void>((listens) => void listening.listen(0, '127.0.0.1', listens));
  const address = listening.address();
  return { url: `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`, posts: () => posts };
}

test('a restore is sent over a connection of its own, not over one that may have been closed meanwhile', async () => {
  const { url, posts } = await shortLived();
  const credential = { getToken: () => Promise.resolve({ token: 'token', expiresOnTimestamp: Date.now() + 3_600_000 }) };
  const azure = azureFor(
    credential,
    transportOf({ armOrigin, emulator: { url, clockRate: 0 } }),
    { armOrigin, hasGraph: true },
    {
      person: '',
      signal: new AbortController().signal,
    },
  );
  await azure.get('/subscriptions?api-version=2022-12-01');
  const statuses: number[] = [];
  const request = { objectType: 'AzureBackupRecoveryPointBasedRestoreRequest' } as never;
  await azure
    .dataProtectionActions('s')
    .backupInstances.triggerRestore('g', 'v', 'i', request, { onResponse: ({ status }) => void statuses.push(status) })
    .submitted();
  expect([posts(), statuses]).toEqual([1, [202]]);
});
