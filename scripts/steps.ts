import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';

/** One check of the repository: what it is called and the command that makes it. */
export type Step = {
  name: string;
  command: readonly string[];
  /** What its environment has besides ours. */
  env?: NodeJS.ProcessEnv;
  /** A report of Vitest or Playwright that tells of the tests inside. */
  report?: { file: string; outcome: (report: unknown) => Outcome };
};

/** How many tests or checks went well, and the names of those that did not. */
export type Outcome = { passed: number; failed: string[] };

const seconds = (since: number): string => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/** Where the output of a command goes: to ours as it comes, all of it to standard error, or to ours once it has ended. */
type Output = 'inherit' | 'stderr' | 'at the end';

/** Run a command; true if it ended well. */
export function ran(command: readonly string[], env: NodeJS.ProcessEnv = process.env, output: Output = 'inherit'): Promise<boolean> {
  const [program = '', ...args] = command;
  const kept = output === 'at the end' ? 'pipe' : 'inherit';
  const child = spawn(program, args, { stdio: ['ignore', output === 'stderr' ? 2 : kept, kept], env });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (part: Buffer) => said.push(part));
  child.once('close', () => process.stdout.write(Buffer.concat(said)));
  return new Promise((resolve) => {
    child.on('error', (error) => {
      console.error(error.message);
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

/** Run one step and say how it went; a step without a report counts as one check. */
export async function take(step: Step, output: Output): Promise<Outcome> {
  if (output === 'inherit') console.log(`\n== ${step.name}`);
  const since = performance.now();
  const ok = await ran(step.command, { ...process.env, ...step.env }, output);
  const inside = step.report === undefined ? { passed: 0, failed: [] } : await outcomeIn(step.report);
  console.log(`== ${step.name}: ${ok ? 'ok' : 'FAILED'} (${seconds(since)})`);
  const itself = ok || inside.failed.length > 0 ? [] : ['as a whole'];
  return { passed: inside.passed + (ok ? 1 : 0), failed: [...inside.failed, ...itself].map((name) => `${step.name}: ${name}`) };
}

async function outcomeIn(report: { file: string; outcome: (report: unknown) => Outcome }): Promise<Outcome> {
  try {
    return report.outcome(JSON.parse(await readFile(report.file, 'utf8')));
  } catch {
    return { passed: 0, failed: [] };
  }
}
