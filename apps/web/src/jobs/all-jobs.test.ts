import type { ListedJob, Problem } from '@esan/domain';
import { expect, test, vi } from 'vitest';
import { allJobs, mostPages } from './all-jobs.ts';

const job = (name: string) => ({ id: `/jobs/${name}`, name }) as ListedJob;
const silent = (name: string): { id: string; name: string; problem: Problem } => ({
  id: `/vaults/${name}`,
  name,
  problem: { code: 'azure-silent' },
});
const page = (names: string, next: string | null, missing: string[] = []) => ({
  items: names.split(' ').filter(Boolean).map(job),
  asOf: '2026-09-08T08:00:00Z',
  next,
  missing: missing.map(silent),
});
const names = (items: readonly ListedJob[]) => items.map(({ name }) => name).join(' ');

test('all pages are read one after the other, a job that stands on two of them once', async () => {
  const read = vi.fn((after?: string) => Promise.resolve(after === undefined ? page('d c', '2') : page('c b a', null)));
  const all = await allJobs(read);
  expect([names(all.items), all.isCut, read.mock.calls]).toEqual(['d c b a', false, [[undefined], ['2']]]);
});

test('what could not be read of any page is told once', async () => {
  const all = await allJobs((after) => Promise.resolve(after === undefined ? page('b', '2', ['bv-1']) : page('a', null, ['bv-1', 'bv-2'])));
  expect(all.missing.map(({ name }) => name)).toEqual(['bv-1', 'bv-2']);
});

test.each([
  ['leads to itself', () => page('a', '1'), 2],
  ['has no job, yet names a next one', () => page('', '1'), 1],
])('a page that %s is the last', async (_, told, times) => {
  const read = vi.fn(() => Promise.resolve(told()));
  expect(await allJobs(read)).toMatchObject({ isCut: false });
  expect(read).toHaveBeenCalledTimes(times);
});

test('a list that never ends is cut, and says so', async () => {
  let count = 0;
  const read = vi.fn(() => Promise.resolve(page(`job-${(count += 1)}`, String(count))));
  expect(await allJobs(read)).toMatchObject({ isCut: true });
  expect(read).toHaveBeenCalledTimes(mostPages);
});

test('a page that cannot be read fails the whole', async () => {
  await expect(
    allJobs((after) => (after === undefined ? Promise.resolve(page('a', '1')) : Promise.reject(new Error('gone')))),
  ).rejects.toThrow('gone');
});
