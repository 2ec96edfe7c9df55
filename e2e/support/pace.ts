import { expect } from '@playwright/test';
import type { BrowserContext, Locator } from '@playwright/test';
import { hastened } from '../../apps/web/src/testing/hastened.ts';
import { minutes, type Estate } from './estate.ts';

/** Pages of a context make the pauses of tests, whoever sets their timers. */
export async function hasten(context: BrowserContext): Promise<void> {
  await context.addInitScript(`{
    const hastened = ${hastened.toString()};
    for (const name of ['setTimeout', 'setInterval']) {
      const begin = window[name].bind(window);
      window[name] = (work, ms = 0, ...given) => begin(work, hastened(ms), ...given);
    }
  }`);
}

/** Azure's time passes, five minutes at a time, until the page shows a text. */
export async function timePassesUntil(azure: Estate, place: Locator, text: string | RegExp, stepMs = 5 * minutes): Promise<void> {
  await expect(async () => {
    await azure.advance(stepMs, { evenIfIdle: true });
    await expect(place).toContainText(text, { timeout: 800 });
  }).toPass({ intervals: [0] });
}
