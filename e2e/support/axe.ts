import { AxeBuilder } from '@axe-core/playwright';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';

/** The page has nothing that axe objects to, and nothing that scrolls sideways. */
export async function expectGoodPage(page: Page): Promise<void> {
  // Fluent's focus guards: they hand the focus on at once and are never where it rests.
  const axe = new AxeBuilder({ page }).exclude('[data-tabster-dummy]').options({ resultTypes: ['violations'] });
  // No frame is on these pages, so no second page is needed to put the findings together.
  const { violations } = await axe.setLegacyMode(true).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  await expectNothingSideways(page);
}

/** The page is as wide as its window, however narrow that is. */
export async function expectNothingSideways(page: Page): Promise<void> {
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(sideways, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
}
