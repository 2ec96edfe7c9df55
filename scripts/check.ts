import { mkdir, rm } from 'node:fs/promises';
import { serversOfTests } from './debian.ts';
import { take, type Counts, type Step } from './steps.ts';

const cache = '.cache/check';
const unitReport = `${cache}/unit.json`;
const e2eReport = `${cache}/e2e.json`;

const numberAt = (report: unknown, ...names: string[]): number => {
  let found: unknown = report;
  for (const name of names) found = typeof found === 'object' && found !== null ? Reflect.get(found, name) : undefined;
  return typeof found === 'number' ? found : 0;
};
const vitestCounts = (report: unknown): Counts => ({
  passed: numberAt(report, 'numPassedTests'),
  failed: numberAt(report, 'numFailedTests'),
});
const playwrightCounts = (report: unknown): Counts => ({
  passed: numberAt(report, 'stats', 'expected'),
  failed: numberAt(report, 'stats', 'unexpected') + numberAt(report, 'stats', 'flaky'),
});

const steps: Step[] = [
  { name: 'types', command: ['pnpm', '--silent', '--recursive', '--workspace-concurrency=2', 'run', 'types'] },
  { name: 'types of the scripts', command: ['tsc', '--noEmit', '-p', 'scripts'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--quiet'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  {
    name: 'layers',
    command: ['depcruise', '--config', '.config/layers.mjs', '--output-type', 'err', 'packages', 'apps', 'e2e', 'scripts'],
  },
  { name: 'dead code', command: ['knip', '--config', '.config/knip.json', '--no-progress'] },
  { name: 'licences', command: ['node', 'scripts/licences.ts'] },
  { name: 'build', command: ['node', 'scripts/build.ts'] },
  {
    name: 'unit',
    command: [
      'vitest',
      'run',
      '--config',
      '.config/vitest.config.ts',
      '--root',
      '.',
      '--reporter=dot',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    report: { file: unitReport, counts: vitestCounts },
  },
  { name: 'e2e', command: ['node', 'scripts/e2e.ts', e2eReport], report: { file: e2eReport, counts: playwrightCounts } },
];

await rm(cache, { recursive: true, force: true });
await mkdir(cache, { recursive: true });
const wanted = process.argv.slice(2);
const total: Counts = { passed: 0, failed: 0 };
for (const step of steps.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
  if (step.name === 'unit') await serversOfTests();
  const counts = await take(step);
  total.passed += counts.passed;
  total.failed += counts.failed;
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed === 0 ? 0 : 1;
