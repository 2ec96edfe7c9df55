import type { Page } from '../../../e2e/support/chromium.ts';

/** What a page notes of its own load, in ms since its address was gone to. */
export type Noted = {
  timeOrigin: number;
  firstPaint: number;
  largestPaint: number;
  /** The frame in which what was waited for has been there. */
  ready: number;
  /** Tasks of more than 50 ms: when each began, and how long it was. */
  longTasks: [start: number, duration: number][];
};

type Watching = { noted: Noted; waitFor: (selector: string) => void };
declare global {
  interface Window {
    watching: Watching;
  }
}

/** Watches the page from its first moment on; before any script of its own. */
export function watchPage(selector: string): void {
  const noted: Noted = { timeOrigin: performance.timeOrigin, firstPaint: 0, largestPaint: 0, ready: 0, longTasks: [] };
  const waitFor = (wanted: string): void => {
    noted.ready = 0;
    const look = (): void => {
      if (document.querySelector(wanted) === null) return;
      observer.disconnect();
      requestAnimationFrame(() => (noted.ready = performance.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document, { childList: true, subtree: true, attributes: true, attributeFilter: ['aria-busy'] });
  };
  const watcher = new PerformanceObserver((list) => {
    for (const { entryType, name, startTime, duration } of list.getEntries()) {
      if (name === 'first-contentful-paint') noted.firstPaint = startTime;
      if (entryType === 'largest-contentful-paint') noted.largestPaint = startTime;
      if (entryType === 'longtask') noted.longTasks.push([startTime, duration]);
    }
  });
  for (const type of ['paint', 'largest-contentful-paint', 'longtask']) watcher.observe({ type, buffered: true });
  window.watching = { noted, waitFor };
  waitFor(selector);
}

/** What a page has noted, once it was ready and has had a second more. */
export async function notedBy(page: Page): Promise<Noted> {
  await page.waitForFunction(() => window.watching.noted.ready > 0, undefined, { timeout: 60_000, polling: 100 });
  return page.evaluate(async () => {
    const { noted } = window.watching;
    const left = noted.ready + 1100 - performance.now();
    await new Promise((resolve) => setTimeout(resolve, left));
    return noted;
  });
}

/** For how long tasks kept the main thread beyond 50 ms each, between the first paint and a second after the page was ready. */
export const blockedMs = ({ longTasks, firstPaint, ready }: Noted): number =>
  longTasks
    .filter(([start, duration]) => start + duration > firstPaint && start < ready + 1000)
    .reduce((sum, [, duration]) => sum + duration - 50, 0);
