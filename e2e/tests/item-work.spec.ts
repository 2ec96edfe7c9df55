import { expectGoodPage } from '../support/axe.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';
import { protectWeb } from '../support/web-servers.ts';

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

test.describe('twenty protected items', () => {
  test.use({ plan: { scenario: 'fleet', pageSize: 100 } });

  test('are stopped at once, all but one that Azure refuses, which alone is tried again; then they go on again', async ({
    page,
    open,
    azure,
    browser,
  }) => {
    test.setTimeout(120_000);
    await protectWeb(azure);
    await azure.addFault({
      kind: 'next-call',
      action: `${instances}/stopProtection/action`,
      status: 400,
      code: 'UserErrorNotNow',
      message: 'The item is being moved.',
    });
    await open('/protected-items');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('link', { name: 'Stop backup' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Stop backup of 20 items');
    await expectGoodPage(page);
    await page.getByRole('button', { name: 'Stop backup of 20 items' }).click();
    await timePassesUntil(azure, page.getByRole('main'), '19 of 20 items are done, 1 failed.');
    await expect(page.getByRole('row', { name: /The item is being moved\./ })).toHaveCount(1);
    await expectGoodPage(page);
    const { page: theirs, context } = await openAs(browser, azure, 'backup-operator', page.url());
    await expect(theirs.getByText('19 of 20 items are done, of 1 nothing shows in Azure.')).toBeVisible();
    await theirs.getByRole('link', { name: 'Do the rest' }).click();
    await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Stop backup of 1 item');
    await context.close();
    await page.getByRole('button', { name: 'Retry failed only' }).click();
    await timePassesUntil(azure, page.getByRole('main'), 'All 20 items are done.');
    await expect(page.getByRole('row', { name: /Done Protected Stopped, points kept/ })).toHaveCount(20);
    const states = async () => (await azure.resources(instances)).map(({ properties }) => properties['currentProtectionState']);
    expect(new Set(await states())).toEqual(new Set(['ProtectionStopped']));
    const address = new URL(page.url());
    await open(address.pathname + address.search.replace('do=stop-backup', 'do=resume-backup').replace(/&intent=[^&]+/, ''));
    await expect(page.getByRole('button', { name: 'Resume backup of 20 items' })).toHaveAccessibleDescription('Type 20 to confirm.');
    await page.getByLabel('Type 20 to confirm').fill('20');
    await page.getByRole('button', { name: 'Resume backup of 20 items' }).click();
    await timePassesUntil(azure, page.getByRole('main'), 'All 20 items are done.');
    expect(new Set(await states())).toEqual(new Set(['ProtectionConfigured']));
  });
});
