// @vitest-environment page-on-azure
import { minutes } from '../support/estate.ts';
import type { Page } from './test.ts';
import { testOn, timePassesUntil } from './test.ts';
import { expect } from 'vitest';

// What is wrong in the demo estate: a role that somebody took away, a lock that keeps snapshots, an item that was stopped.
const test = testOn({ scenario: 'demo', pageSize: 100 });

const answer = (page: Page) => page.getByRole('heading', { level: 1 });
const need = (page: Page, volume: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: volume, exact: true }) });

test('a backup that fails again leaves its volume where it stood', async ({ page, open, azure }) => {
  await open('/');
  await need(page, 'lake-telemetry').getByRole('link', { name: 'Back up now' }).click();
  await page.getByRole('button', { name: /^Back up/ }).click();
  await timePassesUntil(azure, page.getByRole('main'), /The backup (has begun|failed)\./);
  await azure.advance(30 * minutes, { evenIfIdle: true });
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(answer(page)).toHaveText('28 of 60 volumes are safe. 2 need you now.');
  await page.getByRole('link', { name: '6 failed' }).click();
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row')).toHaveCount(7);
});

test('a reader is told what is wrong, and why each way to mend it is off', async ({ page, open }) => {
  await open('/', 'reader');
  await expect(answer(page)).toHaveText('28 of 60 volumes are safe. 2 need you now.');
  await need(page, 'lake-telemetry').getByRole('link', { name: 'Back up now' }).click();
  await expect(page.getByRole('button', { name: /^Back up/ })).toBeDisabled();
  await expect(page.getByRole('button', { name: /^Back up/ })).toHaveAccessibleDescription(/Your account may not/);
  await page.goBack();
  await need(page, 'lake-telemetry').getByRole('link', { name: 'Assign missing roles' }).click();
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeDisabled();
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toHaveAccessibleDescription(/Your account may not/);
});
