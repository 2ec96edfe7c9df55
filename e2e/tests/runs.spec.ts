import type { Page } from '@playwright/test';
import { expectGoodPage } from '../support/axe.ts';
import { minutes, type Estate } from '../support/estate.ts';
import { apiAs, dailyFor7Days, makeVault } from '../support/protected-volume.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { protectedVolumes, sanIn, web } from '../support/web-servers.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

test.describe('a fleet', () => {
  test.use({ plan: { scenario: 'fleet', pageSize: 1000 } });

  test('two hundred volumes less the four that are too large are protected with the browser closed right after the press, and another person sees the run', async ({
    browser,
    page,
    open,
    azure,
  }) => {
    test.setTimeout(120_000);
    const { vaultId, policyId, inVault } = await makeVault(azure);
    const scopes = [sanIn(azure, 'san-apps'), sanIn(azure, 'san-data')].map((scope) => ({ role: 'exporter', scope }));
    const ask = await apiAs(azure);
    await ask('POST', `${inVault}/roles`, { roles: [...scopes, { role: 'snapshots', scope: azure.group('rg-snapshots') }] });
    await azure.advance(20 * minutes, { evenIfIdle: true });
    const groups = [
      ['san-apps/vg-app-01', numbered('app-a', 40)],
      ['san-apps/vg-app-02', numbered('app-b', 40)],
      ['san-apps/vg-web', web],
      ['san-data/vg-db-01', numbered('db-a', 50)],
      ['san-data/vg-db-02', numbered('db-b', 46)],
    ] as const;
    const volumes = groups.map(([group, names]) => `rg-storage/${group}/${names.map((name) => `0${name}`).join('*')}`).join('~');
    const chosen = { subscription: azure.subscriptionId, volumes, vault: vaultId, policy: policyId };
    await open(`/configure-backup/review?${new URLSearchParams({ ...chosen, snapshotGroup: azure.group('rg-snapshots') }).toString()}`);
    await expect(page.getByText('Azure makes 196 protected items.')).toBeVisible({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(title(page)).toHaveText('Configuring backup of 196 volumes: 0 configured');
    await page.close();
    await azure.advance(2 * minutes);
    const { page: theirs, context } = await openAs(browser, azure, 'reader', '/runs');
    await theirs.getByRole('link', { name: 'Configure backup of 196 volumes' }).click();
    await expect(title(theirs)).toHaveText('Backup of all 196 volumes is configured');
    await expectGoodPage(theirs);
    await context.close();
    const all = groups.flatMap(([, names]) => names).toSorted();
    expect(await protectedVolumes(azure)).toEqual(all);
  });
});

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
    await expect(page.getByText(/^Ready\. Azure makes 6[67] protected items\./)).toHaveCount(3, { timeout: 20_000 });
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
