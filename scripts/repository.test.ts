import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

async function textOf(folder: string, fits: RegExp): Promise<string> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && fits.test(entry.name) && !/node_modules|\/dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  return (await Promise.all(files.map((file) => readFile(file, 'utf8')))).join('\n');
}

const namesIn = (text: string, found: RegExp): string[] => [...text.matchAll(found)].map((match) => match[1] ?? '');

test('domain reads no clock and no local time', async () => {
  const sources = await textOf('packages/domain/src', /^(?!.*\.test\.ts$).*\.ts$/);
  expect(sources).not.toMatch(/Date\.now\(|new Date\(\)|Temporal\.Now|\.get(Hours|Minutes|Date|Day|Month|FullYear)\(|Math\.random/);
});

test('every endpoint of the portal is called by a test of the BFF', async () => {
  const contract = (await readFile('packages/contract/src/api.ts', 'utf8')) + (await textOf('packages/contract/src/api', /\.ts$/));
  const endpoints = namesIn(contract, /^ {2}(\w+): \{/gm);
  const tests = await textOf('apps/bff/src', /\.test\.ts$|^rehearsed-volume\.ts$/);
  expect(endpoints.length).toBeGreaterThan(20);
  // What the browser reads before the sign-in is called by its address.
  expect(endpoints.filter((name) => name !== 'getPortal' && !new RegExp(`api\\.${name}\\b`).test(tests))).toEqual([]);
});

test('every problem that the portal can name is produced by a test', async () => {
  const [, list = ''] = /problemCodes = \[([^\]]+)\]/.exec(await readFile('packages/domain/src/work/problem.ts', 'utf8')) ?? [];
  const codes = namesIn(list, /'([a-z-]+)'/g);
  const tests = (await textOf('apps', /\.test\.tsx?$/)) + (await textOf('e2e', /\.spec\.ts$/));
  expect(codes.length).toBeGreaterThan(10);
  expect(codes.filter((code) => !tests.includes(`'${code}'`))).toEqual([]);
});

test('lockfiles name no registry host', async () => {
  for (const file of ['pnpm-lock.yaml', 'tools/package-lock.json'])
    expect(await readFile(file, 'utf8')).not.toMatch(/https?:\/\/[^"\s]*\.tgz/);
});
