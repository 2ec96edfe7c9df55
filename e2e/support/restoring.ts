import { expect } from '@playwright/test';
import type { Page } from '@playwright/test';
import { minutes } from './estate.ts';
import type { Estate } from './estate.ts';
import { timePassesUntil } from './pace.ts';

/** A page, or a frame in one. */
type Where = Pick<Page, 'getByRole'>;

/** From the step Validate: Azure agrees after its time, then on to the review. */
export async function validate(page: Where, azure: Estate): Promise<void> {
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await page.getByRole('link', { name: 'Next: Review + restore' }).click();
}

/** From the step Validate of a set: Azure agrees to all of it, some at a time, then on to the review. */
export async function validateSet(page: Page, azure: Estate): Promise<void> {
  const next = page.getByRole('link', { name: 'Next: Review + restore' });
  await expect(async () => {
    await azure.advance(minutes, { evenIfIdle: true });
    await expect(next).toBeVisible({ timeout: 800 });
  }).toPass({ intervals: [0] });
  await next.click();
}

/** From the review: the restore runs, and Azure's time passes until the new volume is there. */
export async function restore(page: Where, azure: Estate, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Restoring ${name}` })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: `${name} is restored` })).toBeVisible();
}
