import { backUpForDays, passDays, quotaReached } from '../support/long-history.ts';
import { apiAs } from '../support/protected-volume.ts';
import { makeSecondVault } from '../support/more-vaults.ts';
import { expect, test } from './screen-test.ts';
import { typeClock } from '../support/clock-field.ts';

test('the restore points of one item', async ({ page, open, azure, picture }) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 30);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quotaReached });
  await passDays(azure, 6);
  await (
    await apiAs(azure)
  )('POST', `${item?.api}/backups`, { intent: crypto.randomUUID() });
  await azure.advanceUntilIdle();
  await passDays(azure, 2);
  await open(item?.page ?? '');
  await expect(page.getByText(/of 450 restore points/)).toBeVisible();
  await picture('restore-points');
  await page
    .getByRole('checkbox', { name: /^Compare/ })
    .nth(1)
    .check();
  await page
    .getByRole('checkbox', { name: /^Compare/ })
    .nth(5)
    .check();
  await picture('restore-points-chosen');
  await page.getByRole('link', { name: 'Compare points' }).click();
  await expect(page.getByRole('table', { name: 'The two points side by side' })).toBeVisible();
  await picture('restore-points-compared');
  await page.getByRole('button', { name: 'Close' }).click();
  await page.getByRole('button', { name: 'Clear selection' }).click();
  await page.getByRole('button', { name: 'State any' }).click();
  await page.getByRole('menuitemradio', { name: 'Failed' }).click();
  await page.getByRole('button', { name: 'Table' }).click();
  await picture('restore-points-gaps');
  await typeClock(page, 'From', '01/01/2030');
  await expect(page.getByText('No restore point fits the filters')).toBeVisible();
  await picture('restore-points-none-fits');
});

const many = ['sql-data-01', 'sql-data-02', 'oracle-data-01', 'sql-log-01'];

test('restore points across volumes', async ({ page, open, azure, picture }) => {
  const items = await backUpForDays(azure, many, 40);
  const ask = await apiAs(azure);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-02', ...quotaReached });
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-02', ...quotaReached });
  await passDays(azure, 3);
  await ask('POST', `${items[0]?.api}/backups`, { intent: crypto.randomUUID() });
  await ask('POST', `${items[2]?.api}/stop`, { points: 'keep' });
  await ask('DELETE', items[3]?.api ?? '');
  await azure.advanceUntilIdle();
  await passDays(azure, 3);
  await open('/restore-points');
  await expect(page.getByRole('gridcell', { name: /sql-data-02, .*backup failed/ }).first()).toBeVisible();
  await picture('fleet');
  await page.getByRole('searchbox').fill('nothing like it');
  await expect(page.getByText('No volume fits the filters')).toBeVisible();
  await picture('fleet-none-fits');
  await open('/restore-points/as-of');
  await typeClock(page, 'As of', '01/10/2026 12:00');
  await expect(page.getByRole('table').getByText('30 Sept').first()).toBeVisible();
  await page.getByRole('checkbox', { name: 'Select sql-data-01' }).check();
  await page.getByRole('checkbox', { name: 'Select sql-data-02' }).check();
  await expect(page.getByText('Their points lie', { exact: false })).toBeVisible();
  await picture('fleet-as-of');
  await open(items[3]?.page ?? '');
  await expect(page.getByText('Azure lists no restore points of a deleted item')).toBeVisible();
  await picture('restore-points-deleted-item');
});

const notAllowed = {
  status: 403,
  code: 'AuthorizationFailed',
  message: 'The client does not have authorization to perform the action over the scope, or the scope is invalid.',
};
const backupVaults = 'Microsoft.DataProtection/backupVaults';

test('restore points on a bad day', async ({ page, open, azure, picture }) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 4);
  const newest = (await azure.resources('Microsoft.Compute/snapshots')).at(-1);
  await azure.deleteResource(newest?.id ?? '');
  await makeSecondVault(azure, 'bv-other', 'web-content-01');
  await open(item?.page ?? '');
  const rows = page.getByRole('table', { name: 'Restore points' }).getByRole('row');
  await rows.nth(1).getByRole('link').click();
  await expect(page.getByRole('alert')).toBeVisible();
  await picture('restore-point-snapshot-gone');
  await page.getByRole('button', { name: 'Close' }).click();
  await rows.nth(2).getByRole('link').click();
  await expect(page.getByText('Copied in full', { exact: false })).toBeVisible();
  await picture('restore-point-found');
  await azure.addFault({ kind: 'next-call', action: `${backupVaults}/backupInstances/recoveryPoints/read`, times: 9, ...notAllowed });
  await open(item?.page ?? '');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await picture('restore-points-fail');
  await open('/restore-points');
  await expect(page.getByText('Its restore points could not be read.', { exact: false }).first()).toBeVisible();
  await picture('fleet-rows-fail');
  await azure.clearFaults();
  await open('/jobs');
  await azure.addFault({ kind: 'next-call', action: `${backupVaults}/deletedBackupInstances/read`, ...notAllowed });
  await open('/restore-points?calendar=table');
  await expect(page.getByText(/could not be read to the end\. Some restore points may be missing/)).toBeVisible();
  await picture('fleet-partial-table');
});

test('restore points before the first one', async ({ page, open, azure, picture }) => {
  await open('/restore-points');
  await expect(page.getByText('No volume is protected yet')).toBeVisible();
  await picture('fleet-empty');
  const [item] = await backUpForDays(azure, ['sql-data-01'], 0);
  await open(item?.page ?? '');
  await expect(page.getByText('The first backup makes one', { exact: false })).toBeVisible();
  await picture('restore-points-empty');
});
