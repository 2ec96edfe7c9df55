// @vitest-environment page-on-azure
import type { Estate } from '../support/estate.ts';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

const inVault = (azure: Estate) => `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup/vaults/bv-eastus2`;
test('points of stopped backups are said to be kept for ever', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const [, instance = ''] = volume.instanceId.split('/backupInstances/');
  await (
    await apiAs(azure)
  )('POST', `${inVault(azure)}/backup-instances/${instance}/stop`, { points: 'keep' });
  await azure.advanceUntilIdle();
  await open(volume.page);
  await expect(page.getByRole('table', { name: 'Restore points' }).getByText('Kept for ever')).toBeVisible();
});
