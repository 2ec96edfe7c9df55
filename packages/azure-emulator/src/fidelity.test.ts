import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { allRoutes } from './providers/all-routes.ts';

// What is not there has a table of its own, and conformance/published-routes.test.ts.
const page = readFileSync(new URL('../FIDELITY.md', import.meta.url), 'utf8').replace(/\n## Not there\n[\s\S]*?\n(?=## )/, '\n');
const lines = page.split('\n');
const listed = lines
  .map((line) => /^\| `((?:GET|HEAD|PUT|PATCH|POST|DELETE) \/[^`]*)` \|/.exec(line)?.[1])
  .filter((route) => route !== undefined);

test('every route of the emulator is described, and no other', () => {
  expect(listed.toSorted()).toEqual(allRoutes.map((route) => `${route.method} ${route.template}`).toSorted());
});

test('every description of a route names its source', () => {
  const rows = lines.filter((line) => /^\| `[A-Z]+ \//.test(line));
  expect(rows.filter((row) => !/\| \[[RSLDCU](, [RSLDCU])*\] \|/.test(row))).toEqual([]);
});
