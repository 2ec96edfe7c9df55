import { expect, test } from 'vitest';
import { ownLeases } from '../servers/leases.ts';
import { Presses, pressKey } from './presses.ts';

const server = ownLeases();
const never = () => new Promise<string>(() => undefined);
const pause = (ms: number) => new Promise((over) => setTimeout(over, ms));

test('presses that overlap share their work; a later one starts anew', async () => {
  const presses = new Presses<string>();
  const both = [presses.share(server, 'a', async () => 'first'), presses.share(server, 'a', async () => 'second')];
  expect(await Promise.all(both)).toEqual(['first', 'first']);
  await pause(0);
  expect(await presses.share(server, 'a', async () => 'third')).toBe('third');
});

test('what is pressed at one server of a process is nothing of another one', async () => {
  const presses = new Presses<string>();
  void presses.share(server, 'a', async () => 'first', 30_000);
  expect(await presses.share(ownLeases(), 'a', async () => 'second', 30_000)).toBe('second');
  expect(await presses.share(server, 'a', async () => 'third', 30_000)).toBe('first');
});

test('what came of a press is told for a while to those who press after it, and a failure to nobody', async () => {
  const presses = new Presses<string>();
  const press = (work: () => Promise<string>) => presses.share(server, 'a', work, 30);
  await expect(press(async () => Promise.reject(new Error('refused')))).rejects.toThrow('refused');
  expect([await press(async () => 'first'), await press(async () => 'second')]).toEqual(['first', 'first']);
  await pause(60);
  expect(await press(async () => 'third')).toBe('third');
});

test('work that hangs leaves with its time, and holds no later press up', async () => {
  const presses = new Presses<string>(20);
  void presses.share(server, 'a', never);
  void presses.follow(server, 'b', never);
  expect(await presses.follow(server, 'b', async () => 'after its time')).toBe('after its time');
  await pause(40);
  expect(await presses.share(server, 'a', async () => 'anew')).toBe('anew');
});

test('what follows waits for what is under way, however that ends', async () => {
  const presses = new Presses<string>();
  const order: string[] = [];
  const first = presses.follow(server, 'a', async () => {
    await pause(5);
    order.push('first');
    throw new Error('refused');
  });
  const second = presses.follow(server, 'a', async () => (order.push('second'), 'done'));
  await expect(first).rejects.toThrow('refused');
  expect([await second, order]).toEqual(['done', ['first', 'second']]);
});

test('another person, kind of work, item or intent is another press; another case is not', () => {
  const press = ['person', 'restore', '/subscriptions/S/volumes/a', 'intent'];
  const others = [
    ['somebody', 'restore', '/subscriptions/S/volumes/a', 'intent'],
    ['person', 'back-up-now', '/subscriptions/S/volumes/a', 'intent'],
    ['person', 'restore', '/subscriptions/S/volumes/b', 'intent'],
    ['person', 'restore', '/subscriptions/S/volumes/a', 'another'],
  ];
  expect(others.map((other) => pressKey(...other)).includes(pressKey(...press))).toBe(false);
  expect(pressKey('person', 'restore', '/SUBSCRIPTIONS/s/volumes/A', 'INTENT')).toBe(pressKey(...press));
});
