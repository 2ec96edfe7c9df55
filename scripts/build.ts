import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ran } from './steps.ts';

const stamp = 'apps/web/dist/.stamp';
const inputs = ['apps/web', 'packages/contract', 'packages/domain', 'pnpm-lock.yaml', 'tsconfig.base.json'];
const skipped = new Set(['node_modules', 'dist']);

async function filesOf(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true }).catch(() => undefined);
  if (entries === undefined) return [path];
  const kept = entries.filter(({ name }) => !skipped.has(name));
  const lists = kept.map(async (entry) => (entry.isDirectory() ? filesOf(join(path, entry.name)) : [join(path, entry.name)]));
  return (await Promise.all(lists)).flat();
}

async function digestOfInputs(): Promise<string> {
  const files = (await Promise.all(inputs.map(filesOf))).flat().sort();
  const hash = createHash('sha256');
  for (const file of files) hash.update(file).update(await readFile(file));
  return hash.digest('hex');
}

/** Build the browser's files unless they are as fresh as their sources. */
const wanted = await digestOfInputs();
const built = await readFile(stamp, 'utf8').catch(() => '');
if (built !== wanted) {
  // Whoever asks, a test as well: with another word there, React would be its slow build for developers.
  const ok = await ran(['pnpm', '--silent', '--filter', '@esan/web', 'build'], { ...process.env, NODE_ENV: 'production' });
  if (ok) await writeFile(stamp, wanted);
  else process.exitCode = 1;
}
