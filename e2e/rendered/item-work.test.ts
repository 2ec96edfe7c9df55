// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { apiAs } from '../support/protected-volume.ts';
import { protectWeb } from '../support/web-servers.ts';
import { testOn, timePassesUntil } from './test.ts';

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

describe('twenty protected items', () => {
  const test = testOn({ scenario: 'fleet', pageSize: 100 });

  test('that were deleted come back together', async ({ page, open, azure }) => {
    await protectWeb(azure);
    const ask = await apiAs(azure);
    for (const { id } of (await azure.resources(instances)).slice(0, 2)) {
      const [vault = '', instance = ''] = id.split('/backupVaults/')[1]?.split('/backupInstances/') ?? [];
      const inGroup = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup`;
      await ask('DELETE', `${inGroup}/vaults/${vault}/backup-instances/${instance}`);
    }
    await azure.advanceUntilIdle();
    await open('/deleted-items');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('link', { name: 'Undelete' }).click();
    await page.getByRole('button', { name: 'Bring 2 deleted items back' }).click();
    await timePassesUntil(azure, page.getByRole('main'), 'Both items are done.');
    expect(await azure.resources(instances)).toHaveLength(20);
    await expect(page.getByRole('row', { name: /Deleted Stopped, points kept/ })).toHaveCount(2);
    await page.getByRole('link', { name: 'Resume backup of them' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Resume backup of 2 items');
    await open('/deleted-items');
    await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
  });
});
