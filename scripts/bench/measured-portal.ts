import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { emulatorFlags, serverEnvironment, serverFlags } from '../server-flags.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The emulator with the portal's server as `npm start` has them, the server's process known by its number. */
export type MeasuredPortal = { pid: string; url: string; stop: () => void };

/** What is other than in `npm start`: the environment, what Node is given, and the folder of the browser's files. */
type Setting = { env?: Record<string, string>; flags?: readonly string[]; files?: string };

/** Starts a portal whose work can be measured, and makes it the one that estates and callers are for. Azure's clock stands still. */
export async function measuredPortal({ env = {}, flags = [], files }: Setting = {}): Promise<MeasuredPortal> {
  // The shell becomes the server, so that its process is known by its number.
  const server = ['/bin/sh', '-c', 'echo "process $$"; exec "$0" "$@"', process.execPath, ...serverFlags, ...flags, 'apps/bff/src/main.ts'];
  if (files !== undefined) server.push(files);
  const emulator = [...emulatorFlags, 'packages/azure-emulator/src/main.ts', 'exec', '--clock-rate', '0', '--', ...server];
  const child = spawn(process.execPath, emulator, {
    cwd: root,
    env: { LOG_LEVEL: 'warn', ...serverEnvironment, ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let pid = '';
  for await (const line of createInterface(child.stdout)) {
    pid = /^process (\d+)/.exec(line)?.[1] ?? pid;
    const url = /(http:\/\/\S+?)\/?$/.exec(line)?.[1];
    if (pid === '' || url === undefined) continue;
    const portal = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
    process.env['PORTAL_URL'] = url;
    process.env['EMULATOR_URL'] = portal.emulator.url;
    return { pid, url, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('The portal ended before it said its address.');
}

/** Processor that a process has had so far, in ms; only Linux tells. */
export async function processorMs(pid: string): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // What follows the name, which may have blanks: state first, then of the 14th and 15th field user and system time in hundredths of a second.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
