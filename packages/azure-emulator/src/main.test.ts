import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';

vi.setConfig({ testTimeout: 60_000 });

const program = fileURLToPath(new URL('main.ts', import.meta.url));
type Ended = { code: number | null; out: string; err: string };

function run(args: string[], onOutput: (text: string, stop: () => void) => void = () => undefined): Promise<Ended> {
  const child = spawn(process.execPath, [program, ...args]);
  const ended: Ended = { code: null, out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => {
    ended.out += chunk.toString();
    onOutput(ended.out, () => child.kill('SIGTERM'));
  });
  child.stderr.on('data', (chunk: Buffer) => (ended.err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ ...ended, code }));
  });
}

const node = (script: string): string[] => ['--', process.execPath, '-e', script];

test('a command finds the emulator in its environment, and nothing else is written', async () => {
  const script = `
    const { env } = process;
    fetch(env.AZURE_EMULATOR_URL + '/' + env.AZURE_TENANT_ID + '/v2.0/.well-known/openid-configuration')
      .then((response) => response.json())
      .then(({ issuer }) => console.log(JSON.stringify([issuer === env.AZURE_EMULATOR_URL + '/' + env.AZURE_TENANT_ID + '/v2.0',
        env.AZURE_CLIENT_ID, env.AZURE_SPA_CLIENT_ID, env.AZURE_CLIENT_SECRET !== '', env.AZURE_EMULATOR_CLOCK_RATE])));`;
  const ended = await run(['exec', '--clock-rate', '10', ...node(script)]);
  expect(ended.err).toBe('');
  expect(JSON.parse(ended.out)).toEqual([true, '33333333-3333-4333-8333-333333333333', '22222222-2222-4222-8222-222222222222', true, '10']);
  expect(ended.code).toBe(0);
});

test('the world is there and under control', async () => {
  const script = `fetch(process.env.AZURE_EMULATOR_URL + '/_emulator/worlds').then((response) => response.json()).then(({ value }) => console.log(value[0].name))`;
  expect((await run(['exec', '--world', 'plant', ...node(script)])).out).toBe('plant\n');
});

test('the world is in the era of Azure Backup that is asked for', async () => {
  const script = `fetch(process.env.AZURE_EMULATOR_URL + '/_emulator/worlds').then((response) => response.json()).then(({ value }) => console.log(value[0].profile))`;
  expect((await run(['exec', '--profile', 'ga-2026-09', ...node(script)])).out).toBe('ga-2026-09\n');
});

test('it ends with the code of its command', async () => {
  const [seven, missing] = await Promise.all([run(['exec', ...node('process.exit(7)')]), run(['exec', '--', 'no-such-program'])]);
  expect([seven.code, missing.code]).toEqual([7, 127]);
});

test('a signal reaches the command', async () => {
  const script = `process.on('SIGTERM', () => process.exit(9)); setInterval(() => {}, 1000); console.log('ready')`;
  const ended = await run(['exec', ...node(script)], (text, stop) => text.includes('ready') && stop());
  expect(ended.code).toBe(9);
});

test('without a command it serves until it is stopped', async () => {
  const ended = await run([], (text, stop) => text.includes('Azure is emulated at http://127.0.0.1:') && stop());
  expect([ended.code, ended.err]).toEqual([0, '']);
});

test('options that make no sense are refused', async () => {
  for (const args of [
    ['--port', 'x'],
    ['--clock-rate', '-1'],
    ['exec'],
    ['--colour'],
    ['--scenario', 'moon'],
    ['--profile', 'beta'],
    ['--', 'ls'],
  ]) {
    const ended = await run(args);
    expect([ended.code, ended.out]).toEqual([2, '']);
    expect(ended.err).toContain('See --help.');
  }
  expect((await run(['--help'])).out).toContain('AZURE_EMULATOR_URL');
});
