import { apiAs } from '../support/protected-volume.ts';
import { fillVault } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test('jobs', async ({ page, open, azure, picture }) => {
  const item = await fillVault(azure, { days: 3 });
  const ask = await apiAs(azure);
  const [, place] = /^\/protected-items\/(.+)\/restore-points$/.exec(item.page) ?? [];
  const [subscription, group, vault, instance] = (place ?? '').split('/');
  const path = `/api/subscriptions/${subscription}/resource-groups/${group}/vaults/${vault}/backup-instances/${instance}/backups`;
  await ask('POST', path, { intent: crypto.randomUUID() });
  await open('/jobs');
  await expect(page.getByText('In progress')).toBeVisible();
  await picture('jobs');
  await page
    .getByRole('row', { name: /Failed/ })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByRole('dialog').getByText('Job ID')).toBeVisible();
  await picture('job-failed');
  await page
    .getByRole('row', { name: /Completed/ })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByRole('dialog').getByText('Completed', { exact: true })).toBeVisible();
  await picture('job-completed');
  await page
    .getByRole('row', { name: /In progress/ })
    .first()
    .getByRole('link')
    .click();
  await expect(page.getByRole('dialog').getByText('In progress', { exact: true })).toBeVisible();
  await picture('job-running');
});

test('no job yet', async ({ page, open, picture }) => {
  await open('/jobs');
  await expect(page.getByText('No backup has run yet')).toBeVisible();
  await picture('jobs-empty');
});
