import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = 'apps/web/dist';
const KiB = 1024;

/** The scripts that a page has until its first table: those that index.html names, the page's own, and what each imports. */
async function firstLoad(page: string): Promise<Map<string, number>> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const own = (await readdir(join(dist, 'assets'))).filter((name) => name.startsWith(`${page}-`) && name.endsWith('.js'));
  const found = new Map<string, number>();
  const take = async (name: string): Promise<void> => {
    if (found.has(name)) return;
    found.set(name, 0);
    found.set(name, (await stat(join(dist, 'assets', `${name}.br`))).size);
    const code = await readFile(join(dist, 'assets', name), 'utf8');
    for (const [, next = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) await take(next);
  };
  for (const [, name = ''] of html.matchAll(/(?:src|href)="\/assets\/([^"]+\.js)"/g)) await take(name);
  for (const name of own) await take(name);
  return found;
}

// The goals for the first table, that of the volumes: 240 KiB with the sign-in, 175 without it, 15 files. Other lists come close to it.
test.skipIf(!existsSync(join(dist, 'index.html'))).each([
  ['volumes', 175, 240],
  ['protected-items', 182, 240],
  ['jobs', 188, 245],
  ['vaults', 182, 240],
  ['policies', 182, 240],
])('the first load of the page %s stays within its budget', async (page, most, mostWithSignIn) => {
  const files = await firstLoad(`${page}.page`);
  const all = [...files.values()].reduce((sum, size) => sum + size, 0) / KiB;
  const signIn = [...files].reduce((sum, [name, size]) => sum + (name.startsWith('sign-in-') ? size : 0), 0) / KiB;
  const isWithin = files.size <= 15 && all <= mostWithSignIn && all - signIn <= most;
  const told = [...files].map(([name, size]) => `${(size / KiB).toFixed(1)} KiB ${name}`);
  // What is in it, where it is too much.
  expect(isWithin ? [] : [`${files.size} files, ${all} KiB, ${all - signIn} KiB without the sign-in`, ...told]).toEqual([]);
  expect(files.size).toBeGreaterThan(5);
});
