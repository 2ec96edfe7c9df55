import { expect, test } from 'vitest';
import { batching } from './rows-batch.ts';

const asOf = '2026-09-08T08:00:00.000Z';
const point = { name: 'p', time: asOf, tag: 'Default', policy: 'gold', state: 'complete', saidExpiry: null } as const;
const still = new AbortController().signal;

test('rows that ask together share a request of at most thirty, and two requests are on their way at most', async () => {
  const asked: string[][] = [];
  let [running, most] = [0, 0];
  const load = batching(async (ids) => {
    asked.push(ids);
    running += 1;
    most = Math.max(most, running);
    await Promise.resolve();
    running -= 1;
    return { asOf, items: ids.map((instanceId) => ({ instanceId, points: [point] })), missing: [] };
  });
  const found = await Promise.all(Array.from({ length: 100 }, (_, index) => load(`/item/${index}`, still)));
  expect(found.flatMap((one) => one?.points ?? [])).toHaveLength(100);
  expect(asked.map((ids) => ids.length)).toEqual([30, 30, 30, 10]);
  expect(asked[0]?.slice(0, 2)).toEqual(['/item/0', '/item/1']);
  expect(most).toBe(2);
});

test('a row that left before its turn is not asked for; the others are', async () => {
  const gone = new AbortController();
  const asked: string[][] = [];
  const load = batching(async (ids) => {
    asked.push(ids);
    return { asOf, items: ids.map((instanceId) => ({ instanceId, points: [] })), missing: [] };
  });
  const left = load('/item/left', gone.signal);
  const stays = load('/item/stays', still);
  gone.abort(new Error('out of sight'));
  await expect(left).rejects.toThrow('out of sight');
  await expect(stays).resolves.toMatchObject({ points: [] });
  expect(asked).toEqual([['/item/stays']]);
});

test('one item that cannot be read fails alone', async () => {
  const load = batching(async () => ({
    asOf,
    items: [{ instanceId: '/item/good', points: [point] }],
    missing: [{ id: '/item/BAD', name: 'bad', problem: { code: 'not-allowed' } }],
  }));
  const [good, bad] = await Promise.allSettled([load('/item/good', still), load('/item/bad', still)]);
  expect(good).toMatchObject({ status: 'fulfilled', value: { points: [point] } });
  expect(bad).toMatchObject({ status: 'rejected', reason: { problem: { code: 'not-allowed' } } });
});
