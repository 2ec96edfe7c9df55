import { afterAll, beforeAll, expect, test } from 'vitest';
import { controlClient } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';

let emulator: Emulator;

beforeAll(async () => {
  emulator = await startEmulator({ control: true, world: { name: 'demo', scenario: 'main-job' } });
});
afterAll(() => emulator.close());

const visit = (path: string): Promise<Response> => fetch(emulator.url + path, { headers: { accept: 'text/html' }, redirect: 'manual' });

test('the only world is shown at once, several are listed', async () => {
  expect((await visit('/')).headers.get('location')).toBe('/_emulator/');
  expect((await visit('/_emulator/')).headers.get('location')).toBe('/_emulator/worlds/demo');
  await controlClient(emulator.url).createWorld({ name: 'south' });
  const list = await (await visit('/_emulator/')).text();
  expect(list).toContain('href="/_emulator/worlds/demo"');
  expect(list).toContain('href="/_emulator/worlds/south"');
});

test('a page runs no script and asks no other host', async () => {
  const response = await visit('/_emulator/worlds/demo');
  expect(response.headers.get('content-security-policy')).toBe(
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  );
  const page = await response.text();
  expect(page).not.toMatch(/<script|style=|https?:\/\//);
  const files = [...page.matchAll(/(?:href|src)="(\/_assets\/[^"]+)"/g)].map((match) => match[1] ?? '');
  expect(await Promise.all(files.map(async (file) => (await visit(file)).status))).toEqual([200, 200, 200]);
});

test('what somebody typed is shown as text', async () => {
  const world = controlClient(emulator.url).world('demo');
  await world.addFault({ kind: 'next-call', action: '<b>', status: 500, code: '"&', message: 'no' });
  const page = await (await visit('/_emulator/worlds/demo')).text();
  expect(page).toContain('A call of &lt;b&gt; is answered 500 &quot;&amp;, once.');
});

test('the page says what each person may do by their roles', async () => {
  const page = await (await visit('/_emulator/worlds/demo')).text();
  expect(page).toContain('Contributor, Role Based Access Control Administrator');
});

test('a world is loaded by the form in an era of Azure Backup, and its page says which', async () => {
  expect(await (await visit('/_emulator/worlds/demo')).text()).toContain('Preview of May 2025 (<code>preview-2025-05</code>)');
  const form = new URLSearchParams({ name: 'later', scenario: 'main-job', profile: 'ga-2026-09' });
  const loaded = await fetch(`${emulator.url}/_emulator/worlds`, { method: 'POST', body: form, redirect: 'manual' });
  const page = await (await visit(loaded.headers.get('location') ?? '')).text();
  expect(page).toContain('General availability of September 2026 (<code>ga-2026-09</code>)');
});

test('a form that is refused says why on a page', async () => {
  const response = await fetch(`${emulator.url}/_emulator/worlds`, { method: 'POST', body: new URLSearchParams({ name: 'demo' }) });
  expect(response.status).toBe(409);
  expect(await response.text()).toContain('There is a world called &quot;demo&quot; already.');
});
