import { expect } from '@playwright/test';
import type { Locator } from '@playwright/test';
import { minutes, type Estate } from './estate.ts';

/** Azure's time passes, a minute at a time, until the page shows a text. */
export async function timePassesUntil(azure: Estate, place: Locator, text: string | RegExp, stepMs = minutes): Promise<void> {
  await expect(async () => {
    await azure.advance(stepMs, { evenIfIdle: true });
    await expect(place).toContainText(text, { timeout: 800 });
  }).toPass({ intervals: [0] });
}
