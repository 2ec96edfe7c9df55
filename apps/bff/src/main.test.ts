import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { startEmulator, type Emulator } from '@esan/azure-emulator';
import { afterAll, beforeAll, expect, test } from 'vitest';

const program = fileURLToPath(new URL('main.ts', import.meta.url));
let azure: Emulator;
let server: ChildProcess;
let browser = '';
let url = '';

async function started(): Promise<string> {
  const env = {
    AZURE_TENANT_ID: azure.tenantId,
    AZURE_CLIENT_ID: azure.apiClientId,
    AZURE_CLIENT_SECRET: azure.apiClientSecret,
    AZURE_SPA_CLIENT_ID: azure.spaClientId,
    AZURE_EMULATOR_URL: azure.url,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [program, browser], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  server = child;
  for await (const line of createInterface(child.stdout)) return /http:\S+(?=[/])/.exec(line)?.[0] ?? line;
  throw new Error('The portal ended before it said where it is.');
}

beforeAll(async () => {
  azure = await startEmulator();
  browser = await mkdtemp(join(tmpdir(), 'browser-'));
  await writeFile(join(browser, 'index.html'), '<head></head>');
  url = await started();
});
afterAll(async () => {
  server.kill();
  await Promise.all([azure.close(), rm(browser, { recursive: true })]);
});

test('a connection is kept for longer than a proxy keeps one, so that no change is lost with a connection that ends as it is sent', async () => {
  const { status, headers } = await fetch(`${url}/healthz`);
  const seconds = Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1]);
  expect(status).toBe(200);
  expect(seconds).toBeGreaterThanOrEqual(75);
});
