import { environment } from '../../../e2e/support/estate.ts';
import type { Browser, BrowserContext, Page } from '../../../e2e/support/chromium.ts';
import { openSignedIn } from '../../../e2e/support/entra.ts';
import { putOn, scriptsOf, type Line, type Scripts } from './line.ts';
import { blockedMs, notedBy, watchPage } from './probe.ts';

const view = { viewport: { width: 1280, height: 800 }, locale: 'en-GB', timezoneId: 'Europe/London' };

/** The rows of a table that has been filled. */
export const filledTable = 'table[aria-busy="false"] tbody tr td';

/** A browser's memory of a person who is signed in. */
export type SignedIn = { storage: Awaited<ReturnType<BrowserContext['storageState']>>; session: Record<string, string> };

/** Signs a person in once, so that each visit begins as a tab of theirs does, with nothing else kept. */
export async function signIn(browser: Browser, upn: string, more: Record<string, string>): Promise<SignedIn> {
  const context = await browser.newContext(view);
  const page = await context.newPage();
  await openSignedIn(page, '/volumes', upn);
  await page.waitForSelector(filledTable);
  const session = await page.evaluate(() => Object.fromEntries(Object.entries<string>(sessionStorage)));
  const storage = await context.storageState();
  await context.close();
  return { storage, session: { ...session, ...more } };
}

/** A context that has never been here, but for the sign-in. */
export async function freshContext(browser: Browser, { storage, session }: SignedIn): Promise<BrowserContext> {
  const context = await browser.newContext({ ...view, storageState: storage });
  await context.addInitScript((kept) => {
    for (const [name, value] of Object.entries(kept)) sessionStorage.setItem(name, value);
  }, session);
  return context;
}

/** How a page was loaded. */
export type Load = { ready: number; largestPaint: number; blocked: number; scripts: Scripts };

/** What is asked of one load. */
export type Visit = { path: string; line: Line; until?: string };

async function loaded(page: Page, { path, line, until = filledTable }: Visit): Promise<Load> {
  const cdp = await page.context().newCDPSession(page);
  await putOn(line, cdp);
  await page.addInitScript(watchPage, until);
  const scripts = scriptsOf(cdp);
  const since = Date.now();
  await page.goto(environment('PORTAL_URL') + path, { waitUntil: 'commit' });
  await page.waitForFunction(() => window.watching.noted.ready > 0, undefined, { timeout: 60_000, polling: 50 });
  const byThen = scripts();
  const noted = await notedBy(page);
  const led = noted.timeOrigin - since;
  return {
    // A way over the sign-in page has several addresses: it counts from the first.
    ready: noted.ready + Math.max(0, led),
    largestPaint: noted.largestPaint,
    blocked: blockedMs(noted),
    scripts: byThen,
  };
}

/** One load in a context of its own. */
export async function visit(context: BrowserContext, of: Visit): Promise<Load> {
  const page = await context.newPage();
  const load = await loaded(page, of);
  await context.close();
  return load;
}

/** How long it takes from a press to what it leads to, in ms. */
export async function pressed(page: Page, press: string, until: string): Promise<number> {
  await page.waitForSelector(press);
  const since = await page.evaluate(
    ([link, wanted]) => {
      window.watching.waitFor(wanted);
      const now = performance.now();
      document.querySelector<HTMLElement>(link)?.click();
      return now;
    },
    [press, until] as const,
  );
  return (await notedBy(page)).ready - since;
}
