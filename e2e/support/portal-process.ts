import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const command = ['packages/azure-emulator/src/main.ts', 'exec', '--clock-rate', '0', '--', process.execPath, 'apps/bff/src/main.ts'];

/** A portal in a process of its own. */
export type Portal = { url: string; stop: () => Promise<void> };

/** The emulator with the BFF on free ports, for one era of Azure Backup; Azure's clock stands still until a test moves it. */
export async function startPortal(profile: string): Promise<Portal> {
  const env = { ...process.env, PORT: '0', BACKUP_PROFILE: profile };
  const child = spawn(process.execPath, command, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressFrom(child);
  return {
    url,
    stop: () =>
      new Promise((stopped) => {
        child.once('exit', () => stopped());
        child.kill('SIGTERM');
      }),
  };
}

function addressFrom(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.stdout?.on('data', (chunk: Buffer) => {
      said += chunk.toString();
      const found = /http:\/\/\S+?(?=\/?\s)/.exec(said)?.[0];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code} before it said its address.`)));
  });
}
