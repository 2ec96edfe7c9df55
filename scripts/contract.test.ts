import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const source = 'packages/contract/src';
const members = ['packages/contract', 'packages/domain'];
let copy = '';
let verdict = '';
/** Files that each lack one optional field, with what they lack. */
const planted: { file: string; lacks: string }[] = [];

const isSource = (from: string): boolean => !/\/node_modules\/\.[^/]+$/.test(from);

/** Every optional field of the shapes, left out in a file of its own. */
async function plant(folder: string, shapes: string): Promise<void> {
  const lines = (await readFile(join(source, shapes), 'utf8')).split('\n');
  for (const [index, line] of lines.entries()) {
    const field = /^ {4}(\w+): z\.optional\(.*\),$/.exec(line)?.[1];
    if (field === undefined) continue;
    const file = `planted-${index}-${shapes}`;
    await writeFile(join(folder, source, file), lines.toSpliced(index, 1).join('\n'));
    planted.push({ file, lacks: `${shapes}: ${field}` });
  }
}

beforeAll(async () => {
  copy = await mkdtemp(join(tmpdir(), 'contract-'));
  for (const member of members) await cp(member, join(copy, member), { recursive: true, verbatimSymlinks: true, filter: isSource });
  await cp('tsconfig.base.json', join(copy, 'tsconfig.base.json'));
  await symlink(resolve('node_modules'), join(copy, 'node_modules'));
  const all = await readdir(source);
  for (const shapes of all.filter((name) => name.endsWith('shapes.ts'))) await plant(copy, shapes);
  verdict = await new Promise((done) => {
    execFile(resolve('node_modules/.bin/tsc'), ['--noEmit', '-p', 'packages/contract'], { cwd: copy, maxBuffer: 1e8 }, (_error, stdout) =>
      done(stdout),
    );
  });
});
afterAll(() => rm(copy, { recursive: true, force: true }));

test('no field of the domain can be left out of the contract, be it optional', () => {
  expect(planted.map(({ lacks }) => lacks)).toEqual(expect.arrayContaining(['problem-shapes.ts: retryAfterMs', 'shapes.ts: tags']));
  expect(planted.filter(({ file }) => !verdict.includes(`${file}(`)).map(({ lacks }) => lacks)).toEqual([]);
});

test('every shape of the contract is held against its domain type both ways', async () => {
  const all = await readdir(source, { recursive: true });
  const texts = await Promise.all(all.filter((name) => name.endsWith('.ts')).map((name) => readFile(join(source, name), 'utf8')));
  expect(texts.filter((text) => /satisfies z\.Zod/.test(text))).toEqual([]);
});
