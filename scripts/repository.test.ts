import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';

async function filesOf(folder: string, fits: RegExp): Promise<Map<string, string>> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const files = entries
    .filter((entry) => entry.isFile() && fits.test(entry.name) && !/node_modules|\/dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
  return new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
}

const textOf = async (folder: string, fits: RegExp): Promise<string> => [...(await filesOf(folder, fits)).values()].join('\n');

const namesIn = (text: string, found: RegExp): string[] => [...text.matchAll(found)].map((match) => match[1] ?? '');

test('domain and emulator read no clock and no local time; sign-ins and the command line do', async () => {
  const source = /^(?!.*\.test\.ts$).*\.ts$/;
  const sources = [...(await filesOf('packages/domain/src', source)), ...(await filesOf('packages/azure-emulator/src', source))];
  const clock = /Date\.now\(|new Date\(\)|Temporal\.Now|\.get(Hours|Minutes|Date|Day|Month|FullYear)\(|Math\.random/;
  const readers = sources.filter(([, text]) => clock.test(text)).map(([path]) => path);
  expect(readers.filter((path) => !/azure-emulator\/src\/(identity\/|command-line\.ts)/.test(path))).toEqual([]);
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

/** What a file exports by name, be it a type or a value. */
const exportsOf = (text: string): string[] => [
  ...namesIn(text, /^export (?:declare )?(?:abstract )?(?:async )?(?:const|let|function\*?|class|type|interface|enum) (\w+)/gm),
  ...namesIn(text, /^export (?:type )?\{([^}]+)\}/gm).flatMap((list) => namesIn(list, /(\w+)\s*(?:,|$)/g)),
];

/** Names that more than one file exports, each with its files. */
function sharedNames(files: ReadonlyMap<string, string>): string[] {
  const all = [...files].flatMap(([file, text]) => [...new Set(exportsOf(text))].map((name) => ({ name, file })));
  return [...Map.groupBy(all, ({ name }) => name)]
    .filter(([, places]) => places.length > 1)
    .map(([name, places]) => `${name}: ${places.map(({ file }) => file).join(', ')}`);
}

test('no two exports of the web have one name', async () => {
  const files = await filesOf('apps/web/src', /^(?!.*\.test\.tsx?$).*\.tsx?$/);
  expect([...files.values()].flatMap(exportsOf).length).toBeGreaterThan(300);
  expect(sharedNames(files)).toEqual([]);
});

test.each([
  ['a value', 'export const planOf = 1;', 'export function planOf() {}'],
  ['a type beside a value', 'export type planOf = 1;', 'export async function planOf() {}'],
  ['a list', 'export { plan as planOf };', 'export class planOf {}'],
  ['a list of several lines', 'export type {\n  Plan,\n  planOf,\n};', 'export interface planOf {}'],
])('a name that a second file exports is found: %s', (_, one, other) => {
  const files = new Map([
    ['a.ts', one],
    ['b.ts', other],
    ['c.ts', "const planOf = 1;\nimport { planOf } from './a.ts';"],
  ]);
  expect(sharedNames(files)).toEqual(['planOf: a.ts, b.ts']);
});

/** What writes dates, numbers, lists or names in the way of a place, or leaves that to the browser. */
const writesAsThere = /\btoLocale\w*|\blocaleCompare\b|\bIntl\.|type=(?:"|\{')(?:date|time|datetime-local|month|week)\b/;

test('dates, numbers, lists and the order of names follow the settings: one room of the web asks for the ways of a place', async () => {
  const files = await filesOf('apps/web/src', /^(?!.*\.test\.tsx?$).*\.tsx?$/);
  const found = [...files].filter(([, text]) => writesAsThere.test(text)).map(([file]) => file);
  // Below that room, the numbers within a sentence are written by the locale that it gave the sentences.
  const rooms = /^apps[/]web[/]src[/](settings[/]|language[/]say[.]ts$)/;
  expect(found.filter((file) => !rooms.test(file))).toEqual([]);
  // The room itself is seen.
  expect(found).not.toEqual([]);
});

test.each([
  ['a number', 'giB.toLocaleString()'],
  ['a list', "new Intl.ListFormat('en-GB')"],
  ['an order of names', '(a, b) => a.localeCompare(b)'],
  ['a field of the browser’s', '<TextInput label="At" type="time" />'],
])('what follows no settings is found: %s', (_, text) => {
  expect(text).toMatch(writesAsThere);
});

test('lockfiles name no registry host', async () => {
  for (const file of ['pnpm-lock.yaml', 'tools/package-lock.json'])
    expect(await readFile(file, 'utf8')).not.toMatch(/https?:\/\/[^"\s]*\.tgz/);
});

/** The arguments of a call whose opening bracket stands before a place of a text. */
function argumentsAt(text: string, start: number): string[] {
  const given = [''];
  for (let [at, depth] = [start, 1]; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if ('([{'.includes(sign)) depth += 1;
    if (')]}'.includes(sign)) depth -= 1;
    if (depth === 0) break;
    if (depth === 1 && sign === ',') given.push('');
    else given.push((given.pop() ?? '') + sign);
  }
  return given.map((one) => one.trim()).filter((one) => one !== '');
}

/** Effects that run after every rendering, and rules about effects that are silenced. */
function endlessEffects(text: string): string[] {
  const effects = [...text.matchAll(/\buse(?:Layout)?Effect\(/g)].map((found) => argumentsAt(text, found.index + found[0].length));
  const silenced = [...text.matchAll(/lint-disable[^\n]*exhaustive-deps/g)].map(([words]) => words);
  return [...effects.filter(([, list]) => list?.startsWith('[') !== true).map(([work = '']) => work.slice(0, 60)), ...silenced];
}

test.each([
  ['with its list', 'useEffect(() => {\n  go(a);\n}, [a]);'],
  ['with its list on a line of its own', 'useEffect(\n  () => go(a, b),\n  [a, b],\n);'],
  ['that runs once', 'useEffect(() => go([1]), []);'],
])('an effect that says when it runs again is left alone: one %s', (_, text) => {
  expect(endlessEffects(text)).toEqual([]);
});

test.each([
  ['an effect without a list', 'useEffect(() => {\n  go([a]);\n});'],
  ['a layout effect without a list', 'useLayoutEffect(() => go());'],
  ['an effect without a list that ends with a part of another', 'useEffect(() => list[0]);'],
  ['an effect without a list that hands one on', 'useEffect(() => go(a, [b]));'],
  ['a rule about it that is silenced', '// oxlint-disable-next-line react-hooks/exhaustive-deps'],
])('what runs after every rendering, or lets it, is found: %s', (_, text) => {
  expect(endlessEffects(text)).toHaveLength(1);
});

test('every effect of the web says when it runs again, and no rule about that is silenced', async () => {
  const files = await filesOf('apps/web/src', /\.tsx?$/);
  expect([...files].flatMap(([file, text]) => endlessEffects(text).map((effect) => `${file}: ${effect}`))).toEqual([]);
});

// Such a rule may be meant for any element of the page: whenever rows of a list come or go, the browser works out the styles of all the others anew.
const besideAnything = /['"`][^'"`\n]*[+~] ?[*:][^'"`\n]*['"`]: ?\{/g;

test.each([
  ["'& + *': { marginTop: 0 }", 1],
  ["'& ~ :first-child': { top: 0 }", 1],
  ["'& + p': { top: 0 }", 0],
  ["'& > *': { top: 0 }", 0],
])('a style for whatever stands beside is told from others: %s', (text, count) => {
  expect([...text.matchAll(besideAnything)]).toHaveLength(count);
});

test('no style is for whatever element stands beside another', async () => {
  const files = await filesOf('apps/web/src', /\.tsx?$/);
  expect([...files].flatMap(([file, text]) => [...text.matchAll(besideAnything)].map(([style]) => `${file}: ${style}`))).toEqual([]);
});
