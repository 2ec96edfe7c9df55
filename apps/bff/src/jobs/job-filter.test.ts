import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { inOrder, pageAt, pageOf, windowOf } from './job-filter.ts';

/** Jobs that began in a few moments, so that many began together, each with the page after which it ends. */
const histories = fc.record({
  jobs: fc.uniqueArray(
    fc.record({
      name: fc.integer({ min: 100, max: 999 }).map(String),
      minute: fc.integer({ min: 0, max: 4 }),
      endsAfter: fc.integer({ min: 0, max: 12 }),
    }),
    { selector: ({ name }) => name, maxLength: 60 },
  ),
  count: fc.integer({ min: 1, max: 9 }),
});

test('whatever jobs end while their pages are read, each one that goes on is shown, and none twice', () => {
  fc.assert(
    fc.property(histories, ({ jobs, count }) => {
      const shown: string[] = [];
      let next: string | null | undefined;
      let pages = 0;
      for (; next !== null; pages += 1) {
        const page = pageAt(next, count);
        const fitting = jobs
          .filter(({ endsAfter }) => endsAfter >= pages)
          .map(({ name, minute }) => ({ name, begunAt: `2026-09-08T09:0${minute}:00.000Z` }))
          .filter(({ begunAt }) => page.after === undefined || begunAt <= page.after.begunAt)
          .sort(inOrder);
        const { skip, top } = windowOf(page);
        const read = pageOf(page, fitting.slice(skip, skip + top), fitting.length);
        shown.push(...read.rows.map(({ name }) => name));
        next = read.next;
        expect(pages).toBeLessThanOrEqual(jobs.length);
      }
      expect(new Set(shown).size).toBe(shown.length);
      const lasting = jobs.filter(({ endsAfter }) => endsAfter >= pages).map(({ name }) => name);
      expect(lasting.filter((name) => !shown.includes(name))).toEqual([]);
    }),
  );
});

test('a window is of a thousand rows at most, however many jobs began together', () => {
  const after = { begunAt: '2026-09-08T09:00:00.000Z', name: 'a', together: 950 };
  expect(windowOf({ after, count: 100 })).toEqual({ skip: 50, top: 1000 });
});
