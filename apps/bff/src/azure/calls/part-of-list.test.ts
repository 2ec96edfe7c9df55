import { expect, test } from 'vitest';
import { PartOfList, readPart } from './part-of-list.ts';

test('a part is as silent as its youngest call without an answer, counted by looks', () => {
  const part = new PartOfList();
  expect(part.look()).toBe(0);
  const firstAnswered = part.sent();
  expect([part.look(), part.look()]).toEqual([1, 2]);
  const secondAnswered = part.sent();
  expect(part.look()).toBe(1);
  secondAnswered();
  expect(part.look()).toBe(4);
  firstAnswered();
  expect(part.look()).toBe(0);
});

test('a call of a part within a part is a call of both', async () => {
  const outer = new PartOfList();
  await readPart(outer, async () => {
    const answered = new PartOfList().sent();
    expect(outer.look()).toBe(1);
    answered();
    expect(outer.look()).toBe(0);
  });
});
