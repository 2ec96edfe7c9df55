import { once } from 'node:events';
import { Agent, createServer, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draining } from './drain.ts';

const agent = new Agent({ keepAlive: true });
const lines: string[] = [];
let server = createServer();
let port: number;
let end: () => void;
let exited: Promise<number>;
let answerLater: ServerResponse | undefined;

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  lines.length = 0;
  answerLater = undefined;
  server = createServer((asked, response) => {
    if (asked.url === '/slow') answerLater = response;
    else response.end('at once');
  });
  const logger = pino({ base: null }, { write: (line: string) => void lines.push(line) });
  exited = new Promise((exit) => (end = draining({ server, drainMs: 25_000, logger, exit })));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  ({ port } = server.address() as AddressInfo);
});
afterEach(() => {
  vi.useRealTimers();
  server.closeAllConnections();
  server.close();
});

const get = (path: string) =>
  new Promise<string>((said, failed) => {
    request({ host: '127.0.0.1', port, path, agent }, (response) => void text(response).then(said, failed))
      .on('error', failed)
      .end();
  });
async function underWay(): Promise<{ asked: Promise<string> }> {
  const asked = get('/slow');
  asked.catch(() => undefined);
  await vi.waitFor(() => expect(answerLater).toBeDefined(), 60_000);
  return { asked };
}

test('with nothing under way the process ends at once, although a connection is kept', async () => {
  expect(await get('/')).toBe('at once');
  end();
  expect(await exited).toBe(0);
});

test('a request that is under way gets its answer, then the process ends', async () => {
  const { asked } = await underWay();
  end();
  vi.advanceTimersByTime(24_000);
  answerLater?.end('all the same');
  expect(await asked).toBe('all the same');
  expect([await exited, lines]).toEqual([0, []]);
});

test('no connection is taken any more', async () => {
  const { asked } = await underWay();
  end();
  await expect(get('/')).rejects.toThrow('ECONNREFUSED');
  answerLater?.end('done');
  await asked;
  expect(await exited).toBe(0);
});

test('what takes longer than it may is cut off, and the log says so', async () => {
  await underWay();
  end();
  vi.advanceTimersByTime(25_000);
  expect([await exited, lines.join('')]).toEqual([1, expect.stringContaining('not done after 25 s: requests under way were cut off')]);
});

test('a second signal ends at once; one that comes by two ways is one', async () => {
  await underWay();
  end();
  vi.advanceTimersByTime(50);
  end();
  expect(lines).toEqual([]);
  vi.advanceTimersByTime(1000);
  end();
  expect([await exited, lines.join('')]).toEqual([1, expect.stringContaining('told to end a second time')]);
});
