import { expect, test } from 'vitest';
import { makeRoom } from './make-room.ts';

test('the oldest entries go until there is room for one more', () => {
  const map = new Map([1, 2, 3, 4].map((number) => [number, number]));
  makeRoom(map, 5);
  expect([...map.keys()]).toEqual([1, 2, 3, 4]);
  makeRoom(map, 3);
  expect([...map.keys()]).toEqual([3, 4]);
});
