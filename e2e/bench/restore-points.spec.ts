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

/** The tasks of a trace by their threads, in the thread's own time in ms: what else the machine does meanwhile does not count. */
function tasksOf(trace: Buffer): Map<string, number[]> {
  const { traceEvents } = JSON.parse(trace.toString()) as { traceEvents: TraceEvent[] };
  const main = traceEvents.findLast(({ args }) => args?.name === 'CrRendererMain');
  const nameOf = ({ pid, tid }: TraceEvent) => (pid === main?.pid && tid === main.tid ? 'main' : `${pid} ${tid}`);
  const tasks = traceEvents.filter(({ name, tdur }) => name.endsWith('RunTask') && tdur !== undefined);
  return new Map([...Map.groupBy(tasks, nameOf)].map(([thread, of]) => [thread, of.map(({ tdur = 0 }) => tdur / 1000)]));
}

/** For how long tasks of the page's main thread went on beyond 50 ms each. */
function blockedMs(trace: Buffer): number {
  const tasks = tasksOf(trace).get('main') ?? [];
  expect(tasks.length, 'the trace has tasks of the page').toBeGreaterThan(10);
  return tasks.reduce((sum, ms) => sum + Math.max(0, ms - 50), 0);
}

const tracing = { categories: ['toplevel', 'devtools.timeline', '__metadata'] };

async function openPoints(browser: Browser, page: Page, data: () => number) {
  await page.reload();
  const link = page.getByRole('link', { name: 'sql-data-01' });
  await expect(link).toBeVisible();
  await page.waitForLoadState('networkidle');
  data();
  await browser.startTracing(page, tracing);
  await link.click();
  await expect(page.getByText('450 of 450 restore points')).toBeVisible();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('checkbox').first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  const blocked = blockedMs(await browser.stopTracing());
  const nodes = await page.evaluate(() => document.querySelectorAll('main *').length);
  await page.goBack();
  return { bytes: data(), nodes, blocked };
}

/** The list runs by under a finger that does not stop: so many frames, each with another part of it. */
const scroll = (page: Page, frames: number) =>
  page.evaluate(
    (most) =>
      new Promise<void>((done) => {
        let count = 0;
        const next = () => {
          if (count === most) return done();
          count += 1;
          window.scrollBy(0, 60);
          return requestAnimationFrame(next);
        };
        window.scrollTo(0, 0);
        requestAnimationFrame(next);
      }),
    frames,
  );

/** How many frames a second the busiest of the browser's threads has time for, and no more than a screen shows. */
async function framesPerSecond(browser: Browser, page: Page): Promise<number> {
  const frames = 200;
  await scroll(page, frames);
  await browser.startTracing(page, tracing);
  await scroll(page, frames);
  const threads = [...tasksOf(await browser.stopTracing()).values()].map((tasks) => tasks.reduce((sum, ms) => sum + ms, 0));
  return Math.min(60, (1000 * frames) / Math.max(...threads));
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
  const frames: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) frames.push(await framesPerSecond(browser, page));
  const of = (what: keyof (typeof opened)[number]) => median(opened.map((one) => one[what]));
  const name = '450 restore points';
  await report({ name: `${name}: data to open them`, value: Math.round(of('bytes') / 102.4) / 10, unit: 'KiB', goal: { atMost: 60 } });
  await report({ name: `${name}: nodes of the page`, value: of('nodes'), unit: '', goal: { atMost: 3000 } });
  await report({ name: `${name}: main thread blocked`, value: Math.round(of('blocked')), unit: 'ms', goal: { atMost: 50 } });
  await report({ name: `${name}: scrolling`, value: Math.round(median(frames) * 10) / 10, unit: 'frames/s', goal: { atLeast: 50 } });
});
