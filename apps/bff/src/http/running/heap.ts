import { getHeapStatistics } from 'node:v8';

const MiB = 1024 * 1024;

/** What a server with some thousands of volumes holds does not come near to it. */
const littleBytes = 128 * MiB;
/** Lists of ten thousand rows leave as much behind in two or three answers. */
const grownBytes = 48 * MiB;

/** The heap of a process: what it takes, and the way to have it looked through as a whole. */
export type Heap = { used: () => number; collect: () => Promise<void> };

/**
 * Has a large heap looked through between two answers once it has grown. Node does so in the middle of a list, too, but takes what the list is made of for
 * what is needed for good, and lets the heap grow by as much again: with 10,000 volumes up to 440 MiB.
 */
export function tidying({ used, collect }: Heap): () => void {
  let least = 0;
  let isUnderWay = false;
  return () => {
    const now = used();
    least = Math.min(least, now);
    if (isUnderWay || now < littleBytes || now - least < grownBytes) return;
    isUnderWay = true;
    void collect().finally(() => {
      least = used();
      isUnderWay = false;
    });
  };
}

/** Of this process, which has been started so that it may ask for it (`--expose-gc`); of others nothing is asked. */
export const heapOfProcess: Heap = {
  used: () => getHeapStatistics().used_heap_size,
  collect: async () => {
    await globalThis.gc?.({ type: 'major', execution: 'async' });
  },
};
