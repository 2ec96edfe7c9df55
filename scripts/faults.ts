import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { asked } from './asked.ts';
import { reportOf, type Verdict } from './faults/report.ts';
import { ran } from './steps.ts';

/**
 * Every journey through the portal against every fault of Azure at every call that it makes, on every core; `--only TEXT` plays the cases
 * whose name has the text. It fails if a single case is bad.
 */
const { values } = asked(() => parseArgs({ options: { only: { type: 'string' } } }), 'There is --only TEXT.');
const parts = values.only === undefined ? availableParallelism() : 1;
const begun = Date.now();
const verdicts: Verdict[] = [];

const heard = (line: string): void => {
  verdicts.push(JSON.parse(line) as Verdict);
  if (verdicts.length % 250 === 0) console.error(`${verdicts.length} cases after ${seconds()} s`);
};

const seconds = (): number => Math.round((Date.now() - begun) / 1000);

function played(part: number): Promise<boolean> {
  const only = values.only === undefined ? [] : ['--only', values.only];
  const args = ['apps/bff/src/testing/fault-matrix/main.ts', '--part', String(part), '--parts', String(parts), ...only];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  createInterface({ input: child.stdout }).on('line', heard);
  return new Promise((ended) => child.on('close', (code) => ended(code === 0)));
}

const ended = await Promise.all(Array.from({ length: parts }, (_, part) => played(part)));
console.log(reportOf(verdicts));
console.log(`${seconds()} s in ${parts} processes`);

// Random requests and random estates are part of `npm test`; here there are many more of them.
const random = [
  'packages/azure-emulator/src/fuzzing/fuzzing.test.ts',
  'packages/azure-emulator/src/control/state/state-file.test.ts',
  'apps/bff/src/restore-points/survey.test.ts',
];
const command = ['vitest', 'run', '--config', '.config/vitest.config.ts', '--root', '.', ...random];
const held = values.only !== undefined || (await ran(command, { ...process.env, FUZZ_REQUESTS: '60000', RANDOM_ESTATES: '60' }));
process.exitCode = held && ended.every(Boolean) && verdicts.length > 0 && verdicts.every(({ bad }) => bad.length === 0) ? 0 : 1;
