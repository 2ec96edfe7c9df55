import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import type { ErrorRequestHandler } from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { browserFiles } from './browser-files.ts';
import { problemOf } from './problems.ts';

const named: ErrorRequestHandler = (error: unknown, _request, response, _next) => void response.status(problemOf(error)[0]).json(null);
let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-files-'));
  await mkdir(join(folder, 'assets'));
  for (const file of ['index.html', 'favicon.svg', 'assets/main-1a2b.js']) await writeFile(join(folder, file), 'text');
  server = express()
    .use(...browserFiles(folder), named)
    .listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true });
});
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers });
const cacheAt = async (path: string) => (await get(path)).headers.get('cache-control');

test('the page is never kept, its hashed parts are for a year, and other files are asked about each time', async () => {
  const kept = await Promise.all(['/', '/volumes', '/index.html', '/favicon.svg', '/assets/main-1a2b.js'].map(cacheAt));
  expect(kept).toEqual(['no-store', 'no-store', 'no-store', 'no-cache', 'public, max-age=31536000, immutable']);
});

test('a range or a condition that cannot be met is the fault of whoever sent it', async () => {
  expect((await get('/volumes', { range: 'bytes=900-' })).status).toBe(416);
  expect((await get('/volumes', { 'if-match': '"another"' })).status).toBe(412);
  expect((await get('/volumes', { range: 'bytes=0-1' })).status).toBe(206);
});
