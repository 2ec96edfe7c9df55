import { backUpForDays, passDays, quotaReached } from '../support/long-history.ts';
import { apiAs } from '../support/protected-volume.ts';
import { expect, test } from './screen-test.ts';

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
  await page.getByLabel('From', { exact: true }).fill('2030-01-01');
  await expect(page.getByText('No restore point fits the filters')).toBeVisible();
  await picture('restore-points-none-fits');
});
