import { execFile, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, cp, mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { startEmulator } from '../../packages/azure-emulator/src/index.ts';
import type { Emulator } from '../../packages/azure-emulator/src/index.ts';
import { afterAll, expect, test } from 'vitest';
import { assemble } from './assemble.ts';
import { entrypoint } from './entrypoint.ts';

const run = promisify(execFile);
const folder = await mkdtemp(join(tmpdir(), 'portal-image-'));
const portal = join(folder, 'assembled', 'portal');
await chmod(folder, 0o755);
const isAssembled = await assemble(portal);
const emulator: Emulator = await startEmulator({ control: true });
afterAll(async () => {
  await emulator.close();
  await rm(folder, { recursive: true, maxRetries: 5 });
});

const environment = (): Record<string, string> => ({
  AZURE_TENANT_ID: emulator.tenantId,
  AZURE_CLIENT_ID: emulator.apiClientId,
  AZURE_CLIENT_SECRET: emulator.apiClientSecret,
  AZURE_SPA_CLIENT_ID: emulator.spaClientId,
  AZURE_EMULATOR_URL: emulator.url,
  NODE_ENV: 'production',
  PORT: '0',
  LOG_LEVEL: 'error',
});

type Ran = { url: string; end: () => Promise<number | null> };

/** Start what serves the portal, and wait for its address. */
async function started(
  command: string,
  args: readonly string[],
  options: { cwd?: string; uid?: number; env?: Record<string, string> },
): Promise<Ran> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = new Promise<number | null>((over) => child.once('exit', over));
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\S+(?=[/])/.exec(line)?.[0] ?? line;
    return { url, end: () => (child.kill('SIGTERM'), ended) };
  }
  throw new Error('The portal ended before it said where it is.');
}

async function answersAt(url: string): Promise<unknown[]> {
  const [alive, ready, page] = await Promise.all(['/healthz', '/readyz', '/'].map((path) => fetch(url + path)));
  return [alive?.status, ready?.status, page?.status, (await page?.text())?.includes('<div id="root"')];
}

const isRoot = process.getuid?.() === 0;
const nobody = isRoot ? { uid: 65532 } : {};

/** Node where nobody may run it: a clone may stand in a folder that only its owner enters. */
async function nodeForNobody(): Promise<string> {
  const node = join(folder, 'node');
  await cp(process.execPath, node);
  return node;
}

test('what is assembled for the image serves the portal as nobody, from files that nobody may write, and ends when it is told to', async () => {
  expect(isAssembled).toBe(true);
  const [, ...args] = await entrypoint();
  const { url, end } = await started(isRoot ? await nodeForNobody() : process.execPath, args, {
    cwd: portal,
    env: environment(),
    ...nobody,
  });
  expect(await answersAt(url)).toEqual([200, 200, 200, true]);
  expect(await end()).toBe(0);
});

test('nothing that tests or builds is in the image, and its bill of materials names what is', async () => {
  const rooms = [
    'apps/bff/src',
    'packages/contract/src',
    'packages/domain/src',
    'packages/arm-connection/src',
    'packages/arm-elasticsan/src',
  ];
  const files = (await Promise.all(rooms.map((room) => readdir(join(portal, room), { recursive: true })))).flat();
  expect(files).toEqual(expect.arrayContaining(['main.ts', 'http/mount.ts', 'index.ts']));
  expect(files.filter((file) => /[.]test[.]|(^|[/])testing[/]/.test(file))).toEqual([]);
  const bill = JSON.parse(await readFile(join(portal, 'sbom.cdx.json'), 'utf8')) as { bomFormat: string; components: { name: string }[] };
  const names = bill.components.map(({ name }) => name);
  expect(bill.bomFormat).toBe('CycloneDX');
  expect(names).toEqual(expect.arrayContaining(['express', 'zod', 'msal-node', 'helmet']));
  expect(names).not.toEqual(expect.arrayContaining(['vitest']));
  const installed = (await readdir(join(portal, 'node_modules/.pnpm'))).filter((name) => name.includes('@'));
  expect(installed.filter((name) => /^(vitest|playwright|oxlint|rolldown)/.test(name))).toEqual([]);
});

const buildah = (...args: readonly string[]) =>
  run('buildah', ['--storage-driver', 'vfs', '--root', join(folder, 'store'), '--runroot', join(folder, 'run'), ...args]);
const canBuild = isRoot && existsSync('/usr/bin/buildah') && process.platform === 'linux';
if (!canBuild) console.warn('The image is not built: there is no buildah for root here (Debian: buildah).');

/** A base with Node alone: registries of images may be out of reach. */
async function ownBase(): Promise<void> {
  const base = join(folder, 'base');
  const { stdout } = await run('ldd', [process.execPath]);
  const libraries = [...stdout.matchAll(/(?:^\s+|=> )([/]\S+)/gm)].flatMap(([, path]) => path ?? []);
  for (const [from, to] of [[process.execPath, '/nodejs/bin/node'], ...libraries.map((path) => [path, path])] as [string, string][]) {
    await mkdir(join(base, dirname(to)), { recursive: true });
    await cp(from, join(base, to), { dereference: true });
  }
  const { stdout: container } = await buildah('from', 'scratch');
  await buildah('copy', '-q', container.trim(), base, '/');
  await buildah('commit', '-q', container.trim(), 'localhost/base');
}

test.runIf(canBuild)(
  'the image is built by its file, and what it starts as nobody serves the portal',
  async () => {
    await ownBase();
    const given = ['--build-context', `assembled=${dirname(portal)}`, '--build-arg', 'BASE=localhost/base'];
    await buildah('bud', '-q', '--isolation', 'chroot', ...given, '-f', 'deploy/Containerfile', '-t', 'localhost/portal', 'deploy');
    const { stdout } = await buildah('inspect', '--type', 'image', 'localhost/portal');
    const { config } = (JSON.parse(stdout) as { OCIv1: { config: { User: string; Entrypoint: string[] } } }).OCIv1;
    expect(config.User).toBe('65532:65532');
    const { stdout: container } = await buildah('from', 'localhost/portal');
    const env = Object.entries({ ...environment(), HOST: '127.0.0.1' }).flatMap(([name, value]) => ['--env', `${name}=${value}`]);
    const all = ['--storage-driver', 'vfs', '--root', join(folder, 'store'), '--runroot', join(folder, 'run')];
    const { url, end } = await started(
      'buildah',
      [...all, 'run', '--isolation', 'chroot', ...env, container.trim(), '--', ...config.Entrypoint],
      {},
    );
    expect(await answersAt(url)).toEqual([200, 200, 200, true]);
    await end();
    // A build takes a dozen seconds of a machine that has nothing else to do.
  },
  300_000,
);
