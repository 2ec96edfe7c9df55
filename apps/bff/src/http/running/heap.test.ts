import { expect, test } from 'vitest';
import { tidying } from './heap.ts';

const MiB = 1024 * 1024;

/** A heap whose size is told, and how often it was looked through. */
function heapOf(leftMiB: number) {
  const heap = { now: 0, times: 0, used: () => heap.now * MiB, collect: async () => void ((heap.now = leftMiB), (heap.times += 1)) };
  return heap;
}

test.each([
  ['a small heap is left to Node', [40, 90, 127], 0],
  ['a large one is looked through', [130], 1],
  ['and not again before it has grown', [130, 91, 120, 137], 1],
  ['but then', [130, 91, 140], 2],
  ['and after each growth', [130, 140, 150, 160], 4],
])('%s', async (_, sizes, times) => {
  const heap = heapOf(90);
  const tidy = tidying(heap);
  for (const size of sizes) {
    heap.now = size;
    tidy();
    await Promise.resolve().then(() => undefined);
    await new Promise(setImmediate);
  }
  expect(heap.times).toBe(times);
});

test('a heap that is large for good is not looked through after each answer', async () => {
  const heap = heapOf(300);
  const tidy = tidying(heap);
  for (const size of [310, 320, 340, 347]) {
    heap.now = size;
    tidy();
    await new Promise(setImmediate);
  }
  expect(heap.times).toBe(1);
});

test('while it is looked through nobody asks for it again', async () => {
  const { promise, resolve } = Promise.withResolvers<void>();
  let times = 0;
  const tidy = tidying({
    used: () => 200 * MiB,
    collect: () => {
      times += 1;
      return promise;
    },
  });
  tidy();
  tidy();
  expect(times).toBe(1);
  resolve();
  await new Promise(setImmediate);
});
