import { spawn, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const home = fileURLToPath(new URL('..', import.meta.url));
// The examples find the Node of this test, whatever else is installed.
const environment = { ...process.env, PATH: [dirname(process.execPath), process.env['PATH']].join(delimiter) };
const isThere = (program: string): boolean => spawnSync(program, ['--version']).status === 0;

/** What a program writes to its end; what it says on standard error counts only where it fails. */
function outputOf(program: string, args: string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(program, args, { cwd: home, env: { ...environment, ...env } });
  let [out, err] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(`${program} ended with ${String(code)}: ${out}${err}`))));
  });
}

/** Run something beside an emulator that serves; it is given the line of JSON. */
async function besideEmulator(args: string[], run: (line: string) => Promise<void>): Promise<void> {
  const child = spawn(process.execPath, ['src/main.ts', '--scenario', 'main-job', '--clock-rate', '1200', '--json', ...args], {
    cwd: home,
  });
  try {
    for await (const line of createInterface(child.stdout)) {
      await run(line);
      return;
    }
    throw new Error('The emulator ended without a word.');
  } finally {
    child.kill();
  }
}

/** The first code block of the README in a language below a heading. */
async function snippet(heading: string, language: string): Promise<string> {
  const readme = await readFile(join(home, 'README.md'), 'utf8');
  const [, code = ''] = new RegExp(`### ${heading}\n[^]*?\`\`\`${language}\n([^]*?)\`\`\``).exec(readme) ?? [];
  return code;
}

test.skipIf(!isThere('curl'))('the whole way of Elastic SAN backup is told by curl', async () => {
  expect((await outputOf('sh', ['examples/backup-story.sh'])).trim().split('\n')).toEqual([
    'Backup vault: Succeeded',
    'Policy: nightly',
    'Backup instance: Succeeded',
    'Backup: Completed',
    'Restore point: sql-log-01 in a managed-disk snapshot',
    'Validation of the restore: Succeeded',
    'Restore: Completed',
    'Volume: sql-log-01-restored, 256 GiB',
    'Managed disk: Succeeded',
    'Disk: 256 GB',
  ]);
});

test('what the README says about the JavaScript SDK works as it stands, with the credential of Azure and over HTTPS', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'emulator-readme-'));
  const caFile = join(folder, 'ca.pem');
  const code = await snippet('The JavaScript SDK', 'js');
  expect(code).toContain('ClientSecretCredential');
  await besideEmulator(['--https', '--ca-file', caFile], async (line) => {
    const output = await outputOf(process.execPath, ['--input-type=module', '-e', code], { EMULATOR: line, NODE_EXTRA_CA_CERTS: caFile });
    expect(output).toBe('disk-1 Succeeded\ndisk-1 32\n');
  });
  await rm(folder, { recursive: true });
});

test.skipIf(!isThere('python3'))('first steps in Python need the standard library alone', async () => {
  await besideEmulator([], async (line) => {
    expect((await outputOf('python3', ['examples/first_steps.py'], { EMULATOR: line })).trim().split('\n')).toEqual([
      'san-prod vg-databases 6 volumes',
      'san-dev vg-apps 6 volumes',
      'Managed disk: Succeeded',
      'Size: 32 GB',
    ]);
  });
});

test('Terraform finds what it asks for first: the cloud of the host, a token, the subscription, its providers and a resource group', async () => {
  await besideEmulator([], async (line) => {
    const ready = JSON.parse(line) as {
      arm: string;
      tenantId: string;
      subscriptions: { subscriptionId: string }[];
      principals: { clientId: string; clientSecret: string }[];
    };
    const cloud = (await (await fetch(`${ready.arm}/metadata/endpoints?api-version=2022-09-01`)).json()) as {
      resourceManager: string;
      authentication: { loginEndpoint: string; audiences: string[] };
    };
    const { clientId = '', clientSecret = '' } = ready.principals[0] ?? {};
    const form = { grant_type: 'client_credentials', client_id: clientId, client_secret: clientSecret };
    const body = new URLSearchParams({ ...form, scope: `${cloud.authentication.audiences[1] ?? ''}/.default` });
    const signedIn = await fetch(`${cloud.authentication.loginEndpoint}/${ready.tenantId}/oauth2/v2.0/token`, { method: 'POST', body });
    const { access_token: token } = (await signedIn.json()) as { access_token: string };
    const call = async (method: string, path: string, sent?: unknown): Promise<{ status: number; body: Record<string, unknown> }> => {
      const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
      const response = await fetch(cloud.resourceManager.replace(/\/$/, '') + path, {
        method,
        headers,
        ...(sent === undefined ? {} : { body: JSON.stringify(sent) }),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    };
    const subscription = `/subscriptions/${ready.subscriptions[0]?.subscriptionId ?? ''}`;
    expect((await call('GET', `${subscription}?api-version=2022-12-01`)).body).toMatchObject({
      state: 'Enabled',
      tenantId: ready.tenantId,
    });
    expect((await call('GET', `${subscription}/providers?api-version=2022-09-01`)).body['value']).toContainEqual(
      expect.objectContaining({ namespace: 'Microsoft.DataProtection', registrationState: 'Registered' }),
    );
    const group = `${subscription}/resourcegroups/rg-terraform?api-version=2023-07-01`;
    expect((await call('GET', group)).status).toBe(404);
    expect((await call('PUT', group, { location: 'eastus2', tags: {} })).status).toBe(201);
    expect((await call('GET', group)).body).toMatchObject({ name: 'rg-terraform', location: 'eastus2' });
  });
});
