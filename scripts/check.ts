import { mkdir, rm } from 'node:fs/promises';
import { refuse } from './asked.ts';
import { haveServersOfTests } from './debian.ts';
import { take, type Outcome, type Step } from './steps.ts';

const cache = '.cache/check';
const e2eReport = `${cache}/e2e.json`;

type Node = { [name: string]: unknown };
const nodesIn = (node: unknown, name: string): Node[] => {
  const found: unknown = typeof node === 'object' && node !== null ? Reflect.get(node, name) : undefined;
  return Array.isArray(found) ? found.filter((one) => typeof one === 'object' && one !== null) : [];
};

/** What Vitest's JSON report says: its tests by name, and files that no test of could run by path. */
function ofVitest(report: unknown): Outcome {
  const files = nodesIn(report, 'testResults');
  const tests = files.flatMap((file) => nodesIn(file, 'assertionResults'));
  const broken = files.filter((file) => file['status'] === 'failed' && nodesIn(file, 'assertionResults').length === 0);
  return {
    passed: tests.filter(({ status }) => status === 'passed').length,
    failed: [
      ...tests.filter(({ status }) => status === 'failed').map(({ fullName }) => String(fullName)),
      ...broken.map(({ name }) => String(name)),
    ],
  };
}

/** What Playwright's JSON report says: its journeys, of which one that needed a second try did not go well. */
function ofPlaywright(report: unknown): Outcome {
  const specsOf = (suite: Node): Node[] => [...nodesIn(suite, 'specs'), ...nodesIn(suite, 'suites').flatMap(specsOf)];
  const runs = nodesIn(report, 'suites')
    .flatMap(specsOf)
    .flatMap((spec) => nodesIn(spec, 'tests').map(({ status }) => ({ title: String(spec['title']), status })));
  return {
    passed: runs.filter(({ status }) => status === 'expected').length,
    failed: runs.filter(({ status }) => status === 'unexpected' || status === 'flaky').map(({ title }) => title),
  };
}

/** Checks that need one processor each, while the build takes another. */
const besideBuild: Step[] = [
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'dead code', command: ['knip', '--config', '.config/knip.json', '--no-progress'] },
  { name: 'licences', command: ['node', 'scripts/licences.ts'] },
  { name: 'advisories', command: ['node', 'scripts/advisories.ts'] },
];

const build: Step = { name: 'build', command: ['node', 'scripts/build.ts'] };
// What the linter knows of types the compiler knows, too: one program looks at both.
const lint: Step = { name: 'lint', command: ['oxlint', '--type-aware', '--type-check', '--quiet'] };

/** A part of the tests that Vitest runs, by what narrows it to them. */
const vitest = (name: string, ...narrowing: readonly string[]): Step => {
  const report = `${cache}/${name}.json`;
  const reporters = ['--reporter=dot', '--reporter=json', `--outputFile.json=${report}`];
  const command = ['vitest', 'run', '--config', '.config/vitest.config.ts', '--root', '.', ...reporters, ...narrowing];
  return { name, command, report: { file: report, outcome: ofVitest } };
};
const asDeveloped = ['e2e/rendered/addresses.test.ts', 'e2e/rendered/ga.test.ts'];
// React as it is developed with also tells what is wrong with what is drawn, and a test fails that hears it.
const web = vitest('web', 'apps/web/', ...asDeveloped);
// React as people get it draws in two thirds of the time.
const rendered: Step = {
  ...vitest('rendered', 'e2e/rendered/', ...asDeveloped.map((file) => `--exclude=${file}`)),
  env: { NODE_ENV: 'production' },
};
// Some look at what was built.
const repository = vitest('repository', 'scripts/');
// Whatever is in none of them, a new folder too.
const unit = vitest('unit', '--exclude=apps/web/**', '--exclude=e2e/**', '--exclude=scripts/**');
const e2e: Step = { name: 'e2e', command: ['node', 'scripts/e2e.ts', e2eReport], report: { file: e2eReport, outcome: ofPlaywright } };

const wanted = process.argv.slice(2);
const names = [build, ...besideBuild, lint, unit, web, rendered, repository, e2e].map(({ name }) => name);
const unknown = wanted.find((name) => !names.includes(name));
if (unknown !== undefined) refuse(`There is no check "${unknown}". There are: ${names.join(', ')}.`);

// The compiler and the linter are programs in Go: they spend a fifth less of the processor where they look through their memory less often.
process.env['GOGC'] ??= '400';
await rm(cache, { recursive: true, force: true });
await mkdir(cache, { recursive: true });
let passed = 0;
const failed: string[] = [];
const isWanted = ({ name }: Step): boolean => wanted.length === 0 || wanted.includes(name);

async function inTurn(...steps: Step[]): Promise<void> {
  for (const step of steps.filter(isWanted)) {
    if (step === unit) await haveServersOfTests();
    // Where several are at work at once only that of the journeys, the last to end, tells as it goes on.
    const outcome = await take(step, step === e2e || wanted.length === 1 ? 'inherit' : 'at the end');
    passed += outcome.passed;
    failed.push(...outcome.failed);
  }
}

// Each of these keeps a processor busy for a part of its time; journeys begin when drawn pages have ended, so that only two kinds wait for answers at once.
const built = inTurn(build);
await Promise.all([
  built.then(() => inTurn(repository)),
  inTurn(...besideBuild, lint),
  inTurn(unit),
  Promise.all([built, inTurn(web, rendered)]).then(() => inTurn(e2e)),
]);
console.log(`\n${passed} passed, ${failed.length} failed`);
for (const name of failed) console.log(`  failed: ${name}`);
process.exitCode = failed.length === 0 ? 0 : 1;
