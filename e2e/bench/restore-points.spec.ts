import type { Browser, Page } from '@playwright/test';
import { report } from '../support/figure.ts';
import { backUpForDays } from '../support/long-history.ts';
import { expect, test } from '../support/test.ts';

test.use({ plan: { pageSize: 200 } });

const times = 5;
const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;

/** Bytes of the portal's own data that came over the wire, headers and all, since it was asked last. */
async function dataOf(page: Page): Promise<() => number> {
  const cdp = await page.context().newCDPSession(page);
  const isData = new Set<string>();
  let bytes = 0;
  cdp.on('Network.requestWillBeSent', ({ requestId, request }) => {
    if (new URL(request.url).pathname.startsWith('/api/')) isData.add(requestId);
  });
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (isData.has(requestId)) bytes += encodedDataLength;
  });
  await cdp.send('Network.enable');
  return () => {
    const since = bytes;
    bytes = 0;
    return since;
  };
}

type TraceEvent = { name: string; pid: number; tid: number; dur?: number; tdur?: number; args?: { name?: string } };

/**
 * For how long tasks of the page's main thread went on beyond 50 ms each, in the thread's own time: what else the machine does
 * meanwhile does not count.
 */
function blockedMs(trace: Buffer): number {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const mains = new Set(traceEvents.filter(({ args }) => args?.name === 'CrRendererMain').map(({ pid, tid }) => `${pid} ${tid}`));
  const tasks = traceEvents.filter(({ name, pid, tid }) => name.endsWith('RunTask') && mains.has(`${pid} ${tid}`));
  expect(tasks.length, 'the trace has tasks of the page').toBeGreaterThan(10);
  return tasks.reduce((sum, { tdur = 0 }) => sum + Math.max(0, tdur / 1000 - 50), 0);
}

async function openPoints(browser: Browser, page: Page, data: () => number) {
  await page.reload();
  const link = page.getByRole('link', { name: 'sql-data-01' });
  await expect(link).toBeVisible();
  await page.waitForLoadState('networkidle');
  data();
  await browser.startTracing(page, { categories: ['toplevel', 'devtools.timeline', '__metadata'] });
  await link.click();
  await expect(page.getByText('450 of 450 restore points')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('checkbox').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const blocked = blockedMs(await browser.stopTracing());
  const nodes = await page.evaluate(() => document.querySelectorAll('main *').length);
  await page.goBack();
  return { bytes: data(), nodes, blocked };
}

/** Frames a second in two seconds, while the list runs by under a finger that does not stop, or while nothing moves. */
const framesPerSecond = (page: Page, stepPx: number) =>
  page.evaluate(
    (step) =>
      new Promise<number>((done) => {
        let [count, began] = [0, 0];
        const next = (now: number) => {
          if (count === 0) began = now;
          if (now - began > 2000) return done((1000 * count) / (now - began));
          count += 1;
          window.scrollBy(0, step);
          return requestAnimationFrame(next);
        };
        window.scrollTo(0, 0);
        requestAnimationFrame(next);
      }),
    stepPx,
  );

/** Of sixty frames that this machine shows of a page at rest, how many it shows of the list that runs by. */
async function framesOfSixty(page: Page): Promise<number> {
  const ratios: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const atRest = await framesPerSecond(page, 0);
    ratios.push((await framesPerSecond(page, 60)) / atRest);
  }
  return 60 * Math.min(1, median(ratios));
}

test('450 restore points of a volume', async ({ browser, page, open, azure }) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 450);
  await open('/protected-items');
  const data = await dataOf(page);
  const opened: Awaited<ReturnType<typeof openPoints>>[] = [];
  for (let turn = 0; turn < times; turn += 1) opened.push(await openPoints(browser, page, data));
  await open(item?.page ?? '');
  await expect(page.getByText('450 of 450 restore points')).toBeVisible();
  await page.waitForLoadState('networkidle');
  const frames = await framesOfSixty(page);
  const of = (what: keyof (typeof opened)[number]) => median(opened.map((one) => one[what]));
  const name = '450 restore points';
  await report({ name: `${name}: data to open them`, value: Math.round(of('bytes') / 102.4) / 10, unit: 'KiB', goal: { atMost: 60 } });
  await report({ name: `${name}: nodes of the page`, value: of('nodes'), unit: '', goal: { atMost: 3000 } });
  await report({ name: `${name}: main thread blocked`, value: Math.round(of('blocked')), unit: 'ms', goal: { atMost: 50 } });
  await report({ name: `${name}: scrolling, of 60`, value: Math.round(frames * 10) / 10, unit: 'frames/s', goal: { atLeast: 50 } });
});
