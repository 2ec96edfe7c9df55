import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

/** A program that has said its one line on standard output: that line, how long it took, its process, and how to end it. */
export type Started = { line: string; afterMs: number; pid: number; stop: () => Promise<void> };

/** Start a program of Node and wait for its first line on standard output. */
export async function started(...args: string[]): Promise<Started> {
  const since = performance.now();
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  for await (const line of createInterface(child.stdout)) {
    const stop = (): Promise<void> => {
      child.kill();
      return ended;
    };
    return { line, afterMs: performance.now() - since, pid: child.pid ?? 0, stop };
  }
  throw new Error(`${args.join(' ')} ended without a word.`);
}

/** The most memory that a process has had at any time, in MiB; only Linux tells. */
export async function peakMiB(pid: number | string): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kib = /VmHWM:\s*(\d+)/.exec(status)?.[1];
  return kib === undefined ? undefined : Math.round(Number(kib) / 1024);
}
