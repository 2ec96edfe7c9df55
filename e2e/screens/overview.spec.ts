import { fillVault } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

test.describe('an estate with trouble', () => {
  test.use({ plan: { scenario: 'demo', pageSize: 100 } });

  test('the overview', async ({ page, open, picture }) => {
    await open('/');
    await expect(page.getByText('A delete lock on', { exact: false })).toBeVisible();
    const days = page.getByRole('grid', { name: 'Volumes in trouble by day' });
    // Its days are cells once it is in sight.
    await days.scrollIntoViewIfNeeded();
    await expect(days.getByRole('gridcell').first()).toBeVisible();
    await picture('overview');
  });
});

test('the overview of an estate that is well, and of one in which nothing is protected', async ({ page, open, azure, picture }) => {
  await open('/');
  await expect(page.getByText('No volume is protected yet')).toBeVisible();
  await picture('overview-empty');
  await fillVault(azure);
  await open('/');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/volumes (is|are) safe/);
  await picture('overview-well');
});
