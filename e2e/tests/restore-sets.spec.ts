import { expectGoodPage } from '../support/axe.ts';
import { countInteractions } from '../support/interactions.ts';
import { protectSet } from '../support/protected-set.ts';
import { apiAs } from '../support/protected-volume.ts';
import { validateSet } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

test('twenty volumes come back from before the incident in at most twelve interactions; the one that fails is tried again alone', async ({
  page,
  open,
  azure,
}) => {
  test.setTimeout(180_000);
  const set = await protectSet(azure, 20);
  const contents = await Promise.all(set.ids.map((id) => azure.digest(id)));
  // The incident: one volume is overwritten, another deleted.
  await azure.writeBlock(set.ids[0] ?? '', 0, 'encrypted by somebody else');
  await azure.deleteVolume(set.ids[1] ?? '');
  await azure.addFault({
    kind: 'fail-later',
    operation: 'restore',
    target: 'back-app-07',
    code: 'UserErrorTargetBroken',
    message: 'The target is broken.',
    recommendedAction: 'Mend the target.',
  });
  await open('/protected-items');
  const interactions = await countInteractions(page);
  await page.reload();
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await page.getByRole('link', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restore 20 volumes' })).toBeVisible();
  await expect(page.getByText(/apart/)).toBeVisible();
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await page.getByLabel('Pattern for the new names').fill('back-{volume}');
  await expect(page.getByLabel('New name of app-07')).toHaveValue('back-app-07');
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await expect(page.getByRole('table', { name: 'Readiness of the set' })).toContainText('Azure is checking');
  await validateSet(page, azure);
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Restore 20 volumes' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring 20 volumes: 0 done' })).toBeVisible();
  expect(await interactions()).toBeLessThanOrEqual(12);
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '19 of 20 volumes are restored' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('list', { name: 'What failed' })).toContainText('back-app-07: The target is broken.');
  await expectGoodPage(page);
  await page.getByRole('button', { name: 'Try 1 volume again' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring 20 volumes: 19 done' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '20 volumes are restored' })).toBeVisible();
  const restored = await Promise.all(set.names.map((name) => azure.digest(`${set.first.groupId}/volumes/back-${name}`)));
  expect(restored).toEqual(contents);
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(21);
});
