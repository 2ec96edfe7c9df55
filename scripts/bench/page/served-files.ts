import { cp, mkdir, rm } from 'node:fs/promises';
import { resolve } from 'node:path';
import { ran } from '../../steps.ts';

const folder = resolve('.cache/bench-files');

/** Builds the portal and, beside it, the least that React needs for the same list, for one server to serve both alike; their folder. */
export async function servedFiles(): Promise<string> {
  const isBuilt =
    (await ran([process.execPath, 'scripts/build.ts'], process.env, 'stderr')) &&
    (await ran(['pnpm', '--silent', '--filter', '@esan/web', 'floor'], process.env, 'stderr'));
  if (!isBuilt) throw new Error('The pages could not be built.');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const from of ['apps/web/dist', '.cache/floor']) await cp(from, folder, { recursive: true });
  return folder;
}
