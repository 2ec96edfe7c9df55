import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Figure } from '../e2e/support/figure.ts';
import { browserTests } from './browser.ts';
import { ran } from './steps.ts';

const programs = 'scripts/bench';
const specs = 'e2e/bench';
const cache = '.cache/bench';

/** A benchmark by the name of its file; `run` is true if it came to its end. */
type Benchmark = { name: string; run: (env: Record<string, string>) => Promise<boolean> };

/** A file is all that a benchmark takes: `scripts/bench/NAME.bench.ts` is a program, `e2e/bench/NAME.spec.ts` a page in the browser. */
async function benchmarks(): Promise<Benchmark[]> {
  const ofPrograms = (await namesIn(programs, '.bench.ts')).map((name) => ({
    name,
    run: (env: Record<string, string>) => ran([process.execPath, `${programs}/${name}.bench.ts`], { ...process.env, ...env }, 'stderr'),
  }));
  const ofSpecs = (await namesIn(specs, '.spec.ts')).map((name) => ({
    name,
    run: async (env: Record<string, string>) => (await built()) && browserTests('bench', [`${name}.spec.ts`], env),
  }));
  return [...ofPrograms, ...ofSpecs];
}

let building: Promise<boolean> | undefined;
const built = (): Promise<boolean> => (building ??= ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr'));

async function namesIn(folder: string, ending: string): Promise<string[]> {
  const files = existsSync(folder) ? await readdir(folder) : [];
  return files
    .filter((file) => file.endsWith(ending))
    .map((file) => file.slice(0, -ending.length))
    .toSorted();
}

async function figuresOf({ name, run }: Benchmark): Promise<Figure[]> {
  const file = resolve(cache, `${name}.jsonl`);
  console.error(`== ${name}`);
  const since = performance.now();
  const ended = await run({ BENCH_FIGURES: file, ...(minutes === undefined ? {} : { BENCH_MINUTES: minutes }) });
  console.error(`== ${name}: ${Math.round((performance.now() - since) / 1000)} s`);
  const text = await readFile(file, 'utf8').catch(() => '');
  const figures = text
    .split('\n')
    .filter((line) => line !== '')
    .map((line): Figure => JSON.parse(line));
  if (!ended || figures.length === 0) failed.push(name);
  return figures;
}

const holds = ({ value, goal }: Figure): boolean => ('atLeast' in goal ? value >= goal.atLeast : value <= goal.atMost);
const goalOf = ({ goal, unit }: Figure): string =>
  ('atLeast' in goal ? `at least ${goal.atLeast} ${unit}` : `at most ${goal.atMost} ${unit}`).trim();

function print(rows: string[][]): void {
  const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    );
}

// A number is how many minutes the soak goes on.
const wanted = process.argv.slice(2).filter((name) => !/^\d+(\.\d+)?$/.test(name));
const minutes = process.argv.slice(2).find((name) => !wanted.includes(name));
/** Takes longer than all others together: only who names it has it. */
const isForItself = (name: string): boolean => name === 'soak';
const all = await benchmarks();
const unknown = wanted.filter((name) => !all.some((one) => one.name === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}. There are: ${all.map(({ name }) => name).join(', ')}.`);
  process.exit(2);
}
await rm(cache, { recursive: true, force: true });
await mkdir(cache, { recursive: true });
const failed: string[] = [];
const figures: Figure[] = [];
const chosen = all.filter(({ name }) => (wanted.length === 0 ? !isForItself(name) : wanted.includes(name)));
for (const one of chosen) figures.push(...(await figuresOf(one)));
print([
  ['Benchmark', 'Figure', 'Goal', ''],
  ...figures.map((one) => [one.name, `${one.value} ${one.unit}`.trim(), goalOf(one), holds(one) ? 'ok' : 'MISSED']),
]);
for (const name of failed) console.log(`${name} did not come to its end.`);
process.exitCode = failed.length === 0 && figures.every(holds) ? 0 : 1;
