import express from 'express';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { rehearse } from '../../testing/rehearsal.ts';
import { readiness } from './readiness.ts';

test('alive is who answers; ready is who can let people in, as the authority says', async () => {
  const portal = await rehearse();
  expect((await portal.raw('/healthz')).status).toBe(200);
  const ready = await portal.raw('/readyz');
  expect([ready.status, await ready.json(), ready.headers.get('cache-control')]).toEqual([200, { status: 'ready' }, 'no-store']);
  await portal.close();
});

test('a server that has never read the metadata of the authority is alive and not ready', async () => {
  const portal = await rehearse();
  await portal.azure.addFault({ kind: 'sign-in', at: 'discovery', status: 503, times: 100 });
  const [alive, ready] = await Promise.all([portal.raw('/healthz'), portal.raw('/readyz')]);
  expect([alive.status, ready.status, await ready.json()]).toEqual([
    200,
    503,
    { status: 'not ready', detail: 'The metadata of the authority cannot be read.' },
  ]);
  await portal.close();
});

/** Probes of a readiness that is looked at by hand. */
async function probed() {
  const clock = { now: 0 };
  const looks: { answer: (isGood: boolean) => void }[] = [];
  const lines: string[] = [];
  const look = () => new Promise<void>((good, bad) => looks.push({ answer: (isGood) => (isGood ? good() : bad(new Error('503'))) }));
  const app = express();
  const logger = pino({ base: null }, { write: (line: string) => void lines.push((JSON.parse(line) as { msg: string }).msg) });
  app.get(
    '/readyz',
    readiness(look, logger, () => clock.now),
  );
  const server = app.listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  const asked = () => fetch(`http://127.0.0.1:${port}/readyz`);
  const probe = async () => (await asked()).status;
  return { clock, looks, lines, asked, probe, close: () => server.close() };
}

test('many probes are one look at the authority, and what it said is remembered for a short while', async () => {
  const { clock, looks, lines, probe, close } = await probed();
  const first = [probe(), probe(), probe()];
  await expect.poll(() => looks.length).toBe(1);
  looks[0]?.answer(true);
  expect(await Promise.all(first)).toEqual([200, 200, 200]);
  clock.now = 14_000;
  expect([await probe(), looks.length]).toEqual([200, 1]);
  clock.now = 16_000;
  const later = probe();
  await expect.poll(() => looks.length).toBe(2);
  looks[1]?.answer(false);
  expect(await later).toBe(200);
  clock.now = 20_000;
  expect([await probe(), looks.length]).toEqual([200, 2]);
  clock.now = 22_000;
  const mended = probe();
  await expect.poll(() => looks.length).toBe(3);
  looks[2]?.answer(true);
  expect(await mended).toBe(200);
  expect(lines).toEqual(['not ready: the metadata of the authority cannot be read', 'ready again']);
  close();
});

test('while the authority is away a server that has let people in goes on serving them, and says that nobody new can sign in', async () => {
  const { clock, looks, asked, close } = await probed();
  const before = asked();
  await expect.poll(() => looks.length).toBe(1);
  looks[0]?.answer(true);
  expect(await (await before).json()).toEqual({ status: 'ready' });
  clock.now = 16_000;
  const during = asked();
  await expect.poll(() => looks.length).toBe(2);
  looks[1]?.answer(false);
  const answer = await during;
  expect([answer.status, await answer.json()]).toEqual([
    200,
    { status: 'ready', detail: 'The metadata of the authority cannot be read: nobody new can sign in.' },
  ]);
  clock.now = 22_000;
  const after = asked();
  await expect.poll(() => looks.length).toBe(3);
  looks[2]?.answer(true);
  expect(await (await after).json()).toEqual({ status: 'ready' });
  close();
});

test('a server that starts while the authority is away takes nobody until it has been read once', async () => {
  const { clock, looks, lines, probe, close } = await probed();
  const first = probe();
  await expect.poll(() => looks.length).toBe(1);
  looks[0]?.answer(false);
  expect(await first).toBe(503);
  clock.now = 4000;
  expect([await probe(), looks.length]).toEqual([503, 1]);
  clock.now = 6000;
  const later = probe();
  await expect.poll(() => looks.length).toBe(2);
  looks[1]?.answer(true);
  expect(await later).toBe(200);
  expect(lines).toEqual(['not ready: the metadata of the authority cannot be read', 'ready again']);
  close();
});
