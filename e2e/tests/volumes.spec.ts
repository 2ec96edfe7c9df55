import { expectGoodPage } from '../support/axe.ts';
import type { Estate } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { expect, test } from '../support/test.ts';
import type { NewFault } from '@esan/azure-emulator/control';

const pageOf = (azure: Estate, volume: string) => `/volumes/${azure.subscriptionId}/rg-storage/san-prod/vg-databases/${volume}`;

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

test('a volume tells how a host reaches it, for Windows by its address', async ({ page, open, azure }) => {
  await open(pageOf(azure, 'sql-data-02'));
  const connect = page.getByRole('region', { name: 'Connect a host' });
  const found = await azure.resource(azure.volume('san-prod', 'vg-databases', 'sql-data-02'));
  const target = found?.properties['storageTarget'] as { targetIqn: string } | undefined;
  await expect(connect).toContainText(`IQN=${target?.targetIqn ?? 'none'}`);
  await connect.getByRole('tab', { name: 'Windows' }).click();
  await expect(connect.getByRole('tab', { name: 'Windows' })).toHaveAttribute('aria-selected', 'true');
  await page.reload();
  await expect(connect).toContainText('Connect-IscsiTarget');
  await expectGoodPage(page);
});

test('Elastic SANs show their room and how much of them is protected, and lead to their volumes', async ({ page, open, azure }) => {
  await protectVolume(azure, { points: 1 });
  await open('/elastic-sans');
  const row = page.getByRole('row').filter({ hasText: 'san-prod' });
  await expect(row).toContainText('Contoso Storage');
  await expect(row).toContainText('1 of 6');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'san-prod' }).click();
  await expect(page.getByText('1 of 6 volumes are protected.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Capacity' })).toContainText('20 TiB in all');
  await page.getByRole('table', { name: 'Volumes of vg-databases' }).getByRole('link', { name: 'oracle-data-01' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'oracle-data-01' })).toBeVisible();
});

test.describe('an outage of Azure', () => {
  // The press is to come before the page asks again by itself.
  test.use({ pauses: 'whole' });

  test('is said on the page, which comes back by Try again', async ({ page, open, azure }) => {
    await open('/jobs');
    await azure.addFault({ preset: 'unavailable', times: 50 });
    await open('/volumes');
    await expect(page.getByRole('alert')).toContainText('Azure failed at this, through no fault of yours.');
    await azure.clearFaults();
    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toBeVisible();
  });
});

test.describe('an estate of several subscriptions', () => {
  // The countdown is what is looked at.
  test.use({ plan: { scenario: 'demo' }, pauses: 'whole' });

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
    await expectGoodPage(page);
    await azure.clearFaults();
    await expect(page.getByText('Azure asks for fewer requests.')).toBeHidden({ timeout: 15_000 });
    await expect(page.getByText('60 volumes').first()).toBeVisible();
    // Resource Graph answers again, too.
    await expect(page.getByText('This list was read from each service')).toBeHidden();
  });
});

test('a list that is as it was is asked for again and not sent again, and one that has changed is', async ({ page, open, azure }) => {
  const answered = () => page.waitForResponse((response) => new URL(response.url()).pathname === '/api/volumes');
  const refreshed = async () => {
    const [response] = await Promise.all([answered(), page.getByRole('button', { name: 'Refresh' }).click()]);
    const { responseBodySize } = await response.request().sizes();
    return responseBodySize;
  };
  await open('/volumes');
  await expect(page.getByText('12 volumes').first()).toBeVisible();
  expect(await refreshed()).toBe(0);
  await expect(page.getByText('12 volumes').first()).toBeVisible();
  await azure.deleteVolume(azure.volume('san-dev', 'vg-apps', 'test-data-01'));
  expect(await refreshed()).toBeGreaterThan(0);
  await expect(page.getByText('11 volumes').first()).toBeVisible();
});
