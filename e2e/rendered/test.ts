import axe from 'axe-core';
import { expect, test as base, vi } from 'vitest';
import type { NewWorld } from '@esan/azure-emulator/control';
import { callsGoTo } from '../../apps/web/src/testing/signed-in.ts';
import { openPage, type OpenedPage } from '../../apps/web/src/testing/opened-page.tsx';
import { minutes, newEstate, type Estate, type Role } from '../support/estate.ts';
import { Locator, patience } from './locator.ts';
import { seen } from './names.ts';
import './matchers.ts';

type Portal = { url: string; emulator: { url: string }; close: () => Promise<void> };

/** Types of a server and of a page do not stand together: the server is loaded by its place. */
const server: string = '../../apps/bff/src/testing/rehearsal.ts';
const { startPortal } = (await import(server)) as { startPortal: (start: { env: Record<string, string> }) => Promise<Portal> };

type Fixtures = {
  /** What the estate is made of. */
  plan: NewWorld;
  /** An Azure of this test's own. */
  azure: Estate;
  page: Page;
  /** Opens an address of the portal as a person who is signed in. */
  open: (path: string, as?: Role) => Promise<void>;
};

/** The page as a test looks at it and presses in it. */
export class Page extends Locator {
  opened: OpenedPage | undefined;

  constructor() {
    super(() => [document.body], 'the page');
  }

  go(path: string): void {
    this.close();
    this.opened = openPage(path);
  }

  close = (): void => this.opened?.close();
  /** Leads on as a link does: the page stays, what it has kept stays. */
  lead = (path: string): Promise<void> => this.opened?.lead(path) ?? Promise.resolve();
  goBack = (): Promise<void> => this.opened?.back() ?? Promise.resolve();
  url = (): string => this.opened?.address() ?? '';
  reload = (): void => this.go(this.url());
}

/** An element of HTML that happy-dom does not know. */
const unknownHere = 'is unrecognized in this browser';

/** A journey without a browser, in an estate of its own: the portal drawn by happy-dom, its BFF and Azure in this process. */
export const testOn = (plan: NewWorld) =>
  base.extend<Fixtures>({
    plan,
    azure: async ({ plan: made }, use) => {
      // The portal is of the era of Azure Backup that the estate is in.
      const portal = await startPortal({ env: made.profile === undefined ? {} : { BACKUP_PROFILE: made.profile } });
      vi.stubEnv('PORTAL_URL', portal.url);
      vi.stubEnv('EMULATOR_URL', portal.emulator.url);
      await use(await newEstate(made));
      vi.unstubAllEnvs();
      await portal.close();
    },
    page: async ({ azure: _azure }, use) => {
      const page = new Page();
      const said = vi.spyOn(console, 'error');
      await use(page);
      const faults = said.mock.calls.map((words) => words.join(' ')).filter((words) => !words.includes(unknownHere));
      page.close();
      sessionStorage.clear();
      localStorage.clear();
      vi.restoreAllMocks();
      vi.unstubAllGlobals();
      expect(faults, 'the page has no error on its console').toEqual([]);
    },
    open: async ({ page, azure }, use) => {
      let person: Role | undefined;
      await use(async (path, as = person ?? 'backup-admin') => {
        if (as !== person) {
          // Another person has another browser.
          sessionStorage.clear();
          localStorage.clear();
          callsGoTo(process.env['PORTAL_URL'] ?? '', await azure.token(azure.upn(as), 'bff'));
        }
        person = as;
        page.go(path);
      });
    },
  });

/** A journey in the usual estate. */
export const test = testOn({});

/** The page has come to an address. */
export const expectAddress = (page: Page, address: string | RegExp): Promise<void> =>
  vi.waitFor(() => {
    if (address instanceof RegExp) expect(page.url()).toMatch(address);
    else expect(page.url()).toBe(address);
  }, patience);

/** The page, and what is open over it, has nothing that axe objects to; it sees no colours here. */
export async function expectAccessible(): Promise<void> {
  const open = [...document.querySelectorAll<HTMLElement>('main,dialog,[role=dialog]')];
  // Fluent's focus guards: they hand the focus on at once and are never where it rests.
  const place = { include: open, exclude: ['[data-tabster-dummy]'] };
  const found = await axe.run(place, { resultTypes: ['violations'], rules: { 'color-contrast': { enabled: false } } });
  expect(found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
}

/** Azure's time passes, five minutes at a time, until the page shows a text. */
export async function timePassesUntil(azure: Estate, place: Locator, text: string | RegExp): Promise<void> {
  await vi.waitFor(
    async () => {
      await azure.advance(5 * minutes, { evenIfIdle: true });
      await vi.waitFor(
        () => {
          const said = place.elements().map(({ textContent }) => seen(textContent));
          if (!said.some((one) => (text instanceof RegExp ? text.test(one) : one.includes(text))))
            throw new Error(`${String(text)}, but: ${said.join(' ')}`);
        },
        { timeout: 800, interval: 20 },
      );
    },
    { timeout: 60_000, interval: 1 },
  );
}
