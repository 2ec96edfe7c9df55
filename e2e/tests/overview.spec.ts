import { expectGoodPage } from '../support/axe.ts';
import { minutes } from '../support/estate.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';
import type { Page } from '@playwright/test';

// What is wrong in the demo estate: a role that somebody took away, backups that were paused too long, a lock that keeps snapshots, an item that was stopped.
test.use({ plan: { scenario: 'demo', pageSize: 100 } });

const answer = (page: Page) => page.getByRole('heading', { level: 1 });
const need = (page: Page, volume: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: volume, exact: true }) });

test('what is wrong is found on the first page and mended from there', async ({ page, open, azure }) => {
  test.setTimeout(120_000);
  await open('/');
  await expect(answer(page)).toHaveText('28 of 60 volumes are safe. 2 need you now.');
  await expect(need(page, 'lake-telemetry')).toContainText('identity lacks a role that this needs.');
  await expect(need(page, 'build-artifacts')).toContainText('made no restore point');
  await expect(need(page, 'erp-attachments')).toContainText('Backups were stopped; the restore points are kept.');
  await expect(need(page, 'test-audit-trail')).toContainText('Remove the delete lock from rg-dev-eastus2-evidence');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Failing 1' }).click();
  await expect(page.getByRole('table', { name: 'Volumes' }).getByRole('row')).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'lake-telemetry' })).toBeVisible();
  await page.goBack();

  await need(page, 'lake-telemetry').getByRole('link', { name: 'Assign missing roles' }).click();
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await expect(
    page
      .getByRole('table', { name: 'Roles' })
      .getByRole('row')
      .filter({ hasText: /Disk Snapshot Contributor.*telemetry/ }),
  ).toContainText('Held');
  await azure.advance(15 * minutes, { evenIfIdle: true });
  await page.getByRole('link', { name: 'Overview' }).click();
  await need(page, 'build-artifacts').getByRole('link', { name: 'Back up now' }).click();
  await page.getByRole('button', { name: /^Back up/ }).click();
  await timePassesUntil(azure, page.getByRole('main'), /The backup (has begun|is completed)\./);
  await page.getByRole('link', { name: 'Overview' }).click();
  await need(page, 'lake-telemetry').getByRole('link', { name: 'Back up now' }).click();
  await page.getByRole('button', { name: /^Back up/ }).click();
  await timePassesUntil(azure, page.getByRole('main'), /The backup (has begun|is completed)\./);
  await azure.advance(30 * minutes, { evenIfIdle: true });
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(answer(page)).toHaveText('30 of 60 volumes are safe. Nothing needs you now.');

  await need(page, 'erp-attachments').getByRole('link', { name: 'Resume backup' }).click();
  await page.getByLabel('Type erp-attachments to confirm').fill('erp-attachments');
  await page.getByRole('button', { name: 'Resume backup' }).click();
  await expect(page.getByText('Azure is resuming the backups.')).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByText('Azure is resuming the backups.')).toHaveCount(0);
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(page.getByRole('link', { name: 'Safe 30' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Stopped 1' })).toHaveCount(0);
});
