import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { controlClient } from '../control.ts';
import { startEmulator, type Emulator } from '../server.ts';

let emulator: Emulator;
let page: string;

// One estate for all: each test looks at what it has done itself.
beforeAll(async () => {
  emulator = await startEmulator({ control: true });
  const { name } = await controlClient(emulator.url).createWorld({ scenario: 'demo' });
  page = `/_emulator/worlds/${name}`;
});
afterAll(() => emulator.close());

const visit = async (): Promise<string> => (await fetch(`${emulator.url}${page}`, { headers: { accept: 'text/html' } })).text();

const submit = (form: string, fields: Record<string, string>): Promise<Response> =>
  fetch(`${emulator.url}${page}/${form}`, {
    method: 'POST',
    body: new URLSearchParams(fields),
    headers: { accept: 'text/html' },
    redirect: 'manual',
  });

const worldNow = async (): Promise<string> =>
  (
    await controlClient(emulator.url)
      .world(page.split('/').at(-1) ?? '')
      .detail()
  ).now;

test('the clock is run to a moment of the calendar, and never back', async () => {
  const answer = await submit('advance', { until: '2026-10-01 06:30', evenIfIdle: 'true' });
  expect(answer.headers.get('location')).toBe(`${page}#clock`);
  expect(await worldNow()).toBe('2026-10-01T06:30:00.000Z');
  const back = await submit('advance', { until: '2026-09-01T06:30', evenIfIdle: 'true' });
  expect([back.status, await back.text()]).toEqual([409, expect.stringContaining('a clock does not go back')]);
  expect(await worldNow()).toBe('2026-10-01T06:30:00.000Z');
});

test.each(['yesterday', '2026-13-01T00:00', '2027-02-31T06:30', '2026-10-01', '2029-10-01T00:00'])(
  'a clock is not run to %s',
  async (until) => {
    const before = await worldNow();
    expect((await submit('advance', { until, evenIfIdle: 'true' })).status).toBe(400);
    expect(await worldNow()).toBe(before);
  },
);

test('work that begins after it was slowed down takes ten times as long', async () => {
  const name = page.split('/').at(-1) ?? '';
  const world = controlClient(emulator.url).world(name);
  const token = await world.token(`backup-admin@${name}.example`);
  const [vault] = await world.resources('Microsoft.DataProtection/backupVaults');
  const patched = async (): Promise<number> => {
    const before = Date.parse(await worldNow());
    const answer = await fetch(`${emulator.url}${vault?.id}?api-version=2026-06-01`, {
      method: 'PATCH',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ tags: { made: 'slow' } }),
    });
    expect(answer.status).toBe(202);
    await world.advanceUntilIdle();
    return Date.parse(await worldNow()) - before;
  };
  const usual = await patched();
  await submit('slowness', { times: '10' });
  expect(await visit()).toContain('<option value="10" selected>10 times as long</option>');
  expect(await patched()).toBe(usual * 10);
});

test('a resource group is locked, shown as locked, and unlocked', async () => {
  const lockable = [...(await visit()).matchAll(/<option value="([^"]+)">Resource group rg-/g)].map(([, id]) => id ?? '');
  const scope = lockable[0] ?? '';
  expect(scope).toContain('/resourceGroups/rg-');
  await submit('locks', { scope, level: 'CanNotDelete' });
  const id = `${scope}/providers/Microsoft.Authorization/locks/keep`;
  expect(await visit()).toContain(`<input type="hidden" name="id" value="${id}" />`);
  await submit('removed-locks', { id });
  expect(await visit()).not.toContain(id);
});

test('a role of a vault is taken away, and nothing else by its name', async () => {
  const first = /removed-role-assignments">\s*<input type="hidden" name="id" value="([^"]+)"/.exec(await visit())?.[1] ?? '';
  expect(first).toContain('/roleAssignments/');
  expect((await submit('removed-role-assignments', { id: first })).headers.get('location')).toBe(`${page}#vault-roles`);
  expect(await visit()).not.toContain(first);
  expect((await submit('removed-role-assignments', { id: first })).status).toBe(404);
  const group = /<option value="([^"]+)">Resource group/.exec(await visit())?.[1] ?? '';
  expect((await submit('removed-role-assignments', { id: group })).status).toBe(400);
});

describe('another estate under the same portal', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'replaced-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('stands in the place of the old one, in its era, with people who are still signed in', async () => {
    const name = page.split('/').at(-1) ?? '';
    const world = controlClient(emulator.url).world(name);
    const token = await world.token(`backup-admin@${name}.example`);
    expect(await world.resources('Microsoft.DataProtection/backupVaults')).not.toEqual([]);
    await submit('replacement', { scenario: 'empty', profile: 'ga-2026-09' });
    expect(await world.resources('Microsoft.DataProtection/backupVaults')).toEqual([]);
    expect(await visit()).toContain('General availability of September 2026');
    const subscriptions = await fetch(`${emulator.url}/subscriptions?api-version=2022-12-01`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect([subscriptions.status, ((await subscriptions.json()) as { value: unknown[] }).value.length]).toEqual([200, 1]);
  });

  test.each([{ scenario: 'paradise' }, {}, { scenario: 'empty', profile: 'never' }])(
    'is refused where it makes no sense, and the old one stays',
    async (fields) => {
      const before = await visit();
      expect((await submit('replacement', fields)).status).toBe(400);
      expect(await visit()).toBe(before);
    },
  );

  test('is what a state file goes on from', async () => {
    const state = join(folder, 'state.json');
    const first = await startEmulator({ control: true, state, world: { name: 'kept', scenario: 'demo' } });
    const replaced = await fetch(`${first.url}/_emulator/worlds/kept/replacement`, {
      method: 'POST',
      body: new URLSearchParams({ scenario: 'main-job' }),
    });
    expect(replaced.status).toBe(200);
    await vi.waitFor(() => expect(readFileSync(state, 'utf8')).toContain('"scenario":"main-job"'), 60_000);
    await first.close();
    const second = await startEmulator({ control: true, state });
    expect((await controlClient(second.url).worlds()).map(({ name }) => name)).toEqual(['kept']);
    expect(await controlClient(second.url).world('kept').resources('Microsoft.DataProtection/backupVaults')).toEqual([]);
    await second.close();
  });
});
