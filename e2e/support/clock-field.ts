import type { Locator, Page } from '@playwright/test';

/** A field of the clock by its label: a group of parts, each of which is typed. */
export const clockField = (page: Page, label: string): Locator => page.getByRole('group', { name: label, exact: true });

/** Types a day, a time or both as a person does, part by part, in the order of British English: "11/09/2026 13:30". */
export async function typeClock(page: Page, label: string, text: string): Promise<void> {
  await clockField(page, label).getByRole('spinbutton').first().focus();
  await page.keyboard.type(text.replaceAll(/\D/g, ''));
}
