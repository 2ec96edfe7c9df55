import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { assemble } from './assemble.ts';

const folder = await mkdtemp(join(tmpdir(), 'assembled-'));
afterAll(() => rm(folder, { recursive: true }));

test('the page is built from its sources as they are before it is packed, be there an older one; where it cannot be built, nothing is packed', async () => {
  const into = join(folder, 'portal');
  const asked: (readonly string[])[] = [];
  const isAssembled = await assemble(into, (command) => Promise.resolve(asked.push(command) === 0));
  expect([isAssembled, asked]).toEqual([false, [[process.execPath, 'scripts/build.ts']]]);
  expect(existsSync(into)).toBe(false);
});
