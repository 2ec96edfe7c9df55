import type { CDPSession, Page } from '../../../e2e/support/chromium.ts';

/** Frames of a page while it was watched: when each was, whether a part of the table in sight had no rows in it, and tasks of more than 50 ms. */
export type Frames = { at: number[]; blank: boolean[]; keys: number[]; longTasks: number[] };

type Kept = { frames: Frames; isOver: boolean };
declare global {
  interface Window {
    kept: Kept;
  }
}

/** Keeps the moments of frames and of keys, until it is over. */
function keepFrames(): void {
  const frames: Frames = { at: [], blank: [], keys: [], longTasks: [] };
  new PerformanceObserver((list) => frames.longTasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
    type: 'longtask',
  });
  window.kept = { frames, isOver: false };
  // What a frame has shown is looked at once it is drawn.
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    const top = document.querySelector('main [role=columnheader], main thead th')?.getBoundingClientRect().bottom ?? 0;
    const spacers = [...document.querySelectorAll('main tbody tr[aria-hidden], main [role=rowgroup] > [aria-hidden]')].map((spacer) =>
      spacer.getBoundingClientRect(),
    );
    frames.blank.push(spacers.some((spacer) => spacer.bottom > top + 1 && spacer.top < window.innerHeight - 1));
  });
  port1.start();
  const next = (at: number): void => {
    if (window.kept.isOver) return;
    frames.at.push(at);
    port2.postMessage('drawn');
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
  window.addEventListener('keydown', () => frames.keys.push(performance.now()), { capture: true });
}

const framesKept = (page: Page): Promise<Frames> =>
  page.evaluate(() => {
    window.kept.isOver = true;
    return window.kept.frames;
  });

/** How the rows run by under a wheel that does not stop: frames a second, how many of a hundred have a part without rows, and tasks of more than 50 ms. */
export type Scrolled = { perSecond: number; blank: number; longTasks: number };

/** Scrolls through a long list, about seventy rows a second. */
export async function scrolled(page: Page, cdp: CDPSession): Promise<Scrolled> {
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.evaluate(keepFrames);
  await cdp.send('Input.synthesizeScrollGesture', { x: 700, y: 500, yDistance: -6000, speed: 3000, gestureSourceType: 'mouse' });
  const { at, blank, longTasks } = await framesKept(page);
  const took = (at.at(-1) ?? 0) - (at[0] ?? 0);
  return {
    perSecond: ((at.length - 1) * 1000) / took,
    blank: (blank.filter(Boolean).length * 100) / blank.length,
    longTasks: longTasks.length,
  };
}

const frameMs = 1000 / 60;

/** How many frames the longest one after each key takes, of those that a screen of sixty a second shows. */
export async function framesOfKeys(page: Page, text: string): Promise<number[]> {
  await page.evaluate(keepFrames);
  for (const letter of text) {
    await page.keyboard.press(letter);
    await page.waitForTimeout(200);
  }
  const { at, keys } = await framesKept(page);
  return keys.map((key) => {
    const after = at.filter((moment) => moment > key - frameMs && moment < key + 200);
    const gaps = after.slice(1).map((moment, nth) => moment - (after[nth] ?? moment));
    return Math.round(Math.max(...gaps) / frameMs);
  });
}
