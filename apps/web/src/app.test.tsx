// @vitest-environment happy-dom
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import type { PortalFacts } from './session/portal-facts.ts';

afterEach(() => void vi.unstubAllGlobals());
afterAll(() => void vi.resetModules());
vi.mock('./session/session.ts', async (original) => ({
  ...(await original<object>()),
  tokenFor: () => Promise.resolve('t-1'),
  prepareSignIn: () => Promise.resolve(),
}));

const ada = { name: 'Ada', username: 'ada' };
const facts: PortalFacts = {
  signIn: { clientId: 'c', authority: 'https://login.example', scope: 's' },
  emulator: null,
  profile: 'preview-2025-05',
  snapshotRates: [],
  diskRates: [],
  frameAncestors: [],
};
const noVaults = JSON.stringify({ asOf: '2026-09-08T08:00:00Z', items: [], missing: [] });

/** An answer that has begun to come, and is there a moment later, or never. */
const coming = (isThere: boolean): Response =>
  new Response(
    new ReadableStream({
      start(body) {
        if (isThere) setTimeout(() => (body.enqueue(new TextEncoder().encode(noVaults)), body.close()), 20);
      },
    }),
  );

/** Nothing that is waited for comes to its end by time: whatever is drawn was not waited for, however slow the machine is. */
function withoutPatience(): void {
  const soon = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => (ms < 100 ? soon(work, ms) : 0));
}

/** What the portal draws first at the list of vaults, so many ms after the page was asked for, and whether the list comes at all. */
async function firstDrawing(ms: number, answer: () => Promise<Response>): Promise<string> {
  // Each time with nothing read before.
  vi.resetModules();
  const [{ askFirst }, { openPortal }] = await Promise.all([
    import('./api/first-ask.ts'),
    import('./app.tsx'),
    import('./vaults/vaults.page.tsx'),
  ]);
  document.body.innerHTML = '<div id="root"></div>';
  history.replaceState(null, '', '/vaults');
  vi.stubGlobal('fetch', (address: string) => (address === '/api/vaults' ? answer() : Promise.resolve(new Response(noVaults))));
  askFirst('/vaults', () => Promise.resolve('t-1'));
  const clock = vi.spyOn(performance, 'now').mockReturnValue(ms);
  openPortal(facts, Promise.resolve({ person: ada }));
  clock.mockRestore();
  return vi.waitFor(
    () => {
      const drawn = document.getElementById('root')?.textContent ?? '';
      if (drawn === '') throw new Error('Nothing is drawn.');
      return drawn;
    },
    { timeout: 60_000, interval: 1 },
  );
}

const list = 'There is no Backup vault yet';

test('a list that has begun to come is part of what is drawn first, but on a slow machine, whose page is seen before', async () => {
  withoutPatience();
  expect(await firstDrawing(300, () => Promise.resolve(coming(true)))).toContain(list);
  expect(await firstDrawing(3000, () => Promise.resolve(coming(false)))).not.toContain(list);
});

test('a list that does not come holds up no page', async () => {
  const drawn = await firstDrawing(300, () => new Promise(() => undefined));
  expect(drawn).toContain('Backup vaults');
  expect(drawn).not.toContain(list);
});
