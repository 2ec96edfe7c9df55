import { expect, test } from 'vitest';
import { inTurns, turn } from './turn.ts';

test('a thousand things are done a hundred at a time, in their order, and others come in between', async () => {
  const order: string[] = [];
  const things = Array.from({ length: 1000 }, (_, nth) => nth);
  const long = inTurns(things, (some) => {
    order.push('long');
    return some.map((one) => one * 2);
  });
  const short = turn().then(() => order.push('short'));
  await short;
  expect(order.filter((one) => one === 'long').length).toBeLessThan(4);
  expect(await long).toEqual(things.map((one) => one * 2));
  expect(order.filter((one) => one === 'long')).toHaveLength(10);
});

test('of many that wait for a turn one has it at a time, so that whatever came in meanwhile is looked after', async () => {
  const order: string[] = [];
  const waiting = ['ada', 'bob', 'cyd'].map((who) => turn().then(() => order.push(who)));
  const lookAround = (left: number): void => {
    order.push('around');
    if (left > 0) setImmediate(lookAround, left - 1);
  };
  setImmediate(lookAround, 4);
  await Promise.all(waiting);
  expect(order.join(' ')).toMatch(/ada around.* bob around.* cyd/);
});
