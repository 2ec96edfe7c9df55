import { protectVolume } from '../support/protected-volume.ts';
import { restore } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

const restores = { hasText: 'Restore' };

test('pressing Restore twice, and again after a reload of the review, restores once; a result whose volume was deleted says so', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const choice = { point: volume.points[0] ?? '', group: volume.groupId, name: 'twice' };
  const review = volume.restore('review', { ...choice, intent: 'bbbbbbbb-1111-4222-8333-444455556666' });
  await open(review);
  await page.getByRole('button', { name: 'Restore', exact: true }).dblclick();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring twice' })).toBeVisible();
  await open(review);
  await restore(page, azure, 'twice');
  const result = page.url();
  await azure.deleteVolume(`${volume.groupId}/volumes/twice`);
  await open(result);
  await expect(page.getByRole('heading', { level: 1, name: 'twice is not there' })).toBeVisible();
  await expect(page.getByText('It was deleted since, or this restore made a volume of another name.')).toBeVisible();
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter({ hasText: 'Restore' })).toHaveCount(1);
});

test('two tabs that restore the same plan restore once, and both follow the one job', async ({ page, open, azure, context }) => {
  const volume = await protectVolume(azure);
  const intent = 'cccccccc-1111-4222-8333-444455556666';
  const review = volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'tabs', intent });
  await open(review);
  const other = await context.newPage();
  await other.goto(review);
  // The session of a tab is its own: the second one signs in, too, by itself.
  const restoreThere = other.getByRole('button', { name: 'Restore', exact: true });
  await expect(restoreThere).toBeEnabled();
  await Promise.all([page.getByRole('button', { name: 'Restore', exact: true }).click(), restoreThere.click()]);
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { level: 1, name: 'Restoring tabs' })).toBeVisible();
  await azure.advanceUntilIdle();
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { level: 1, name: 'tabs is restored' })).toBeVisible();
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter(restores)).toHaveCount(1);
});
