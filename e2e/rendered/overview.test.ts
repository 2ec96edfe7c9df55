// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { expectAccessible, testOn, timePassesUntil } from './test.ts';
import type { Page } from './test.ts';

// What is wrong in the demo estate: a role that somebody took away, backups that were paused too long, a lock that keeps snapshots, an item that was stopped.
const test = testOn({ scenario: 'demo', pageSize: 100 });

const answer = (page: Page) => page.getByRole('heading', { level: 1 });
const need = (page: Page, volume: string) =>
  page.getByRole('listitem').filter({ has: page.getByRole('link', { name: volume, exact: true }) });

test('what is wrong is found on the first page and mended from there', async ({ page, open, azure }) => {
  await open('/');
  await expect(answer(page)).toHaveText('28 of 60 volumes are safe. 2 need you now.');
  await expect(need(page, 'lake-telemetry')).toContainText('identity lacks a role that this needs.');
  await expect(need(page, 'build-artifacts')).toContainText('made no restore point');
  await expect(need(page, 'erp-attachments')).toContainText('Backups were stopped; the restore points are kept.');
  await expect(need(page, 'test-audit-trail')).toContainText('Remove the delete lock from rg-dev-eastus2-evidence');
  await expectAccessible();
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

test('a lock that keeps snapshots is removed from the first page by who may, and who may not is told whom to ask', async ({
  page,
  open,
}) => {
  await open('/');
  await need(page, 'test-audit-trail').getByRole('link', { name: 'Remove the lock' }).click();
  const main = page.getByRole('main');
  await expect(main).toContainText('audit-2026');
  await expect(main).toContainText('az lock delete --ids');
  const remove = page.getByRole('button', { name: 'Remove lock' });
  await expect(remove).toHaveAccessibleDescription(/Your account may not remove locks there.*User Access Administrator/);

  await open('/', 'owner');
  await need(page, 'test-audit-trail').getByRole('link', { name: 'Remove the lock' }).click();
  await page.getByLabel('Type audit-2026 to confirm').fill('audit-2026');
  await remove.click();
  await expect(main).toContainText('No lock stands over test-audit-trail or its snapshots.');
  await expect(main).toContainText("az lock create --name 'audit-2026'");
  await expectAccessible();

  await open(page.url(), 'backup-admin');
  await expect(main).toContainText('No lock stands over test-audit-trail or its snapshots.');
  await page.getByRole('link', { name: 'Overview' }).click();
  await expect(need(page, 'test-audit-trail')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Remove the lock' })).toHaveCount(0);
});
