import type { Page } from '@playwright/test';
import { expectGoodPage } from '../support/axe.ts';
import { minutes, type Estate } from '../support/estate.ts';
import { apiAs, dailyFor7Days } from '../support/protected-volume.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { protectedVolumes } from '../support/web-servers.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });

const regions = ['australiaeast', 'eastus2', 'northeurope'];

/** A vault with a policy in a region of the fleet, its roles on the resource group of the Elastic SANs in force. */
async function vaultIn(azure: Estate, region: string): Promise<void> {
  const ask = await apiAs(azure);
  const inVault = `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-backup-${region}/vaults/bv-${region}`;
  await ask('PUT', inVault, { region, redundancy: 'local' });
  await azure.advanceUntilIdle();
  await ask('PUT', `${inVault}/policies/daily-7-days`, dailyFor7Days);
  const scope = azure.group(`rg-storage-${region}`);
  await ask('POST', `${inVault}/roles`, { roles: ['exporter', 'snapshots'].map((role) => ({ role, scope })) });
}

test.describe('a fleet of three regions', () => {
  test.use({ plan: { scenario: 'fleet', pageSize: 1000, volumes: 200, regions, subscriptions: 1 } });

  test('is protected as three plans by one press, with the browser closed right after it; another person sees the runs together', async ({
    browser,
    page,
    open,
    azure,
  }) => {
    test.setTimeout(150_000);
    for (const region of regions.slice(0, 2)) await vaultIn(azure, region);
    await azure.advance(20 * minutes, { evenIfIdle: true });
    await open('/configure-backup/choose-volumes');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await expect(page.getByText('200 of 200 volumes chosen')).toBeVisible();
    await page.getByRole('link', { name: 'Next: 3 plans' }).click();
    await expect(page.getByText('No Backup vault in North Europe can protect these volumes yet.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription('1 of 3 plans is not ready.');
    await expectGoodPage(page);
    await vaultIn(azure, 'northeurope');
    await azure.advance(20 * minutes, { evenIfIdle: true });
    await page.reload();
    await expect(page.getByText(/^Ready\. Azure makes 6[67] protected items\./)).toHaveCount(3);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(title(page)).toHaveText('Configuring backup of 200 volumes: 0 configured');
    const address = new URL(page.url());
    await page.close();
    await azure.advance(2 * minutes);
    const { page: theirs, context } = await openAs(browser, azure, 'reader', address.pathname + address.search);
    await expect(title(theirs)).toHaveText('Backup of all 200 volumes is configured');
    await expectGoodPage(theirs);
    await theirs.getByRole('link', { name: 'bv-northeurope' }).click();
    await expect(title(theirs)).toHaveText(/^Backup of all 6[67] volumes is configured$/);
    await context.close();
    const all = await protectedVolumes(azure);
    expect([all.length, new Set(all).size]).toEqual([200, 200]);
  });
});
