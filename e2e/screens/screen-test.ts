import { fileURLToPath } from 'node:url';
import type { Page } from '@playwright/test';
import { newEstate } from '../support/estate.ts';
import { test as base, expect } from '../support/test.ts';

type Fixtures = {
  /** Writes what the page shows now: in light and dark, wide and narrow, in the system's high contrast, and on a large screen. */
  picture: (screen: string) => Promise<void>;
};

const docs = fileURLToPath(new URL('../../docs', import.meta.url));
const wide = { width: 1280, height: 800 };
const sizes = [wide, { width: 390, height: 844 }];
const large = { width: 1920, height: 1080 };

/** Until the page has been laid out and painted anew. */
const settle = (page: Page) =>
  page.evaluate(() => new Promise((settled) => requestAnimationFrame(() => requestAnimationFrame(() => settled(undefined)))));

/** The height at which nothing is left to scroll, neither in the page nor in an open panel. */
const heightOfAll = (page: Page) =>
  page.evaluate(() => {
    const beyond = [...document.querySelectorAll('[data-side-panel] > *')].map((part) => part.scrollHeight - part.clientHeight);
    return Math.max(document.documentElement.scrollHeight, window.innerHeight + Math.max(0, ...beyond));
  });

async function expectNothingSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(over, `nothing scrolls sideways at ${page.viewportSize()?.width} px`).toBeLessThanOrEqual(0);
}

async function lookAt(page: Page, size: { width: number; height: number }): Promise<void> {
  await page.setViewportSize(size);
  await settle(page);
  const height = await heightOfAll(page);
  if (height > size.height) await page.setViewportSize({ ...size, height });
  await settle(page);
}

async function takePictures(page: Page, screen: string): Promise<void> {
  // Away from what was pressed last: a picture shows no hover.
  await page.mouse.move(0, 0);
  for (const size of sizes) {
    await lookAt(page, size);
    await expectNothingSideways(page);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await settle(page);
      await page.screenshot({ path: `${docs}/screens/${screen}-${colorScheme}-${size.width}.png`, animations: 'disabled' });
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await lookAt(page, large);
  await page.screenshot({ path: `${docs}/screens/${screen}-light-${large.width}.png`, animations: 'disabled' });
  await page.emulateMedia({ forcedColors: 'active' });
  await lookAt(page, wide);
  await page.screenshot({ path: `${docs}/screens/${screen}-contrast-${wide.width}.png`, animations: 'disabled' });
  await page.emulateMedia({ forcedColors: 'none' });
  await lookAt(page, { width: 320, height: 640 });
  await expectNothingSideways(page);
  await page.setViewportSize(wide);
  await settle(page);
}

export const test = base.extend<Fixtures>({
  azure: async ({ plan }, use) => use(await newEstate({ pageSize: 100, ...plan })),
  picture: async ({ page }, use) => use((screen) => takePictures(page, screen)),
});

export { expect };
