import { expect, test } from '../support/test.ts';

test.use({ plan: { scenario: 'demo' } });

test('a visitor of the emulator is shown around from page to page, finds back to the way, and leaves for good', async ({ page, open }) => {
  await open('/jobs');
  await page.getByRole('link', { name: 'Show me around' }).click();
  const tour = page.getByRole('complementary', { name: 'Show me around' });
  await expect(tour).toContainText('Step 1 of 11');
  await page.getByRole('checkbox', { name: 'Select files-engineering' }).check();
  await page.getByRole('link', { name: 'Configure backup', exact: true }).click();
  await expect(tour).toContainText('Choose a Backup vault');
  await page.getByRole('link', { name: 'Help', exact: true }).click();
  await expect(tour).toContainText('This page is beside the way.');
  await tour.getByRole('link', { name: 'Go on with the tour' }).click();
  await expect(page.getByRole('main')).toContainText('files-engineering');
  await expect(tour).toContainText('Step 2 of 11');
  await tour.getByRole('button', { name: 'Leave the tour' }).click();
  await expect(tour).toBeHidden();
  await page.reload();
  await expect(page.getByRole('main')).toContainText('files-engineering');
  await expect(tour).toBeHidden();
});
