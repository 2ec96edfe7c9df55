import { expect, test } from 'vitest';
import { all, pagesOf } from './paged-list.ts';

type Page = number[] & { continuationToken?: string };

/** A list whose pages never end, as clients read it that do not tell where a page leads. */
const listOf = (page: (index: number) => number[]) => ({
  async *byPage(): AsyncGenerator<Page> {
    for (let index = 0; ; index += 1) yield page(index);
  },
  async *[Symbol.asyncIterator](): AsyncGenerator<number> {},
});

async function read(page: (index: number) => number[]): Promise<number> {
  let pages = 0;
  await expect(async () => {
    for await (const one of pagesOf(listOf(page))) pages += one === undefined ? 0 : 1;
  }).rejects.toThrow('did not end');
  return pages;
}

test('empty pages, new pages and pages that come again have an end, whatever the client tells of them', async () => {
  expect([await read(() => []), await read((index) => [index]), await read((index) => [index % 3])]).toEqual([500, 500, 4]);
});

test('of a list that grows while it is read each thing is there once, and what has no id every time', async () => {
  const pages = [
    [{ id: 'b' }, { id: 'c' }],
    [{ id: 'c' }, { id: null }],
    [{ id: null }, {}, {}, 'plain', 'plain'],
  ];
  const list = {
    async *byPage(): AsyncGenerator<unknown[]> {
      yield* pages;
    },
    async *[Symbol.asyncIterator](): AsyncGenerator {},
  };
  expect(await all(list)).toEqual([{ id: 'b' }, { id: 'c' }, { id: null }, { id: null }, {}, {}, 'plain', 'plain']);
});
