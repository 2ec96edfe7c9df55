import { expect } from '@playwright/test';
import type { Locator, Page } from '@playwright/test';

/** Goes on with Tab until something has the focus, as a person without a mouse does. */
export async function tabTo(page: Page, target: Locator, by: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  await expect(target).toBeVisible();
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press(by);
  }
  throw new Error('Sixty presses of Tab did not lead there.');
}

/** The same, then a key there once it takes one: what is off still has the focus, and says why. */
export async function pressAt(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, target);
  await expect(target).toBeEnabled();
  await page.keyboard.press(key);
}
