import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import express from 'express';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readableAddress } from './address.ts';
import { browserFiles } from './browser-files.ts';

let folder: string;
let server: Server;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'browser-files-'));
  await mkdir(join(folder, 'assets'));
  await writeFile(join(folder, 'index.html'), '<html><head><title>Portal</title></head></html>');
  await writeFile(join(folder, 'pages.json'), JSON.stringify({ volumes: ['assets/volumes.page-3c.js', 'assets/lists-4d.js'] }));
  for (const file of ['favicon.svg', 'assets/main-1a2b.js', 'assets/gone-5e.js']) await writeFile(join(folder, file), 'text');
  await writeFile(join(folder, 'assets/main-1a2b.js.br'), brotliCompressSync('text'));
  server = express()
    .use(readableAddress, ...browserFiles(folder, { name: 'a</script>b $& c' }))
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

test('what the build has compressed is sent so, as long and with the same tag, and as it is to whoever takes no Brotli', async () => {
  const compressed = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip, br' });
  expect(compressed.headers.get('content-encoding')).toBe('br');
  expect(compressed.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await compressed.text()).toBe('text');
  const plain = await get('/assets/main-1a2b.js', { 'accept-encoding': 'identity' });
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'text']);
  const tag = (await get('/favicon.svg')).headers.get('etag') ?? '';
  expect((await get('/favicon.svg', { 'if-none-match': tag })).status).toBe(304);
});

test.each([
  ['a file that is gone since the start', 'assets/gone-5e.js', {}],
  ['a part of a file that ends before it begins', 'assets/main-1a2b.js', { range: 'bytes=3-1' }],
])('%s is not answered, and the server goes on', async (_what, file, headers) => {
  await rm(join(folder, 'assets/gone-5e.js'), { force: true });
  await expect(get(`/${file}`, headers).then((reply) => reply.text())).rejects.toThrow(/^(fetch failed|terminated)$/);
  expect(await (await get('/assets/main-1a2b.js')).text()).toBe('text');
});

test('what the browser must know stands in the page as data, whatever it holds', async () => {
  const html = await (await get('/volumes?point=1')).text();
  const [, facts = ''] = /<script type="application\/json" id="portal">(.*?)<\/script>/.exec(html) ?? [];
  expect(JSON.parse(facts)).toEqual({ name: 'a</script>b $& c' });
});

const named = async (path: string) => [...(await (await get(path)).text()).matchAll(/rel="modulepreload" crossorigin href="(.*?)"/g)];

test('a list names the files of its own page, which are fetched beside those of every page', async () => {
  expect((await named('/volumes?q=sql')).map(([, href]) => href)).toEqual(['/assets/volumes.page-3c.js', '/assets/lists-4d.js']);
  expect([...(await named('/')), ...(await named('/volumes/s/g/san/vg/v')), ...(await named('/constructor'))]).toEqual([]);
});

test.each([
  ['a range', { range: 'bytes=900-' }],
  ['a condition', { 'if-match': '"another"' }],
])('the page is always sent whole, whatever %s asks for', async (_what, headers) => {
  const reply = await get('/volumes', headers);
  expect([reply.status, (await reply.text()).endsWith('</html>')]).toEqual([200, true]);
});

test.each(['/configure-backup/vault?volume=%2', '/volumes?q=%%%', '/volumes?q=%00', '/volumes/%', '/volumes/%ff', '/volumes/%00'])(
  'the page is sent at an address that was cut off or is none: %s',
  async (path) => {
    const reply = await get(path);
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  },
);
