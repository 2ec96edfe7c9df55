// @vitest-environment page-on-azure
import type { NewFault } from '@esan/azure-emulator/control';
import { describe, expect } from 'vitest';
import type { Estate } from '../support/estate.ts';
import { makeVault, protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { expectAccessible, expectAddress, test, testOn } from './test.ts';
import type { Page } from './test.ts';

const refused = {
  kind: 'next-call',
  action: '*',
  status: 429,
  code: 'SubscriptionRequestsThrottled',
  message: 'Number of requests for the subscription exceeded.',
  retryAfterSeconds: 8,
  retryAfterAs: 'exact',
  times: 1_000_000,
} satisfies NewFault;

const pageOf = (azure: Estate, volume: string) => `/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/${volume}`;

const protection = (page: Page) => page.getByRole('region', { name: 'Protection' });

test('a protected volume leads to its vault, its restore points and its jobs', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 2 });
  await open('/volumes');
  await page.getByRole('link', { name: 'sql-data-01' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01' })).toBeVisible();
  await expect(protection(page)).toContainText('daily-7-days');
  await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription(/is protected already/);
  await expect(page.getByRole('table', { name: 'Newest restore points of this volume' }).getByRole('row')).toHaveCount(3);
  await page.getByRole('link', { name: 'All 2 restore points' }).click();
  await expectAddress(page, volume.page);
  await page.goBack();
  await expect(page.getByRole('table', { name: 'Last jobs of this volume' })).toContainText('Completed');
  await page.getByRole('link', { name: /^All \d jobs$/ }).click();
  await expectAddress(page, volume.page.replace('restore-points', 'jobs'));
  await page.goBack();
  await protection(page).getByRole('link', { name: 'bv-eastus2' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toBeVisible();
});

test('a volume that is not protected leads to configuring its backup, and so do several of any groups that are chosen in the list', async ({
  page,
  open,
  azure,
}) => {
  await open(pageOf(azure, 'sql-data-02'));
  await expect(page.getByText('sql-data-02 is not protected', { exact: true })).toBeVisible();
  await protection(page).getByRole('link', { name: 'Configure backup' }).click();
  await expect(page.getByRole('region', { name: 'Volume', exact: true })).toContainText('sql-data-02');
  await open('/volumes?q=oracle');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('searchbox', { name: 'Filter volumes' }).fill('web-content-01');
  await page.getByRole('checkbox', { name: 'Select web-content-01' }).check();
  page.reload();
  await expect(page.getByText('3 volumes selected, 2.63 TiB')).toBeVisible();
  await page.getByRole('link', { name: 'Configure backup' }).click();
  for (const name of ['oracle-data-01', 'oracle-redo-01', 'web-content-01']) await expect(page.getByRole('main')).toContainText(name);
});

test('where a vault cannot be read, the page says that the protection is not known, and learns it when asked again', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure, { points: 0 });
  await open('/vaults');
  await expect(page.getByRole('link', { name: 'bv-eastus2' })).toBeVisible();
  await azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization to perform the action over the scope, or the scope is invalid.',
    times: 1,
  });
  await open(pageOf(azure, 'sql-data-01'));
  await expect(protection(page)).toContainText('Contoso Storage could not be read. This volume may be protected there.');
  await protection(page).getByRole('button', { name: 'Try again' }).click();
  await expect(protection(page)).toContainText('bv-eastus2');
});

