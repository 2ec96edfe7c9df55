import { expectGoodPage } from '../support/axe.ts';
import { pressAt, tabTo } from '../support/keyboard.ts';
import { protectSet } from '../support/protected-set.ts';
import { apiAs } from '../support/protected-volume.ts';
import { validateSet } from '../support/restoring.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

test('a set is followed over a reload, in a second browser and by a second press, and every volume is restored once', async ({
  page,
  open,
  azure,
  browser,
}) => {
  test.setTimeout(120_000);
  const set = await protectSet(azure, 4);
  await azure.addFault({ preset: 'restore-drops' });
  await open(set.address('review'));
  const press = page.getByRole('button', { name: 'Restore 4 volumes' });
  await expect(press).toBeEnabled();
  const review = page.url();
  await press.dblclick();
  await expect(page.getByText('In progress')).toHaveCount(4);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring 4 volumes: 0 done' })).toBeVisible();
  const { page: theirs, context } = await openAs(browser, azure, 'backup-operator', page.url());
  await expect(theirs.getByText('In progress')).toHaveCount(4);
  await theirs.goto(review);
  await theirs.getByRole('button', { name: 'Restore 4 volumes' }).click();
  await expect(theirs.getByRole('heading', { level: 1, name: 'Restoring 4 volumes: 0 done' })).toBeVisible();
  await azure.advanceUntilIdle();
  for (const tab of [page, theirs]) await expect(tab.getByRole('heading', { level: 1, name: '4 volumes are restored' })).toBeVisible();
  await context.close();
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(4);
  await expect(page.getByText(/IQN=/)).toHaveText(/(IQN=[^]*){4}/);
  await page.getByText('Remove them later').click();
  await expect(page.getByText(/az elastic-san volume delete/)).toHaveText(/(volume delete [^]*){4}/);
  await expectGoodPage(page);
  await page.getByRole('link', { name: 'Protect the new volumes' }).click();
  await expect(page.getByText(/^4 of \d+ volumes chosen$/)).toBeVisible();
});

test('an operator hands the missing roles of a set over by a link, and the page goes on by itself once an administrator has assigned them', async ({
  page,
  open,
  azure,
  browser,
}) => {
  test.setTimeout(120_000);
  const set = await protectSet(azure, 2);
  const identity = (await azure.resource(set.first.vaultId))?.['identity'] as { principalId: string };
  await azure.removeRoleAssignments({ principalId: identity.principalId });
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(set.address('validate'), 'backup-operator');
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeDisabled();
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.getByRole('button', { name: 'Copy the link for an administrator' }).click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const { page: theirs, context } = await openAs(browser, azure, 'backup-admin', link);
  await theirs.getByRole('button', { name: 'Assign 2 roles' }).click();
  await expect(theirs.getByRole('list', { name: 'Assignments of Elastic SAN Volume Importer' })).toContainText('Assigned by this portal');
  await context.close();
  await validateSet(page, azure);
  await page.getByRole('button', { name: 'Restore 2 volumes' }).click();
  await expect(page.getByText('In progress')).toHaveCount(2);
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '2 volumes are restored' })).toBeVisible();
});

test('a set is chosen, restored and followed by keyboard alone', async ({ page, open, azure }) => {
  test.setTimeout(120_000);
  const set = await protectSet(azure, 2);
  await open('/protected-items');
  await pressAt(page, page.getByRole('checkbox', { name: 'Select all' }), 'Space');
  // The commands stand above the list.
  await tabTo(page, page.getByRole('link', { name: 'Restore', exact: true }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Restore 2 volumes' })).toBeFocused();
  await pressAt(page, page.getByRole('link', { name: 'Next: Target' }), 'Enter');
  await tabTo(page, page.getByLabel('New name of app-01'));
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('by-keyboard');
  await pressAt(page, page.getByRole('link', { name: 'Next: Validate' }), 'Enter');
  const next = page.getByRole('link', { name: 'Next: Review + restore' });
  await timePassesUntil(azure, page.getByRole('table', { name: 'Readiness of the set' }), /(Ready.*){2}/);
  await pressAt(page, next, 'Enter');
  await expect(page.getByRole('button', { name: 'Restore 2 volumes' })).toBeEnabled();
  await pressAt(page, page.getByRole('button', { name: 'Restore 2 volumes' }), 'Enter');
  await expect(page.getByText('In progress')).toHaveCount(2);
  await azure.advanceUntilIdle();
  await pressAt(page, page.getByRole('link', { name: 'by-keyboard' }), 'Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'by-keyboard' })).toBeVisible();
  expect(await azure.digest(`${set.first.groupId}/volumes/by-keyboard`)).toBe(await azure.digest(set.ids[1] ?? ''));
});
