import { expectGoodPage } from '../support/axe.ts';
import { clockField, typeClock } from '../support/clock-field.ts';
import { backUpForDays, passDays, quotaReached } from '../support/long-history.ts';
import { apiAs } from '../support/protected-volume.ts';
import { withoutGraph } from '../support/refusals.ts';
import { expect, test } from '../support/test.ts';

test.describe('three months of daily points', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('three months of restore points are narrowed to some days, by an address that keeps them', async ({ page, open }) => {
    await open('/protected-items?q=sql-orders-data');
    await page.getByRole('link', { name: 'sql-orders-data' }).click();
    const rows = page.getByRole('table', { name: 'Restore points' }).getByRole('row');
    await expect(page.getByText('90 of 450 restore points')).toBeVisible();
    await typeClock(page, 'From', '01/09/2026');
    await typeClock(page, 'To', '03/09/2026');
    await expect(rows).toHaveCount(4);
    await rows.nth(2).getByRole('link').click();
    await expect(page.getByText(/ redundant \(Standard_[LZ]RS\)$/)).toBeVisible();
    await page.reload();
    await expect(page.getByText(/ redundant \(Standard_[LZ]RS\)$/)).toBeVisible();
    await page.getByRole('button', { name: 'Close' }).click();
    await expect(rows).toHaveCount(4);
    await page.getByRole('button', { name: 'Source any' }).click();
    await page.getByRole('menuitemradio', { name: 'Scheduled' }).click();
    await expect(rows).toHaveCount(4);
    await typeClock(page, 'From', '01/12/2026');
    await expect(page.getByText('“From” is later than “To”')).toBeVisible();
    await page.getByRole('link', { name: 'Clear filters' }).click();
    await expect(clockField(page, 'From')).toContainText('dd/mm/yyyy');
  });
});

test.describe('with pages as long as those of Azure', () => {
  test.use({ plan: { pageSize: 200 } });

  test('450 points of a volume are browsed by the days of a month, in an address that opens the same view', async ({
    page,
    open,
    azure,
  }) => {
    const [item] = await backUpForDays(azure, ['sql-data-01'], 450);
    await open(item?.page ?? '');
    await expect(page.getByText('450 of 450 restore points')).toBeVisible();
    const table = page.getByRole('table', { name: 'Restore points' });
    await expect(table).toHaveAttribute('aria-rowcount', '451');
    expect(await table.getByRole('row').count()).toBeLessThan(80);
    const month = page.getByRole('grid', { name: /^Days with restore points/ });
    await month.getByRole('button', { name: /today/ }).focus();
    await page.keyboard.press('PageUp');
    await expect(month).toHaveAccessibleName('Days with restore points, November 2027');
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await expect(table.getByRole('row')).toHaveCount(2);
    await expect(table).toContainText('2 Nov, 13:00');
    await expectGoodPage(page);
    await page.reload();
    await expect(table.getByRole('row')).toHaveCount(2);
    const address = page.url();
    await open('/jobs');
    await expect(page.getByRole('heading', { level: 1, name: 'Jobs' })).toBeVisible();
    await open(address);
    await expect(table.getByRole('row')).toHaveCount(2);
    await page.getByRole('button', { name: 'State any' }).click();
    await page.getByRole('menuitemradio', { name: 'Complete' }).click();
    await typeClock(page, 'From', '01/01/2030');
    await expect(page.getByText('“From” is later than “To”')).toBeVisible();
    await typeClock(page, 'To', '02/01/2030');
    await expect(page.getByText('No restore point fits the filters')).toBeVisible();
  });
});

test('many volumes by days: the arrow keys go to the failed one, and Enter opens its day', async ({ page, open, azure }) => {
  const items = await backUpForDays(azure, ['oracle-data-01', 'sql-data-01', 'sql-data-02'], 8);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quotaReached });
  await passDays(azure, 1);
  await (
    await apiAs(azure)
  )('DELETE', items[2]?.api ?? '');
  await azure.advanceUntilIdle();
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/restore-points/browse')) asked.push(...(request.postDataJSON() as { instances: string[] }).instances);
  });
  await open('/restore-points');
  const grid = page.getByRole('grid', { name: 'Restore points by volume and day, September 2026' });
  const failed = grid.getByRole('gridcell', { name: 'sql-data-01, Wednesday 16 September 2026: 1 backup failed' });
  await expect(failed).toBeVisible();
  await expect(grid.getByRole('row', { name: /sql-data-02/ })).toContainText('Undelete it to see them.');
  const there = items.slice(0, 2).map(({ instanceId }) => instanceId.toLowerCase());
  expect(asked.map((id) => id.toLowerCase()).toSorted(), 'each row in sight that has points is read once').toEqual(there.toSorted());
  await expectGoodPage(page);
  await grid.getByRole('gridcell', { name: /^oracle-data-01, Tuesday 1 September/ }).focus();
  // What is in trouble comes first.
  await page.keyboard.press('ArrowUp');
  for (let day = 1; day < 16; day += 1) await page.keyboard.press('ArrowRight');
  await expect(failed).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'sql-data-01' })).toBeVisible();
  await expect(clockField(page, 'From')).toContainText('16/09/2026');
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(2);
  await page.goBack();
  await grid.getByRole('gridcell', { name: 'oracle-data-01, Thursday 10 September 2026: 1 scheduled' }).click();
  await expect(page.getByRole('link', { name: 'Restore to a new volume' })).toBeVisible();
});

