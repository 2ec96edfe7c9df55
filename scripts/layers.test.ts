import { execFile } from 'node:child_process';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const plants = [
  ['domain never reads from another package', 'packages/domain/src/planted.ts', 'zod'],
  ['domain never reads from node', 'packages/domain/src/planted-node.ts', 'node:fs'],
  ['contract never imports an Azure package', 'packages/contract/src/planted.ts', '@azure/arm-compute'],
  ['an Azure client never imports domain', 'packages/arm-elasticsan/src/planted.ts', '../../domain/src/index.ts'],
  ['the emulator never imports domain', 'packages/azure-emulator/src/planted.ts', '../../domain/src/index.ts'],
  ['the emulator never imports an Azure client', 'packages/azure-emulator/src/planted-client.ts', '../../arm-dataprotection/src/index.ts'],
  ['the BFF never imports the emulator outside of its tests', 'apps/bff/src/planted.ts', '@esan/azure-emulator'],
  ['the BFF builds Azure transports in azure/ only', 'apps/bff/src/jobs/planted.ts', '@azure/core-rest-pipeline'],
  ['the BFF keeps its nouns apart', 'apps/bff/src/jobs/planted-noun.ts', '../vaults/vaults.handlers.ts'],
  ['the browser never imports an Azure client', 'apps/web/src/planted.ts', '../../../packages/arm-elasticsan/src/index.ts'],
  ['the browser never imports node', 'apps/web/src/planted-node.ts', 'node:fs'],
  ['the browser keeps its nouns apart', 'apps/web/src/jobs/planted.ts', '../vaults/vaults.page.tsx'],
  ['looks know no noun', 'apps/web/src/ui/planted.ts', '../jobs/jobs.page.tsx'],
  ['a journey speaks as a person, without domain', 'e2e/tests/planted.ts', '../../packages/domain/src/index.ts'],
] as const;

const roots = ['packages', 'apps', 'e2e', 'scripts'];
let verdict = '';

async function sources(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !/node_modules|\/dist/.test(entry.parentPath))
    .map((entry) => join(entry.parentPath, entry.name));
}

function cruise(): Promise<string> {
  const args = ['--config', '.config/layers.mjs', '--output-type', 'err', ...roots];
  return new Promise((resolve) => {
    execFile('node_modules/.bin/depcruise', args, { maxBuffer: 1e8 }, (_error, stdout, stderr) => resolve(stdout + stderr));
  });
}

const unplant = () => Promise.all(plants.map(([, file]) => rm(file, { force: true })));

beforeAll(async () => {
  for (const [, file, module] of plants) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `import '${module}';\n`);
  }
  verdict = await cruise();
  await unplant();
}, 60_000);
afterAll(unplant);

test.each(plants)('%s', (_rule, file) => {
  expect(verdict).toContain(file);
});

test('every source file is read, so nothing passes by not being looked at', async () => {
  const files = (await Promise.all(roots.map(sources))).flat();
  const cruised = Number(/\((?:.*?)\)\. (\d+) modules/.exec(verdict)?.[1] ?? 0);
  expect(cruised).toBeGreaterThanOrEqual(files.length);
});
