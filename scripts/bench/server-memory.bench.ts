import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';
import { serverFlags } from '../server-flags.ts';
import { peakMiB } from './started.ts';

const rounds = 5;
const paths = ['/api/volumes', '/api/backup-instances', '/api/jobs', '/api/restore-points/volumes', '/api/vaults', '/api/policies'];

// The shell becomes the server, so that its process is known by its number.
const server = ['/bin/sh', '-c', 'echo "process $$"; exec "$0" "$@"', process.execPath, ...serverFlags, 'apps/bff/src/main.ts'];
const emulator = ['packages/azure-emulator/src/main.ts', 'exec', '--clock-rate', '0', '--', ...server];
const env = { LOG_LEVEL: 'warn', READ_MEMORY_MS: '0', ...process.env, PORT: '0' };

type Started = { pid: string; url: string; stop: () => void };

/** The server's process and address, as they are said. */
async function started(): Promise<Started> {
  const child = spawn(process.execPath, emulator, { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let pid = '';
  for await (const line of createInterface(child.stdout)) {
    pid = /^process (\d+)/.exec(line)?.[1] ?? pid;
    const url = /(http:\/\/\S+?)\/?$/.exec(line)?.[1];
    if (pid !== '' && url !== undefined) return { pid, url, stop: () => child.kill('SIGTERM') };
  }
  throw new Error('The portal ended before it said its address.');
}

// Volumes of three regions, half of them protected for more than a year, with 14 days of jobs: 14,000 and 70,000.
for (const [volumes, subscriptions, atMost] of [
  [2000, 2, 300],
  [10_000, 4, 400],
] as const) {
  const { pid, url, stop } = await started();
  const portal = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
  process.env['PORTAL_URL'] = url;
  process.env['EMULATOR_URL'] = portal.emulator.url;
  const azure = await newEstate({ scenario: 'fleet', volumes, subscriptions, protectedPercent: 50, pageSize: 100 });
  const ask = await apiAs(azure);
  for (let round = 0; round < rounds; round += 1) {
    // Of 10,000 volumes, six lists at once are more than the emulator tells in the time of a request.
    if (volumes === 2000) await Promise.all(paths.map((path) => ask('GET', path)));
    else for (const path of paths) await ask('GET', path);
  }
  const value = await peakMiB(pid);
  stop();
  if (value !== undefined)
    await report({ name: `Peak memory of the server with a fleet of ${volumes} volumes`, value, unit: 'MiB', goal: { atMost } });
}
