import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createPipelineRequest } from '@azure/core-rest-pipeline';
import { afterAll, expect, test } from 'vitest';
import { Presses } from '../../operations/presses.ts';
import { ownLeases } from '../../servers/leases.ts';
import { tokenEndpoint } from '../token-endpoint.ts';
import { transportOf } from '../transport.ts';
import { PersonCalls } from './person-calls.ts';

const armOrigin = 'https://management.azure.com';
/** Longer than any of these tests takes. */
const longMs = 600_000;

// It keeps its connections for as long, too.
const server = createServer({ keepAliveTimeout: longMs }, (_request, response) => void response.end('{"value":[]}'));
await new Promise<void>((listens) => void server.listen(0, '127.0.0.1', listens));
const address = server.address();
const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
afterAll(() => server.close().closeAllConnections());

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

async function callOfAzure(): Promise<number> {
  const limits = { callMs: longMs, requestMs: longMs };
  const calls = new PersonCalls(transportOf({ armOrigin, emulator: { url, clockRate: 0 } }), limits, { memoryMs: longMs });
  const scope = { person: 'somebody', signal: new AbortController().signal, memory: 'renew' } as const;
  return (await calls.clientFor(scope).sendRequest(createPipelineRequest({ url: `${armOrigin}/subscriptions` }))).status;
}

const token = async (): Promise<number> => (await tokenEndpoint.sendGetRequestAsync(url)).status;

const press = (): Promise<number> => new Presses<number>().share(ownLeases(), 'a backup', () => Promise.resolve(200), longMs);

test.each([
  ['its calls of Azure, by the connections that they have opened and the time that they had', callOfAzure],
  ['a token that it fetched, which had ten seconds', token],
  ['a press of which others are still told what came of it', press],
])('of a request that is over nothing is kept by %s', async (_what, work) => {
  const request = new AsyncLocalStorage<object>();
  async function madeOne(): Promise<WeakRef<object>> {
    const rows = { items: ['of', 'thousands'] };
    expect(await request.run(rows, work)).toBe(200);
    return new WeakRef(rows);
  }
  const left = await madeOne();
  // What a failed look has seen is kept with its failure: it looks at whether there is something, not at what.
  await expect.poll(() => (collect(), left.deref() === undefined), { timeout: 5000 }).toBe(true);
});
