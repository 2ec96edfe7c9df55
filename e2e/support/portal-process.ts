import { spawn } from 'node:child_process';
import type { ChildProcess, SpawnOptions } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
// Holds every answer that a journey gets against Azure's schemas, where their folder is given.
const checked =
  process.env['AZURE_REFERENCE'] === undefined ? [] : ['--import', './packages/azure-emulator/src/conformance/report-answers.ts'];
const emulator = [...checked, 'packages/azure-emulator/src/main.ts', 'exec', '--clock-rate', '0', '--', process.execPath];

/** Where a page of another portal stands that may show this one's. */
export const hostPage = 'http://localhost:4999';

/** A portal in a process of its own. */
export type Portal = { url: string; stop: () => Promise<void> };

/** The emulator with the BFF on free ports; Azure's clock stands still until a test moves it. */
export async function startPortal(): Promise<Portal> {
  const child = started('apps/bff/src/main.ts', { stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await addressFrom(child);
  return { url, stop: () => ended(child) };
}

/** `end` asks the BFF to end, and answers with which code it has. */
type Crashing = Portal & { crash: () => void; comeBack: () => Promise<void>; end: () => Promise<string> };

/** A portal whose BFF can crash and come back at the same address, while Azure goes on. */
export async function startCrashingPortal(): Promise<Crashing> {
  const child = started('e2e/support/bff-keeper.ts', { stdio: ['pipe', 'pipe', 'inherit'] });
  const url = await addressFrom(child);
  return {
    url,
    stop: () => ended(child),
    crash: () => void child.stdin?.write('down\n'),
    end() {
      const code = said(child, /has ended with (\w+)/);
      child.stdin?.write('end\n');
      return code;
    },
    async comeBack() {
      const isBack = addressFrom(child);
      child.stdin?.write(`up ${new URL(url).port}\n`);
      await isBack;
    },
  };
}

const started = (command: string, { stdio }: SpawnOptions): ChildProcess => {
  // What a test does to Azure past the portal shows at once.
  const env = {
    LOG_LEVEL: 'warn',
    READ_MEMORY_MS: '0',
    FRAME_ANCESTORS: hostPage,
    ...process.env,
    PORT: '0',
    BACKUP_PROFILE: 'preview-2025-05',
  };
  return spawn(process.execPath, [...emulator, command], { cwd: root, env, stdio });
};

const ended = (child: ChildProcess): Promise<void> =>
  new Promise((stopped, failed) => {
    child.once('exit', (code) => {
      if (code === 7) failed(new Error('The emulator answered what Azure does not; it said so above.'));
      else stopped();
    });
    child.kill('SIGTERM');
  });

/** The next address that is said. */
const addressFrom = (child: ChildProcess): Promise<string> => said(child, /(http:\/\/\S+?)(?=\/?\s)/);

function said(child: ChildProcess, form: RegExp): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const listen = (chunk: Buffer) => {
      text += chunk.toString();
      const found = form.exec(text)?.[1];
      if (found === undefined) return;
      child.stdout?.off('data', listen);
      resolve(found);
    };
    child.stdout?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The portal ended with ${code} before it said what was expected.`)));
  });
}
