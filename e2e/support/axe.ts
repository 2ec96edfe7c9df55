import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import type { AxeResults, ElementContext, RunOptions } from 'axe-core';

type Axe = { run: (context: ElementContext, options: RunOptions) => Promise<AxeResults> };

const source = await readFile(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');

/** The page has nothing that axe objects to, and nothing that scrolls sideways. */
export async function expectGoodPage(page: Page): Promise<void> {
  // Reading axe in takes a page longer than being looked at: a page that has it keeps it.
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(`${source};undefined`);
  const violations = await page.evaluate(async () => {
    const { axe } = window as unknown as { axe: Axe };
    // Fluent's focus guards: they hand the focus on at once and are never where it rests.
    const found = await axe.run({ exclude: ['[data-tabster-dummy]'] }, { resultTypes: ['violations'] });
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  expect(violations).toEqual([]);
  await expectNothingSideways(page);
}

/** The page is as wide as its window, however narrow that is: once it has laid itself out for that. */
export async function expectNothingSideways(page: Page): Promise<void> {
  const sideways = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  await expect.poll(sideways, 'nothing scrolls sideways').toBeLessThanOrEqual(0);
}
