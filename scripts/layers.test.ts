import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plants = [
  ['domain never reads from another package', 'packages/domain/src/planted.ts', 'zod'],
  ['domain never reads from node', 'packages/domain/src/planted-node.ts', 'node:fs'],
  ['domain never looks up', 'packages/domain/src/names/planted.ts', '../readiness/readiness.ts'],
  ['contract never imports an Azure package', 'packages/contract/src/planted.ts', '@azure/arm-compute'],
  ['an Azure client never imports domain', 'packages/arm-elasticsan/src/planted.ts', '../../domain/src/index.ts'],
  ['the connection of the Azure clients knows none of them', 'packages/arm-connection/src/planted.ts', '../../arm-elasticsan/src/index.ts'],
  ['the BFF asks Azure through a client', 'apps/bff/src/azure/planted.ts', '../../../../packages/arm-connection/src/index.ts'],
  ['the emulator never imports domain', 'packages/azure-emulator/src/planted.ts', '../../domain/src/index.ts'],
  ['the emulator never imports an Azure client', 'packages/azure-emulator/src/planted-client.ts', '../../arm-dataprotection/src/index.ts'],
  ['the world of the emulator knows no provider', 'packages/azure-emulator/src/world/planted.ts', '../providers/all-routes.ts'],
  ['the protocol of ARM knows no scenario', 'packages/azure-emulator/src/arm/planted.ts', '../scenarios/demo.ts'],
  ['the emulator serves nothing that is for tests', 'packages/azure-emulator/src/control/planted.ts', '../test-support/test-calls.ts'],
  ['the BFF never imports the emulator outside of its tests', 'apps/bff/src/planted.ts', '@esan/azure-emulator'],
  ['the BFF builds Azure transports in azure/ only', 'apps/bff/src/jobs/planted.ts', '@azure/core-rest-pipeline'],
  ['the BFF keeps its nouns apart', 'apps/bff/src/jobs/planted-noun.ts', '../vaults/vaults.handlers.ts'],
  ['the estate of the BFF knows no noun', 'apps/bff/src/estate/planted.ts', '../jobs/jobs.handlers.ts'],
  ['the browser never imports an Azure client', 'apps/web/src/planted.ts', '../../../packages/arm-elasticsan/src/index.ts'],
  ['the browser never imports node', 'apps/web/src/planted-node.ts', 'node:fs'],
  ['a lower room of the browser never imports a higher one', 'apps/web/src/jobs/planted.ts', '../protected-items/protected-items.page.tsx'],
  ['looks know no noun', 'apps/web/src/ui/planted.ts', '../jobs/jobs.page.tsx'],
  ['the rooms of looks have their order, too', 'apps/web/src/ui/values/planted.ts', '../table/table.tsx'],
  ['a step of the person never imports a later one', 'apps/web/src/protect/plan/planted.ts', '../run/run-rows.ts'],
  ['a journey speaks as a person, without domain', 'e2e/tests/planted.ts', '../../packages/domain/src/index.ts'],
] as const;

const roots = ['packages', 'apps', 'e2e', 'scripts'];
let verdict = '';
let copy = '';

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/node_modules|\/dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

const isSource = (from: string): boolean => !/\/(dist|test-results|node_modules\/\.[^/]+)$/.test(from);

/** The sources beside the installed packages, to plant in: the work tree is left alone. */
async function copySources(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'layers-'));
  for (const root of roots) await cp(root, join(folder, root), { recursive: true, verbatimSymlinks: true, filter: isSource });
  await cp('.config', join(folder, '.config'), { recursive: true });
  await cp('package.json', join(folder, 'package.json'));
  await symlink(resolve('node_modules'), join(folder, 'node_modules'));
  return folder;
}

function cruise(folder: string): Promise<string> {
  const args = ['--config', '.config/layers.mjs', '--output-type', 'err', ...roots];
  return new Promise((done) => {
    execFile('node_modules/.bin/depcruise', args, { cwd: folder, maxBuffer: 1e8 }, (_error, stdout, stderr) => done(stdout + stderr));
  });
}

beforeAll(async () => {
  copy = await copySources();
  for (const [, file, module] of plants) {
    await mkdir(dirname(join(copy, file)), { recursive: true });
    await writeFile(join(copy, file), `import '${module}';\n`);
  }
  verdict = await cruise(copy);
});
afterAll(() => rm(copy, { recursive: true, force: true }));

test.each(plants)('%s', (_rule, file) => {
  expect(verdict).toContain(file);
});

test('nothing but what was planted breaks the order of rooms', () => {
  const broken = [...verdict.matchAll(/^ *error .*: (\S+) → .*$/gm)].filter(([, from]) => !plants.some(([, file]) => file === from));
  expect(broken.map(([line]) => line.trim())).toEqual([]);
});

test('every source file is read, so nothing passes by not being looked at', async () => {
  const files = (await Promise.all(roots.map(sources))).flat();
  const cruised = Number(/\((?:.*?)\)\. (\d+) modules/.exec(verdict)?.[1] ?? 0);
  expect(cruised).toBeGreaterThanOrEqual(files.length);
});
