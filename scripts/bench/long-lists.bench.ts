import { launchChromium } from '../../e2e/support/chromium.ts';
import type { Browser, Page } from '../../e2e/support/chromium.ts';
import { newEstate } from '../../e2e/support/estate.ts';
import { report } from '../../e2e/support/figure.ts';
import { apiAs } from '../../e2e/support/protected-volume.ts';
import { findBrowser } from '../browser.ts';
import { measuredPortal } from './measured-portal.ts';
import { median, quantile, rounded } from './middle.ts';
import { framesOfKeys, scrolled, type Scrolled } from './page/frames.ts';
import { notedBy, watchPage } from './page/probe.ts';
import { servedFiles } from './page/served-files.ts';
import { filledTable, freshContext, signIn } from './page/visit.ts';

const turns = Number(process.env['BENCH_ROUNDS'] ?? 3);
const portal = await measuredPortal({ files: await servedFiles() });

/** A page of the portal that has been open for a second, and how long it took to be ready. */
type Opened = { page: Page; readyMs: number; close: () => Promise<void> };

/** Opens addresses as a person with an estate of so many volumes, whose lists were asked for just now. */
async function personWith(browser: Browser, volumes: number, subscriptions: number) {
  const azure = await newEstate({ scenario: 'fleet', volumes, subscriptions, protectedPercent: 50, pageSize: 1000 });
  const ask = await apiAs(azure);
  const signedIn = await signIn(browser, azure.upn('backup-admin'), {});
  return async (path: string, asked: string, until = filledTable): Promise<Opened> => {
    await ask('GET', asked);
    const context = await freshContext(browser, signedIn);
    const page = await context.newPage();
    await page.addInitScript(watchPage, until);
    await page.goto(portal.url + path);
    const { ready } = await notedBy(page);
    return { page, readyMs: ready, close: () => context.close() };
  };
}

async function reportScrolling(name: string, { page }: Opened): Promise<void> {
  const cdp = await page.context().newCDPSession(page);
  const all: Scrolled[] = [];
  while (all.length < turns) all.push(await scrolled(page, cdp));
  const of = (what: keyof Scrolled): number => rounded(median(all.map((one) => one[what])), 1);
  await report({ name: `${name}: scrolling`, value: of('perSecond'), unit: 'frames/s', goal: { atLeast: 55 } });
  await report({ name: `${name}: frames with a part that has no rows`, value: of('blank'), unit: '%', goal: { atMost: 0 } });
  await report({ name: `${name}: tasks over 50 ms while it scrolls`, value: of('longTasks'), unit: '', goal: { atMost: 0 } });
}

const browser = await launchChromium(await findBrowser());
try {
  const openOf2000 = await personWith(browser, 2000, 2);
  const volumes = await openOf2000('/volumes', '/api/volumes');
  await reportScrolling('Table of 2,000 volumes', volumes);
  await volumes.close();
  const calendar = await openOf2000('/restore-points', '/api/restore-points/volumes', '[data-drawn]');
  await reportScrolling('Calendar of 1,000 protected volumes', calendar);
  await calendar.close();
  const openOf10000 = await personWith(browser, 10_000, 4);
  const all = await openOf10000('/volumes', '/api/volumes');
  // Good for a page is 2.5 s (https://web.dev/articles/lcp).
  await report({ name: 'Volumes page with 10,000 volumes: ready', value: Math.round(all.readyMs), unit: 'ms', goal: { atMost: 2500 } });
  await reportScrolling('Table of 10,000 volumes', all);
  await all.page.locator('search input').first().focus();
  const frames = await framesOfKeys(all.page, 'vol-0012');
  console.error(`frames after each key: ${frames.join(', ')}`);
  await report({
    name: 'Typing in a filter of 10,000 volumes: frames that a key takes',
    value: quantile(frames, 0.75),
    unit: '',
    goal: { atMost: 1 },
  });
  await all.close();
} finally {
  await browser.close();
  portal.stop();
}
