// @vitest-environment page-on-azure
import type { Estate } from '../support/estate.ts';
import { apiAs } from '../support/protected-volume.ts';
import { web, webPlan } from '../support/web-servers.ts';
import { testOn, timePassesUntil } from './test.ts';
import { describe, expect } from 'vitest';

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

/** The volumes of the web servers, all of them protected. */
async function protectWeb(azure: Estate): Promise<void> {
  const plan = new URLSearchParams(await webPlan(azure));
  const ask = await apiAs(azure);
  const group = `${azure.group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-apps/volumeGroups/vg-web`;
  const groups = [{ groupId: group, snapshotGroupId: plan.get('snapshotGroup'), volumes: web.map((name) => ({ name })) }];
  await ask('POST', '/api/runs', { plan: { vaultId: plan.get('vault'), policyId: plan.get('policy'), groups } });
  await azure.advanceUntilIdle();
}

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
    await timePassesUntil(azure, page.getByRole('main'), 'All 2 items are done.');
    expect(await azure.resources(instances)).toHaveLength(20);
    await open('/deleted-items');
    await expect(page.getByText('No deleted item can be brought back')).toBeVisible();
  });
});
