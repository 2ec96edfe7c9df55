import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

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

type Ready = {
  arm: string;
  authority: string;
  tokenEndpoint: string;
  subscriptions: { subscriptionId: string; displayName: string }[];
  principals: { name: string; role: string; clientId: string; clientSecret: string }[];
};

/** Do something while it serves, given its line of JSON. */
async function serving(args: string[], use: (line: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, [program, ...args]);
  try {
    for await (const line of createInterface(child.stdout)) return await use(line);
    throw new Error('It ended without a word.');
  } finally {
    child.kill();
  }
}

async function tokenOf({ tokenEndpoint }: Ready, { clientId, clientSecret }: Ready['principals'][number]): Promise<string> {
  const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
  const body = new URLSearchParams({ ...form, scope: 'https://management.azure.com/.default' });
  const { access_token: token } = (await (await fetch(tokenEndpoint, { method: 'POST', body })).json()) as { access_token: string };
  return token;
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

test.each([
  ['main-job', 1, 'Contoso Storage'],
  ['demo', 3, 'Contoso Production'],
  ['empty', 1, 'Contoso Storage'],
])(
  'a script signs in to the scenario %s with nothing but that line: both service principals see every subscription',
  async (scenario, count, name) => {
    await serving(['--json', '--scenario', scenario, '--clock-rate', '60'], async (line) => {
      const ready = JSON.parse(line) as Ready;
      expect(Object.keys(ready)).toEqual(['arm', 'authority', 'tokenEndpoint', 'tenantId', 'subscriptions', 'principals']);
      expect(ready.principals.map((one) => [one.role, Object.keys(one)])).toEqual([
        ['Owner', ['name', 'role', 'clientId', 'clientSecret']],
        ['Reader', ['name', 'role', 'clientId', 'clientSecret']],
      ]);
      expect([ready.subscriptions.length, ready.subscriptions[0]?.displayName]).toEqual([count, name]);
      for (const principal of ready.principals) {
        const headers = { authorization: `Bearer ${await tokenOf(ready, principal)}`, 'content-type': 'application/json' };
        const made = principal.role === 'Owner' ? 201 : 403;
        for (const { subscriptionId } of ready.subscriptions) {
          const group = `${ready.arm}/subscriptions/${subscriptionId}/resourceGroups/rg-of-a-script?api-version=2021-04-01`;
          expect((await fetch(group, { method: 'PUT', headers, body: '{"location":"eastus2"}' })).status).toBe(made);
          expect((await fetch(group, { headers })).status).toBe(200);
        }
      }
    });
  },
);

/** Watch the world's clock, by the date of the answers, at a rate. */
const watch = (rate: string, use: (now: () => Promise<number>, ready: Ready) => Promise<void>): Promise<void> =>
  serving(['--json', '--control', '--scenario', 'empty', '--clock-rate', rate], async (line) => {
    const ready = JSON.parse(line) as Ready;
    const [owner] = ready.principals;
    const headers = { authorization: `Bearer ${owner === undefined ? '' : await tokenOf(ready, owner)}` };
    const url = `${ready.arm}/subscriptions?api-version=2022-12-01`;
    await use(async () => Date.parse((await fetch(url, { headers })).headers.get('date') ?? ''), ready);
  });

test('at --clock-rate N so many seconds pass in one, at 0 none until somebody moves the clock by hand', async () => {
  await watch('100000', async (now) => {
    const before = await now();
    await expect.poll(now, { timeout: 60_000 }).toBeGreaterThan(before + 6 * 3_600_000);
  });
  await watch('0', async (now, { arm }) => {
    const before = await now();
    const moved = await fetch(`${arm}/_emulator/worlds/demo/advance`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"minutes":90,"evenIfIdle":true}',
    });
    expect(moved.status).toBe(200);
    expect(await now()).toBe(before + 90 * 60_000);
  });
});

test('the program starts by its own name, as its bin is run', async () => {
  const child = spawn(program, ['--help'], { env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH'] ?? ''}` } });
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).toBe(0);
  for (const option of [
    '--port N',
    '--scenario NAME',
    '--profile NAME',
    '--clock-rate N',
    '--https',
    '--ca-file FILE',
    '--control',
    '--json',
  ])
    expect(out).toContain(option);
});

test('with --https the line names addresses of HTTPS, and is still the only one', async () => {
  const ended = await run(['--json', '--https', '--scenario', 'empty'], (text, stop) => text.includes('\n') && stop());
  expect(ended.out.trimEnd().split('\n')).toHaveLength(1);
  const ready = JSON.parse(ended.out) as Ready;
  expect([ready.arm, ready.authority, ready.tokenEndpoint].map((url) => url.slice(0, 18))).toEqual(
    [...Array(3)].map(() => 'https://127.0.0.1:'),
  );
  expect(ended.err).toContain('Its certificate authority is in ');
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

test('a state is kept over the end of the program, however it ends, and the next one goes on from it', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  const state = ['--state', join(folder, 'state.json'), '--clock-rate', '0', '--world', 'kept'];
  const base = '`${process.env.AZURE_EMULATOR_URL}/_emulator/worlds/kept`';
  const lock = `
    const { subscriptions } = await (await fetch(${base})).json();
    await fetch(${base} + '/locks', { method: 'POST', body: JSON.stringify({ scope: '/subscriptions/' + subscriptions[0].subscriptionId }) });
    process.exit(3);`;
  const look = `
    const { value } = await (await fetch(${base} + '/resources?type=Microsoft.Authorization/locks')).json();
    console.log(value.length);`;
  try {
    const first = await run(['exec', ...state, ...node(`(async () => {${lock}})()`)]);
    expect(first).toMatchObject({ code: 3, err: expect.stringContaining('The state is kept in ') as string });
    const second = await run(['exec', ...state, ...node(`(async () => {${look}})()`)]);
    expect(second).toMatchObject({
      code: 0,
      out: '1\n',
      err: expect.stringMatching(/Going on from .*: kept at 2026-09-08T08:00:00.000Z/) as string,
    });
    await writeFile(join(folder, 'state.json'), '{"format":"azure-emu');
    const third = await run(state);
    expect(third).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('The file is cut off, or no JSON. It was left as it is') as string,
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

test('a file that no world can be made of is named with the place that is wrong', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-'));
  const file = join(folder, 'estate.json');
  try {
    await writeFile(file, '[{"id": "/subscriptions/x", "type": 7}]');
    const ended = await run(['--import', file]);
    expect(ended).toMatchObject({ code: 2, out: '' });
    expect(ended.err).toContain(`No world can be made of ${file}. [0].type must be a text that is not empty`);
  } finally {
    await rm(folder, { recursive: true });
  }
});
