import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

let folder = '';
const kept = '.cache/check';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'asked-'));
  await mkdir(join(folder, kept), { recursive: true });
  await writeFile(join(folder, kept, 'unit.json'), '{}');
});
afterAll(() => rm(folder, { recursive: true }));
afterEach(() => vi.unstubAllEnvs());

/** Run a script away from the repository: how it ends, and what it says to whoever has started it. */
const ended = (script: string, ...args: string[]): Promise<[number | null, string]> =>
  new Promise((over) => {
    const child = execFile(process.execPath, [resolve('scripts', script), ...args], { cwd: folder }, (_error, _out, said) =>
      over([child.exitCode, said]),
    );
  });

test('a check that there is none of is refused before the reports of the last run are removed', async () => {
  expect(await ended('check.ts', 'unit', 'units')).toEqual([
    2,
    'There is no check "units". There are: build, format, dead code, licences, advisories, lint, unit, web, rendered, repository, e2e.\n',
  ]);
  expect(await readdir(join(folder, kept))).toEqual(['unit.json']);
});

test.each([
  ['faults.ts', 'There is --only TEXT.'],
  ['advisories.ts', 'There are --fetch, and --registry URL.'],
])('%s names its options where it is given another one', async (script, options) => {
  const [code, said] = await ended(script, '--colour');
  expect(code).toBe(2);
  expect(said).toContain("Unknown option '--colour'");
  expect(said).toContain(options);
  expect(said).not.toContain('    at ');
});

test('a browser that is not where it is said to be is told before any journey begins', async () => {
  vi.stubEnv('CHROMIUM_PATH', '/nowhere/chromium');
  expect(await ended('e2e.ts')).toEqual([
    2,
    'CHROMIUM_PATH names /nowhere/chromium, which is not there: name the program of a Chromium, or leave it out.\n',
  ]);
});
