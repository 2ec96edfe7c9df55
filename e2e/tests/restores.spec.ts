import { expectGoodPage } from '../support/axe.ts';
import { clockField, typeClock } from '../support/clock-field.ts';
import { backUpForDays } from '../support/long-history.ts';
import { expect, test } from '../support/test.ts';

test.describe('an estate of three subscriptions', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('a day of the calendar chooses its point, over a reload, and the list shows it', async ({ page, open }) => {
    await open('/protected-items?q=sql-invoices-data');
    await page.getByRole('link', { name: 'sql-invoices-data' }).click();
    await page.getByRole('link', { name: 'Restore', exact: true }).click();
    await expect(page.getByRole('radio', { name: 'The newest point' })).toBeChecked();
    const days = page.getByRole('grid', { name: /^Days with restore points/ });
    const before = await days.getAttribute('aria-label');
    await page.getByRole('button', { name: 'Month before' }).click();
    await expect(days).not.toHaveAttribute('aria-label', before ?? '');
    const day = days.getByRole('button', { name: /^\w+ 15 .*: 1 restore point$/ });
    await day.click();
    const chosen = page.getByRole('radio', { name: /^Restore point of 15 /, checked: true });
    await expect(chosen).toBeInViewport();
    await expect(page.getByRole('radio', { name: 'The point chosen below' })).toBeChecked();
    await expectGoodPage(page);
    await page.reload();
    await expect(chosen).toBeVisible();
    await page.getByRole('radio', { name: 'The newest point' }).click();
    await expect(page.getByRole('radio', { name: 'The newest point' })).toBeChecked();
    await expect(page.getByRole('radio', { name: 'The point chosen below' })).toHaveCount(0);
    await expect(chosen).toHaveCount(0);
    await page.getByRole('radio', { name: 'As of a moment' }).click();
    await typeClock(page, 'Moment', '06/09/2026 12:00');
    await expect(page.getByRole('radio', { name: /^Restore point of 6 /, checked: true })).toBeVisible();
    await page
      .getByRole('radio', { name: /^Restore point of/ })
      .first()
      .click();
    await expect(page.getByRole('radio', { name: 'The newest point' })).toBeChecked();
    await expect(clockField(page, 'Moment')).toHaveCount(0);
  });
});

test('the point that a moment chooses comes into sight once the moment is left', async ({ page, open, azure }) => {
  const [item] = await backUpForDays(azure, ['sql-data-01'], 20);
  await page.setViewportSize({ width: 1280, height: 480 });
  await open(`/restore/point?${new URLSearchParams({ instance: item?.instanceId ?? '' }).toString()}`);
  await page.getByRole('radio', { name: 'As of a moment' }).click();
  await typeClock(page, 'Moment', '11/09/2026 13:30');
  const chosen = page.getByRole('table', { name: 'Restore points to choose from' }).getByRole('radio', { checked: true });
  await expect(chosen).toHaveAccessibleName(/10 Sept/);
  await expect(chosen).not.toBeInViewport();
  await clockField(page, 'Moment').getByRole('spinbutton').last().blur();
  await expect(chosen).toBeInViewport();
});
