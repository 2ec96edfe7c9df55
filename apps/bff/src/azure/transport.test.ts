import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { afterEach, expect, test } from 'vitest';
import { PersonCalls } from './calls/person-calls.ts';
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
  // The server, too, keeps a connection for longer than the test lasts.
  listening.keepAliveTimeout = 600_000;
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

test('of a request that is over nothing is kept: not by the connections that it has opened, nor until the time of its calls would have been up', async () => {
  const { url } = await shortLived();
  const limits = { callMs: 600_000, requestMs: 600_000 };
  const calls = new PersonCalls(transportOf({ armOrigin, emulator: { url, clockRate: 0 } }), limits, { memoryMs: 600_000 });
  const request = new AsyncLocalStorage<object>();
  const scope = { person: 'somebody', signal: new AbortController().signal, memory: 'renew' } as const;
  const read = () => calls.clientFor(scope).sendRequest(createPipelineRequest({ url: `${armOrigin}/subscriptions` }));
  async function madeOne(): Promise<WeakRef<object>> {
    const rows = { items: ['of', 'thousands'] };
    expect((await request.run(rows, read)).status).toBe(200);
    return new WeakRef(rows);
  }
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const left = await madeOne();
  // What a failed look has seen is kept with its failure: it looks at whether there is something, not at what.
  await expect.poll(() => (collect(), left.deref() === undefined)).toBe(true);
});
