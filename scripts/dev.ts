import { spawn, type ChildProcess } from 'node:child_process';
import { ran } from './steps.ts';

/** For those who change the portal: the browser's part reloads by itself, server and emulator start anew when a file of theirs changes. */
const port = process.env['PORT'] || '4280';
const serverPort = String(Number(port) + 1);
const profile = process.env['BACKUP_PROFILE'] || 'preview-2025-05';
const emulator = ['packages/azure-emulator/src/main.ts', 'exec', '--scenario', 'demo', '--profile', profile, '--clock-rate', '60', '--'];
const server = [process.execPath, '--watch', '--watch-preserve-output', 'apps/bff/src/main.ts'];

// The server serves no page here, but insists on having one.
if (!(await ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr'))) process.exit(1);
const children: ChildProcess[] = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', ...emulator, ...server], {
    stdio: 'inherit',
    env: { ...process.env, PORT: serverPort },
  }),
  spawn('pnpm', ['--silent', '--filter', '@esan/web', 'dev'], {
    stdio: 'inherit',
    env: { ...process.env, PORT: port, SERVER_PORT: serverPort },
  }),
];
const stop = () => {
  for (const child of children) child.kill();
};
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
for (const child of children) child.on('exit', stop);
