import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

test('with --json the only line on standard output has everything that a program needs', async () => {
  const ended = await run(['--json', '--control', '--scenario', 'empty'], (text, stop) => text.includes('\n') && stop());
  expect(ended.out.trimEnd().split('\n')).toHaveLength(1);
  const ready = JSON.parse(ended.out) as { arm: string };
  expect(ready).toEqual({
    arm: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    authority: `${ready.arm}/11111111-1111-4111-8111-111111111111`,
    tokenEndpoint: `${ready.arm}/11111111-1111-4111-8111-111111111111/oauth2/v2.0/token`,
    tenantId: '11111111-1111-4111-8111-111111111111',
    subscriptions: [{ subscriptionId: expect.stringMatching(/^[0-9a-f-]{36}$/), displayName: 'Contoso Storage' }],
    principals: [
      { name: 'automation-owner', role: 'Owner', clientId: expect.stringMatching(/^[0-9a-f-]{36}$/), clientSecret: expect.any(String) },
      { name: 'automation-reader', role: 'Reader', clientId: expect.stringMatching(/^[0-9a-f-]{36}$/), clientSecret: expect.any(String) },
    ],
  });
  expect(ended.err).toContain('its control page is');
  expect(ended.code).toBe(0);
});

test('with --https clients that trust the authority of this run are served', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-test-'));
  const caFile = join(folder, 'ca.pem');
  const script = `fetch(process.env.AZURE_EMULATOR_URL + '/subscriptions').then((response) => console.log(response.url.slice(0, 18), response.status))`;
  const ended = await run(['exec', '--https', '--ca-file', caFile, ...node(script)]);
  expect([ended.out, ended.err]).toEqual(['https://127.0.0.1: 401\n', `Its certificate authority is in ${caFile}\n`]);
  expect(await readFile(caFile, 'utf8')).toContain('BEGIN CERTIFICATE');
  await rm(folder, { recursive: true });
});

test('a command line that makes no sense is refused, and help is at hand', async () => {
  const [refused, helped] = await Promise.all([run(['--colour']), run(['--help'])]);
  expect([refused.code, refused.out]).toEqual([2, '']);
  expect(refused.err).toContain('See --help.');
  expect(helped.out).toContain('AZURE_EMULATOR_URL');
});
