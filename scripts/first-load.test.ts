import { existsSync } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const dist = 'apps/web/dist';
const KiB = 1024;
const isBuilt = existsSync(join(dist, 'index.html'));

const sizeOf = async (name: string): Promise<number> => (await stat(join(dist, `${name}.br`))).size / KiB;
const sum = (sizes: Iterable<number>): number => [...sizes].reduce((all, size) => all + size, 0);

/** The files that a script needs before it runs, itself among them. */
async function within(name: string, found: Map<string, number>): Promise<void> {
  if (found.has(name)) return;
  found.set(name, 0);
  found.set(name, await sizeOf(name));
  const code = await readFile(join(dist, name), 'utf8');
  for (const [, next = ''] of code.matchAll(/(?:from|import)\s*["'`]\.\/([^"'`]+\.js)["'`]/g)) await within(`assets/${next}`, found);
}

type FirstLoad = { scripts: Map<string, number>; sheets: number; signIn: number; named: string[]; requests: number };

/** What a list has until its first table, as index.html and the build's list of pages name it. */
async function firstLoad(page: string): Promise<FirstLoad> {
  const html = await readFile(join(dist, 'index.html'), 'utf8');
  const own = (JSON.parse(await readFile(join(dist, 'pages.json'), 'utf8')) as Record<string, string[]>)[page] ?? [];
  const files = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css|svg))"/g)].map(([, name = '']) => name);
  const named = [...new Set([...files, ...own])];
  const scripts = new Map<string, number>();
  for (const name of named.filter((one) => one.startsWith('assets/') && one.endsWith('.js'))) await within(name, scripts);
  const sheets = await Promise.all(named.filter((name) => name.endsWith('.css')).map(sizeOf));
  const parts = (await readdir(join(dist, 'assets'))).filter((name) => name.startsWith('sign-in-') && name.endsWith('.js'));
  const signIn = await Promise.all(parts.map(async (name) => sizeOf(`assets/${name}`)));
  // The page itself, what it names, and the lists that it shows.
  return { scripts, sheets: sum(sheets), signIn: sum(signIn), named, requests: 1 + named.length + (page === 'elastic-sans' ? 2 : 1) };
}

/** Files name each other by what is in them: such names do not get smaller, and are others with each change. */
const namesKiB = 0.1;

// KiB of scripts, of which somebody who has signed in before needs no more; the goals for the first table, that of the volumes: 240 KiB with the
// sign-in and 175 without it, in 15 files. Other lists come close to it.
test.skipIf(!isBuilt).each([
  ['volumes', 175, 9, 15],
  ['elastic-sans', 180, 10, 17],
  ['protected-items', 182, 10, 16],
  ['jobs', 190, 11, 17],
  ['vaults', 173, 9, 15],
  ['policies', 182, 11, 17],
  ['runs', 184, 13, 19],
  ['restore-points', 197, 19, 25],
  ['overview', 209, 18, 24],
])('the first load of the page %s stays within its budget', async (page, most, mostFiles, mostRequests) => {
  const { scripts, signIn, named, requests } = await firstLoad(page);
  const size = sum(scripts.values());
  const isWithin = size <= most + namesKiB && size + signIn <= most + 58 && scripts.size <= mostFiles && requests <= mostRequests;
  const told = [...scripts].map(([name, one]) => `${one.toFixed(1)} KiB ${name}`);
  // What is in it, where it is too much.
  expect(isWithin ? [] : [`${scripts.size} files, ${size} KiB, the sign-in ${signIn} KiB, ${requests} requests`, ...told]).toEqual([]);
  // Nothing is found out about on the way: each is asked for at once.
  expect([...scripts.keys()].filter((name) => !named.includes(name))).toEqual([]);
});

test.skipIf(!isBuilt)('nothing of the sign-in is on the way of somebody who has signed in before', async () => {
  const { scripts, named } = await firstLoad('volumes');
  expect([...scripts.keys(), ...named].filter((name) => name.includes('sign-in'))).toEqual([]);
});

test.skipIf(!isBuilt)('what runs on the way to the first table is made ready while it arrives', async () => {
  const { scripts } = await firstLoad('volumes');
  const large = [...scripts].filter(([, size]) => size > 8).map(([name]) => name);
  const codes = await Promise.all(large.map(async (name) => readFile(join(dist, name), 'utf8')));
  expect(codes.map((code) => code.slice(0, 28))).toEqual(large.map(() => '//# allFunctionsCalledOnLoad'));
  expect(large).toHaveLength(4);
});

test.skipIf(!isBuilt)('styles stand in two sheets, and no script works them out or puts them into the page', async () => {
  const { sheets, named } = await firstLoad('volumes');
  expect(named.filter((name) => name.endsWith('.css'))).toHaveLength(2);
  expect(sheets).toBeLessThan(22);
  const names = (await readdir(join(dist, 'assets'))).filter((name) => name.endsWith('.js'));
  const codes = await Promise.all(names.map(async (name) => ({ name, code: await readFile(join(dist, 'assets', name), 'utf8') })));
  expect(codes.filter(({ code }) => code.includes('.insertRule(')).map(({ name }) => name)).toEqual([]);
});