test('days of many volumes are told by one question; a day that is opened leads to its point, which is read', async ({
  page,
  open,
  azure,
}) => {
  await backUpForDays(azure, ['oracle-data-01', 'sql-data-01'], 8);
  await azure.addFault({ kind: 'fail-later', operation: 'backup', target: 'sql-data-01', ...quotaReached });
  await passDays(azure, 1);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const pointsAsked = () => asked.filter((path) => /restore-points\/(survey|browse)$/.test(path)).map((path) => path.split('/').at(-1));
  await open('/restore-points', 'reader');
  const grid = page.getByRole('grid', { name: 'Restore points by volume and day, September 2026' });
  await expect(grid.getByRole('gridcell', { name: 'sql-data-01, Wednesday 16 September 2026: 1 backup failed' })).toBeVisible();
  await expect(grid.getByRole('gridcell', { name: 'oracle-data-01, Wednesday 16 September 2026: 1 scheduled' })).toBeVisible();
  expect(pointsAsked()).toEqual(['survey']);
  await grid.getByRole('gridcell', { name: 'oracle-data-01, Thursday 10 September 2026: 1 scheduled' }).click();
  await expect(page.getByRole('dialog')).toContainText('10 Sept, 14:00');
  expect(pointsAsked().slice(0, 2)).toEqual(['survey', 'browse']);
});

test.describe('many volumes and no Resource Graph', () => {
  test.use({ plan: { scenario: 'fleet', pageSize: 100, protectedPercent: 50, subscriptions: 1, regions: ['eastus2'], volumes: 200 } });

  test('the calendar asks Azure for the points of the rows in sight alone, and of others once they are scrolled to', async ({
    page,
    open,
    azure,
  }) => {
    await withoutGraph(azure);
    const callsForPoints = async () => (await azure.requests()).filter(({ path }) => /\/recoveryPoints(\?|$)/.test(path)).length;
    await open('/restore-points', 'reader');
    const drawn = page.locator('[role=row][data-drawn]');
    // The window has room for twelve rows of this page; sixteen more are there below it.
    await expect(drawn).toHaveCount(12);
    await expect.poll(callsForPoints).toBe(12);
    // With the lists that the page is made of that is less than the thirty calls it may take.
    expect((await azure.requests()).filter(({ status }) => status !== 404).length).toBeLessThanOrEqual(30);
    await page.mouse.wheel(0, 270);
    await expect(drawn).toHaveCount(22);
    await expect.poll(callsForPoints).toBe(22);
  });
});

test('as of a moment every volume has its newest point before it, and those chosen go on to be restored together', async ({
  page,
  open,
  azure,
}) => {
  await backUpForDays(azure, ['oracle-data-01', 'sql-data-01'], 6);
  await open('/restore-points');
  await page.getByRole('link', { name: 'As of a moment' }).click();
  await typeClock(page, 'As of', '11/09/2026 13:30');
  const rows = page.getByRole('table', { name: 'Newest restore points' }).getByRole('row');
  await expect(rows.nth(1)).toContainText('10 Sept, 14:00');
  await expect(rows.nth(1)).toContainText('23 h 30 min');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await expect(page.getByText('Their points lie at the same moment.', { exact: false })).toBeVisible();
  await expectGoodPage(page);
  await page.reload();
  await expect(clockField(page, 'As of')).toContainText(/^11\/09\/2026, .?13:30/);
  await expect(rows.nth(2)).toContainText('10 Sept, 14:00');
  await page.getByRole('link', { name: 'Restore these volumes' }).click();
  await expect(clockField(page, 'Moment')).toContainText(/^11\/09\/2026, .?13:30/);
  await expect(page.getByRole('table').getByText('10 Sept, 14:00')).toHaveCount(2);
  await page.goBack();
  await typeClock(page, 'As of', '01/09/2026 10:00');
  await expect(rows.nth(1)).toContainText('None at or before then');
  await expect(page.getByText('2 have no point at or before then.', { exact: false })).toBeVisible();
  await typeClock(page, 'As of', '01/01/2030 10:00');
  await expect(page.getByText('This moment is in the future.', { exact: false })).toBeVisible();
  await expect(rows.nth(1)).toContainText('13 Sept 2026, 14:00');
  await open('/restore-points?month=2030-01');
  await page.getByRole('button', { name: 'This month' }).click();
  await expect(page.getByRole('grid', { name: 'Restore points by volume and day, September 2026' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Month before' })).toBeFocused();
});
