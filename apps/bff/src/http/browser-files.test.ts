import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { expect, test } from 'vitest';
import { browserFiles } from './browser-files.ts';

test('the page is never kept, its hashed parts are for a year, and other files are asked about each time', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'browser-files-'));
  await mkdir(join(folder, 'assets'));
  for (const file of ['index.html', 'favicon.svg', 'assets/main-1a2b.js']) await writeFile(join(folder, file), 'text');
  const server = express()
    .use(...browserFiles(folder))
    .listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const { port } = server.address() as { port: number };
  const cacheAt = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).headers.get('cache-control');
  const kept = await Promise.all(['/', '/volumes', '/index.html', '/favicon.svg', '/assets/main-1a2b.js'].map(cacheAt));
  expect(kept).toEqual(['no-store', 'no-store', 'no-store', 'no-cache', 'public, max-age=31536000, immutable']);
  server.close();
  await rm(folder, { recursive: true });
});
