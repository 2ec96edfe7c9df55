import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** Runs the BFF beside an emulator, and takes it down and up again when told so on standard input: `down`, then `up 4280`;
 * `end` asks it to end and says on standard output with which code it has. */
function start(port: string): ChildProcess {
  return spawn(process.execPath, ['apps/bff/src/main.ts'], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, PORT: port },
  });
}

let bff = start('0');
process.on('SIGTERM', () => {
  bff.kill('SIGTERM');
  process.exit(0);
});
for await (const line of createInterface({ input: process.stdin })) {
  const [order, port = '0'] = line.split(' ');
  // Not asked to end, but gone at once, as in a crash.
  if (order === 'down') bff.kill('SIGKILL');
  else if (order === 'end') {
    bff.once('exit', (code) => process.stdout.write(`The server has ended with ${code}.\n`));
    bff.kill('SIGTERM');
  } else if (order === 'up') bff = start(port);
}
