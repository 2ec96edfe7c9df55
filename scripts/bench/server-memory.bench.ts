import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';

const rounds = 5;
const paths = ['/api/volumes', '/api/backup-instances', '/api/jobs', '/api/restore-points/volumes', '/api/vaults', '/api/policies'];

// The shell becomes the server, so that its process is known by its number.
const server = ['/bin/sh', '-c', 'echo "process $$"; exec "$0" apps/bff/src/main.ts', process.execPath];
const emulator = ['packages/azure-emulator/src/main.ts', 'exec', '--clock-rate', '0', '--', ...server];
const env = { LOG_LEVEL: 'warn', READ_MEMORY_MS: '0', ...process.env, PORT: '0' };
const child = spawn(process.execPath, emulator, { env, stdio: ['ignore', 'pipe', 'inherit'] });

/** The server's process and address, as they are said. */
async function begun(): Promise<{ pid: string; url: string }> {
  let pid = '';
  for await (const line of createInterface(child.stdout)) {
    pid = /^process (\d+)/.exec(line)?.[1] ?? pid;
    const url = /(http:\/\/\S+?)\/?$/.exec(line)?.[1];
    if (pid !== '' && url !== undefined) return { pid, url };
  }
  throw new Error('The portal ended before it said its address.');
}

/** The most memory that a process has held at any time; only Linux tells. */
async function peakMiB(pid: string): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/^VmHWM:\s+(\d+) kB/m.exec(status)?.[1] ?? Number.NaN) / 1024;
}

const { pid, url } = await begun();
const portal = (await (await fetch(`${url}/api/portal`)).json()) as { emulator: { url: string } };
process.env['PORTAL_URL'] = url;
process.env['EMULATOR_URL'] = portal.emulator.url;

// 2,000 volumes of two subscriptions and three regions, half of them protected for more than a year, with 14,000 jobs.
const azure = await newEstate({ scenario: 'fleet', volumes: 2000, subscriptions: 2, protectedPercent: 50, pageSize: 100 });
const ask = await apiAs(azure);
for (let round = 0; round < rounds; round += 1) await Promise.all(paths.map((path) => ask('GET', path)));
const value = Math.round(await peakMiB(pid));
child.kill('SIGTERM');
await report({ name: 'Peak memory of the server with a fleet of 2,000 volumes', value, unit: 'MiB', goal: { atMost: 300 } });
