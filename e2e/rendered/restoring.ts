import { expect } from 'vitest';
import type { Estate } from '../support/estate.ts';
import type { Locator } from './locator.ts';
import { timePassesUntil } from './test.ts';

/** From the step Validate: Azure agrees after its time, then on to the review. */
export async function validate(page: Locator, azure: Estate): Promise<void> {
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await page.getByRole('link', { name: 'Next: Review + restore' }).click();
}

/** From the step Validate of a set: Azure agrees to all of it, some at a time, then on to the review. */
export async function validateSet(page: Locator, azure: Estate): Promise<void> {
  const next = page.getByRole('link', { name: 'Next: Review + restore' });
  await timePassesUntil(azure, next, 'Next: Review + restore');
  await next.click();
}

/** From the review: the restore runs, and Azure's time passes until the new volume is there. */
export async function restore(page: Locator, azure: Estate, name: string): Promise<void> {
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: `Restoring ${name}` })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: `${name} is restored` })).toBeVisible();
}
