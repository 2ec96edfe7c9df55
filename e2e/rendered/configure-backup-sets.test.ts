// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { protectedVolumes, web, webPlan } from '../support/web-servers.ts';
import { testOn, timePassesUntil } from './test.ts';
import type { Page } from './test.ts';

const instanceType = 'Microsoft.DataProtection/backupVaults/backupInstances';

type Parameters = { parameters: Record<string, { value: unknown[] }> };

/** The lists that a deployment was given. */
const valuesOf = (properties: object): Record<string, unknown[] | undefined> =>
  Object.fromEntries(Object.entries((properties as Parameters).parameters).map(([name, { value }]) => [name, value]));
const title = (page: Page) => page.getByRole('heading', { level: 1 });

describe('twenty volumes of one group', () => {
  const test = testOn({ scenario: 'fleet', pageSize: 100, pace: { rolePropagation: 10 * minutes } });

  test('throttling only makes it slower, and of two that fail only these are tried again', async ({ page, open, azure }) => {
    const plan = await webPlan(azure);
    const throttled = {
      kind: 'next-call',
      status: 429,
      code: 'SubscriptionRequestsThrottled',
      message: 'Slow down.',
      retryAfterSeconds: 1,
      times: 5,
    } as const;
    await azure.addFault({ ...throttled, action: 'Microsoft.DataProtection/backupVaults/validateForBackup/action' });
    await open(`/configure-backup/readiness?${plan}`);
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
    await page.getByRole('link', { name: 'Next: Review + configure' }).click();
    await expect(page.getByRole('table', { name: 'Estimated cost of 20 volumes' })).toContainText('2,867 GiB');
    await azure.addFault({ ...throttled, action: 'Microsoft.DataProtection/backupVaults/backupInstances/write' });
    for (const target of ['web-003', 'web-004'])
      await azure.addFault({
        kind: 'fail-later',
        operation: 'configure',
        target,
        code: 'UserErrorSubscriptionDiskQuotaLimitReached',
        message: 'The disk quota of the subscription is reached.',
        recommendedAction: 'Raise the quota.',
      });
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of 18 of 20 volumes is configured, 2 failed');
    await expect(page.getByRole('alert')).toContainText('Raise the quota.');
    await page.getByRole('button', { name: 'Retry failed only' }).click();
    await timePassesUntil(azure, title(page), 'Backup of both volumes is configured');
    const rows = (await azure.resources('Microsoft.Resources/deployments')).map(({ properties }) => valuesOf(properties).items?.length);
    expect(new Set(rows)).toEqual(new Set([20, 2]));
    expect(await protectedVolumes(azure)).toEqual(web);
  });

  test('a reader sees what holds them up, may neither assign roles nor configure, and a link to the run starts nothing', async ({
    page,
    open,
    azure,
  }) => {
    const plan = await webPlan(azure);
    await azure.lock(azure.group('rg-snapshots'));
    await open(`/configure-backup/readiness?${plan}`, 'reader');
    await expect(page.getByRole('list', { name: 'Blockers' })).toContainText('keeps Azure Backup from expiring snapshots');
    await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toBeDisabled();
    await open(`/configure-backup/progress?${plan}`);
    await expect(title(page)).toHaveText('20 volumes are not sent yet');
    await expect(page.getByRole('button', { name: 'Configure backup of 20 volumes' })).toBeDisabled();
    expect(await azure.resources(instanceType)).toEqual([]);
  });

  test('a link from the progress of one plan to that of another does not send the other', async ({ page, open, azure }) => {
    const plan = await webPlan(azure);
    const volumes = (names: string[]) =>
      plan.replace(/volumes=[^&]*/, `volumes=rg-storage/san-apps/vg-web/${names.map((name) => `0${name}`).join('*')}`);
    await open(`/configure-backup/progress?${volumes(['web-001'])}`);
    await page.getByRole('button', { name: 'Configure backup of 1 volume' }).click();
    await timePassesUntil(azure, title(page), 'Backup of web-001 is configured');
    await page.lead(`/configure-backup/progress?${volumes(['web-002', 'web-003'])}`);
    await expect(page.getByRole('button', { name: 'Configure backup of 2 volumes' })).toBeVisible();
    await page.lead(`/configure-backup/progress?${volumes(['web-001'])}`);
    await expect(title(page)).toHaveText('Backup of web-001 is configured');
    expect(await protectedVolumes(azure)).toEqual(['web-001']);
  });
});
