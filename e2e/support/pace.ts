import { expect } from '@playwright/test';
import type { BrowserContext, Locator } from '@playwright/test';
import { minutes, type Estate } from './estate.ts';

/**
 * The pauses in which a page lets Azure work before it asks again last a part of theirs only. Azure's clock stands until a test moves it, so
 * nothing is shown by waiting. Shorter pauses are the page's own; the longer ones end a call or a sign-in that hangs, and those stay.
 */
export async function hasten(context: BrowserContext): Promise<void> {
  await context.addInitScript(() => {
    for (const name of ['setTimeout', 'setInterval'] as const) {
      const begin = window[name].bind(window);
      const hastened = (work: TimerHandler, ms = 0, ...given: unknown[]) => {
        const isPause = ms === 1000 || (ms >= 3000 && ms < 10_000) || ms === 15_000 || ms === 30_000;
        return begin(work, isPause ? Math.max(250, ms / 10) : ms, ...given);
      };
      Object.assign(window, { [name]: hastened });
    }
  });
}

/** Azure's time passes, a minute at a time, until the page shows a text. */
export async function timePassesUntil(azure: Estate, place: Locator, text: string | RegExp, stepMs = minutes): Promise<void> {
  await expect(async () => {
    await azure.advance(stepMs, { evenIfIdle: true });
    await expect(place).toContainText(text, { timeout: 800 });
  }).toPass({ intervals: [0] });
}
