import { existsSync } from 'node:fs';
import { pino } from 'pino';
import { expect, onTestFinished, test, vi } from 'vitest';
import { leasesIn } from '../../servers/leases.ts';
import { Store, type Change } from '../../servers/store.ts';
import { freePort, redisAt, startRedis } from './programs.ts';

const withRedis = existsSync(redisAt) ? test : test.skip;

const silent = pino({ level: 'silent' });
const patient = { timeout: 60_000, interval: 10 };
const told = { person: 'ada', id: '/subscriptions/one' };

/** A store on a Redis of its own, which may not be there yet, and what it has heard. */
async function storeOn(port: number) {
  const store = await Store.at(`redis://127.0.0.1:${port}`, silent);
  onTestFinished(() => store.close());
  const heard: Change[] = [];
  await store.hear((change) => heard.push(change));
  return { store, heard };
}

/** The real Redis, which ends with the test. */
async function redisAtPort(port: number) {
  const redis = await startRedis(port);
  onTestFinished(() => redis.kill());
  return redis;
}

const countOf = (store: Store): Promise<number | undefined> => store.ask((client) => client.publish('backup:changes', 'nobody nothing'));

withRedis('a server that was there before Redis hears of changes, and forgets for once what it may have missed', async () => {
  const port = await freePort();
  const { store, heard } = await storeOn(port);
  expect([store.isBehind, await countOf(store)]).toEqual([true, undefined]);
  await redisAtPort(port);
  await vi.waitUntil(async () => (await countOf(store)) === 1, patient);
  await store.tell(told);
  await vi.waitUntil(() => heard.some(({ person }) => person === 'ada'), patient);
  expect(heard.filter(({ person }) => person === 'ada')).toEqual([told]);
  expect(store.isBehind).toBe(true);
});

withRedis('a server hears each change once, also after Redis was away', async () => {
  const port = await freePort();
  const before = await redisAtPort(port);
  const { store, heard } = await storeOn(port);
  expect(store.isBehind).toBe(false);
  await before.kill();
  await vi.waitUntil(() => store.isBehind, patient);
  await redisAtPort(port);
  await vi.waitUntil(async () => (await countOf(store)) === 1, patient);
  await store.tell(told);
  await vi.waitUntil(() => heard.some(({ person }) => person === 'ada'), patient);
  expect(heard.filter(({ person }) => person === 'ada')).toEqual([told]);
});

withRedis(
  'a Redis that hangs is away until it answers: one question waits for it, and what it may have told counts as missed',
  async () => {
    const port = await freePort();
    const redis = await redisAtPort(port);
    const { store } = await storeOn(port);
    redis.hang();
    expect(await countOf(store)).toBeUndefined();
    expect(store.isBehind).toBe(true);
    const asked = vi.fn(() => Promise.resolve(1));
    expect(await store.ask(asked)).toBeUndefined();
    expect(asked).not.toHaveBeenCalled();
    redis.goOn();
    await vi.waitUntil(async () => (await countOf(store)) === 1, patient);
    expect(store.isBehind).toBe(true);
  },
);

withRedis('a Redis that hangs and then refuses what it was asked is there again: a refusal is an answer', async () => {
  const port = await freePort();
  const redis = await redisAtPort(port);
  const { store } = await storeOn(port);
  redis.hang();
  expect(await store.ask((client) => client.sendCommand(['NO-SUCH-COMMAND']))).toBeUndefined();
  expect(store.isBehind).toBe(true);
  redis.goOn();
  await vi.waitUntil(async () => (await countOf(store)) === 1, patient);
});

withRedis('a server that is not heard by its listener alone has missed something', async () => {
  const port = await freePort();
  await redisAtPort(port);
  const { store } = await storeOn(port);
  await store.ask((client) => client.sendCommand(['CLIENT', 'KILL', 'TYPE', 'pubsub']));
  await vi.waitUntil(() => store.isBehind, patient);
  await vi.waitUntil(async () => (await countOf(store)) === 1, patient);
  expect(store.isBehind).toBe(true);
});

withRedis('what came of a press at one server is told for a while at another, and a failure is not', async () => {
  const port = await freePort();
  await redisAtPort(port);
  const [one, other] = [leasesIn((await storeOn(port)).store), leasesIn((await storeOn(port)).store)];
  const lastsMs = 500;
  await expect(one.hold('press', 'same', () => Promise.reject(new Error('refused')), lastsMs)).rejects.toThrow('refused');
  expect(await one.hold('press', 'same', () => Promise.resolve('first'), lastsMs)).toBe('first');
  expect(await other.hold('press', 'same', () => Promise.resolve('second'), 60_000)).toBe('first');
  await vi.waitUntil(async () => (await other.hold('press', 'same', () => Promise.resolve('third'), 60_000)) === 'third', patient);
});
