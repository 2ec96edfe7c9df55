import { glob, readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import * as few from './few-shapes.ts';

const problem = few.object({ code: few.enum(['busy', 'gone']), detail: few.optional(few.string()) });
const list = few.object({ asOf: few.string(), items: few.array(problem), from: few.nullable(few.number()) });

test.each([
  ['an answer with all its fields', list, { asOf: '2026-09-08', items: [], from: null }, true],
  ['an answer without its moment', list, { items: [], from: null }, false],
  ['something else in place of a list', list, { asOf: '2026-09-08', items: {}, from: 1 }, false],
  ['a row that the server has looked at', list, { asOf: '2026-09-08', items: [{ code: 'odd' }], from: 1 }, true],
  ['a failure with a code that is known', problem, { code: 'busy' }, true],
  ['a failure with a code of somebody else', problem, { code: 'E42' }, false],
  ['a text of a proxy', problem, '<html>', false],
  ['nothing', problem, null, false],
  ['one of two', few.union([few.string(), few.literal(3)]), 3, true],
  ['neither of two', few.union([few.string(), few.literal(3)]), 4, false],
  ['a thing with more fields', few.extend(problem, { at: few.string() }), { code: 'busy' }, false],
  ['a thing with fewer fields', few.omit(problem, { code: true }), {}, true],
])('%s', (_words, shape, value, fits) => {
  expect(shape.safeParse(value).success).toBe(fits);
});

test('All words in which the contract is written are known here', async () => {
  const used = new Set<string>();
  for await (const file of glob('packages/contract/src/**/*.ts')) {
    if (file.endsWith('.test.ts')) continue;
    for (const [, word = ''] of (await readFile(file, 'utf8')).matchAll(/\bz\s*\.([a-z]\w*)[.(]/g)) used.add(word);
  }
  expect(used.size).toBeGreaterThan(20);
  expect([...used].filter((word) => !(word in few))).toEqual([]);
});
