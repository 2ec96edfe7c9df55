import type { Page } from '@playwright/test';
import { expectGoodPage } from '../support/axe.ts';
import { minutes, timePassesUntil, type Estate } from '../support/estate.ts';
import { apiAs, dailyFor7Days, makeVault } from '../support/protected-volume.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { protectedVolumes, sanIn, web, webPlan } from '../support/web-servers.ts';

const title = (page: Page) => page.getByRole('heading', { level: 1 });
const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';
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
    await expectGoodPage(page);
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

  test('where somebody may not deploy, the page says so before the press and the volumes are sent one by one', async ({
    page,
    open,
    azure,
  }) => {
    test.setTimeout(120_000);
    const plan = await webPlan(azure);
    await azure.addFault({
      kind: 'next-call',
      action: 'Microsoft.Resources/deployments/whatIf/action',
      status: 403,
      code: 'AuthorizationFailed',
      message: `The client 'a@b.c' with object id 'x' does not have authorization to perform action 'Microsoft.Resources/deployments/whatIf/action' over scope '${azure.group('rg-backup')}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      times: 50,
    });
    await open(`/configure-backup/review?${plan}`);
    await expect(
      page.getByText('Azure does not accept this plan as one deployment, so the volumes are configured one by one.'),
    ).toBeVisible();
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of all 20 volumes is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
    expect(await azure.resources('Microsoft.Resources/deployments')).toEqual([]);
  });

  test('of one volume that Azure refuses the run names the words of Azure, and only that one is tried again', async ({
    page,
    open,
    azure,
  }) => {
    test.setTimeout(120_000);
    const plan = await webPlan(azure);
    await azure.addFault({
      kind: 'next-call',
      action: `${instances}/write`,
      path: '/web-007',
      method: 'PUT',
      status: 400,
      code: 'UserErrorDiskNotReady',
      message: 'The volume web-007 is being resized.',
    });
    await open(`/configure-backup/review?${plan.replace('web-007', 'web-007%21web-007')}`);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of 19 of 20 volumes is configured, 1 failed');
    await expect(page.getByRole('row', { name: /web-007/ })).toContainText('The volume web-007 is being resized.');
    await expect(page.getByRole('alert')).toContainText('UserErrorDiskNotReady');
    await expectGoodPage(page);
    await page.reload();
    await page.getByRole('button', { name: 'Retry failed only' }).click();
    await timePassesUntil(azure, title(page), 'Backup of web-007 is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
    await page.getByRole('link', { name: 'Runs' }).first().click();
    await expect(page.getByRole('table', { name: 'Runs' }).getByRole('row')).toHaveCount(3);
  });

  test('a run is cancelled before it begins, and the others are configured by another run', async ({ page, open, azure }) => {
    test.setTimeout(120_000);
    const plan = await webPlan(azure);
    await open(`/configure-backup/review?${plan}`);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(title(page)).toHaveText('Configuring backup of 20 volumes: 0 configured');
    await page.getByRole('button', { name: 'Cancel run' }).click();
    await expect(page.getByText('The run is being cancelled. What has begun is finished.')).toBeVisible();
    await timePassesUntil(azure, title(page), 'Backup of 0 of 20 volumes is configured, the run was cancelled');
    await expectGoodPage(page);
    expect(await azure.resources(instances)).toEqual([]);
    await page.getByRole('button', { name: 'Configure the others' }).click();
    await timePassesUntil(azure, title(page), 'Backup of all 20 volumes is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
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
    await expectGoodPage(page);
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
