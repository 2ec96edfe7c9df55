// @vitest-environment page-on-azure
import { describe, expect, vi } from 'vitest';
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

  test('are backed up at once; what cannot be is left out and said, a reload starts nothing twice, and another person sees how each went', async ({
    page,
    open,
    azure,
  }) => {
    await protectWeb(azure);
    const ask = await apiAs(azure);
    const [first] = await azure.resources(instances);
    await ask('POST', '/api/item-work', { work: { kind: 'stop-backup', points: 'keep' }, rows: [{ instanceId: first?.id }] });
    await azure.advanceUntilIdle();
    await open('/protected-items');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('link', { name: 'Back up now' }).click();
    await expect(page.getByText('1 of 20 selected items is left out; the list says why.')).toBeVisible();
    await expect(page.getByText('Its state is Stopped, points kept.')).toBeVisible();
    await page.getByRole('button', { name: 'Back up 19 items now' }).click();
    await expect(page.getByText('In progress').first()).toBeVisible();
    // The address names those that were begun and no others: after a reload nothing else can be worked on.
    expect(new URLSearchParams(page.url().split('?')[1]).get('items')?.split('*')).toHaveLength(2 * 19);
    page.reload();
    await timePassesUntil(azure, page.getByRole('main'), /All 19 backups (have begun|are completed)\./);
    await azure.advanceUntilIdle();
    const { items } = await ask('GET', '/api/jobs');
    expect((items as { operation: string }[]).filter(({ operation }) => operation === 'backup')).toHaveLength(19);
    // Whoever comes back reads at once how far it is, before Azure is asked about each.
    const { promise: held, resolve: letGo } = Promise.withResolvers<void>();
    const send = globalThis.fetch;
    vi.stubGlobal('fetch', async (to: string, init?: RequestInit) => {
      if (to.startsWith('/api/item-work')) await held;
      return send(to, init);
    });
    page.reload();
    await expect(page.getByRole('row', { name: /Done/ })).toHaveCount(19);
    await expect(page.getByText('19 of 19 items are done.')).toBeVisible();
    letGo();
    await expect(page.getByText('All 19 backups are completed.')).toBeVisible();
    await open(page.url(), 'reader');
    await expect(page.getByText('19 of 19 items are done.')).toBeVisible();
    await expect(page.getByRole('row', { name: /Done/ })).toHaveCount(19);
  });
});
