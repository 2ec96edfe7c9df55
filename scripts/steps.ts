import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** One check of the repository: what it is called and the command that makes it. */
export type Step = {
  name: string;
  command: readonly string[];
  /** A report of Vitest or Playwright that counts the tests inside. */
  report?: { file: string; counts: (report: unknown) => Counts };
};

/** How many tests or checks went well and how many did not. */
export type Counts = { passed: number; failed: number };

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Run a command with its output on ours, or all of it on standard error; true if it ended well. */
export function ran(
  command: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  output: 'inherit' | 'stderr' = 'inherit',
): Promise<boolean> {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['ignore', output === 'stderr' ? 2 : 'inherit', 'inherit'], env });
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('exit', (code) => resolve(code === 0));
  });
}

/** Run one step and say how it went; a step without a report counts as one check. */
export async function take(step: Step): Promise<Counts> {
  console.log(`\n== ${step.name}`);
  const since = performance.now();
  const ok = await ran(step.command);
  const counts = step.report === undefined ? { passed: 0, failed: 0 } : await countsIn(step.report);
  console.log(`== ${step.name}: ${ok ? 'ok' : 'FAILED'} (${seconds(since)})`);
  return { passed: counts.passed + (ok ? 1 : 0), failed: Math.max(counts.failed, ok ? 0 : 1) };
}

async function countsIn(report: { file: string; counts: (report: unknown) => Counts }): Promise<Counts> {
  try {
    return report.counts(JSON.parse(await readFile(report.file, 'utf8')));
  } catch {
    return { passed: 0, failed: 0 };
  }
}