test('a volume that is too large says so in the list and in the wizard, which goes no further', async ({ page, open, azure }) => {
  const { vaultId, policyId } = await makeVault(azure);
  await open('/volumes');
  await expect(page.getByRole('row').filter({ hasText: 'archive-01' })).toContainText('Larger than 4 TB (6 TiB)');
  const box = page.getByRole('checkbox', { name: 'Select archive-01' });
  await expect(box).toBeDisabled();
  await expect(box).toHaveAccessibleDescription('archive-01 cannot be protected: larger than 4 TB (6 TiB).');
  const volume = azure.volume('san-prod', 'vg-databases', 'archive-01');
  const chosen = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(`/configure-backup/readiness?${new URLSearchParams(chosen).toString()}`);
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('6 TiB is over the limit of 4 TB. A volume cannot shrink.');
  await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
  expect(await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toEqual([]);
});

test('the page of a volume that is too large says why it cannot be protected and what to do', async ({ page, open, azure }) => {
  await open(`/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/archive-01`);
  const protection = page.getByRole('region', { name: 'Protection' });
  await expect(protection).toContainText('archive-01 cannot be protected: larger than 4 TB (6 TiB).');
  await expect(protection).toContainText('A volume cannot shrink.');
  await expect(page.getByRole('button', { name: 'Configure backup' })).toBeDisabled();
});

describe('a company with Elastic SANs in four regions', () => {
  const test = testOn({ scenario: 'demo', pageSize: 100 });

  test('volumes in a region that the preview does not serve say so, and cannot be chosen', async ({ page, open }) => {
    await open('/volumes?q=sap-hana-data');
    await expect(page.getByRole('row').filter({ hasText: 'sap-hana-data' })).toContainText('Not available in West Europe');
    const box = page.getByRole('checkbox', { name: 'Select sap-hana-data' });
    await expect(box).toBeDisabled();
    await expect(box).toHaveAccessibleDescription('sap-hana-data cannot be protected: not available in West Europe.');
  });
});

test('a volume tells how a host reaches it, for Windows by its address', async ({ page, open, azure }) => {
  await open(pageOf(azure, 'sql-data-02'));
  const connect = page.getByRole('region', { name: 'Connect a host' });
  const found = await azure.resource(azure.volume('san-prod', 'vg-databases', 'sql-data-02'));
  const target = found?.properties['storageTarget'] as { targetIqn: string } | undefined;
  await expect(connect).toContainText(`IQN=${target?.targetIqn ?? 'none'}`);
  await connect.getByRole('tab', { name: 'Windows' }).click();
  await expect(connect.getByRole('tab', { name: 'Windows' })).toHaveAttribute('aria-selected', 'true');
  page.reload();
  await expect(connect).toContainText('Connect-IscsiTarget');
});

test('Elastic SANs show their room and how much of them is protected, and lead to their volumes', async ({ page, open, azure }) => {
  await protectVolume(azure, { points: 1 });
  await open('/elastic-sans');
  const row = page.getByRole('row').filter({ hasText: 'san-prod' });
  await expect(row).toContainText('Contoso Storage');
  await expect(row).toContainText('1 of 6');
  await page.getByRole('link', { name: 'san-prod' }).click();
  await expect(page.getByText(/^1 of 6 volumes are protected[.;]/)).toBeVisible();
  await expect(page.getByRole('region', { name: 'Capacity' })).toContainText('20 TiB in all');
  await page.getByRole('table', { name: 'Volumes of vg-databases' }).getByRole('link', { name: 'oracle-data-01' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'oracle-data-01' })).toBeVisible();
});

test('an outage of Azure is said on the page, which comes back by Try again', async ({ page, open, azure }) => {
  await open('/jobs');
  await azure.addFault({ preset: 'unavailable', times: 50 });
  await open('/volumes');
  await expect(page.getByRole('alert')).toContainText('Azure failed at this, through no fault of yours.');
  await azure.clearFaults();
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toBeVisible();
});

describe('an estate of several subscriptions', () => {
  const test = testOn({ scenario: 'demo' });

  test('where each service is asked, a throttled subscription is named with a countdown, the others are shown, and the page completes itself', async ({
    page,
    open,
    azure,
  }) => {
    await withoutGraph(azure);
    await azure.addFault({ ...refused, path: azure.subscriptionId });
    await open('/volumes');
    await expect(page.getByText('Azure asks for fewer requests.')).toBeVisible();
    await expect(page.getByRole('timer').first()).toHaveText(/^Asks again in \d s\.$/);
    await expect(page.getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByText('This list was read from each service')).toBeVisible();
    await expectAccessible();
    await azure.clearFaults();
    await expect(page.getByText('Azure asks for fewer requests.')).toBeHidden();
    await expect(page.getByText('60 volumes').first()).toBeVisible();
    // Resource Graph answers again, too.
    await expect(page.getByText('This list was read from each service')).toBeHidden();
  });
});
