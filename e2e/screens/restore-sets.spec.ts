import { validateSet } from '../support/restoring.ts';
import { protectSet } from '../support/protected-set.ts';
import { expect, test } from './screen-test.ts';

test('restore set: from the selection to the new volumes', async ({ page, open, azure, picture }) => {
  const set = await protectSet(azure, 8);
  await azure.addFault({
    kind: 'fail-later',
    operation: 'restore',
    target: 'back-app-04',
    code: 'UserErrorNotEnoughPermissionOnTargetRG',
    message: 'Vault identity does not have the required permissions on the target resource group.',
    recommendedAction: 'Grant the vault identity the roles that the restore needs, then try again.',
  });
  await open('/protected-items');
  await page.getByRole('checkbox', { name: 'Select all' }).check();
  await picture('restore-set-selection');
  await page.getByRole('link', { name: 'Restore', exact: true }).click();
  await expect(page.getByText(/min apart/)).toBeVisible();
  await picture('restore-set-volumes');
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await page.getByLabel('Pattern for the new names').fill('back-{volume}');
  await page.getByLabel('New name of app-07').fill('sql-log-01');
  await expect(page.getByText('This volume name is taken.')).toBeVisible();
  await picture('restore-set-target');
  await page.getByLabel('New name of app-07').fill('back-app-07');
  await page.getByRole('radio', { name: 'One volume group' }).click();
  await expect(page.getByRole('radio', { name: 'san-prod' })).toBeVisible();
  await picture('restore-set-target-one-group');
  await page.getByRole('radio', { name: 'Their own volume groups' }).click();
  await page.getByRole('link', { name: 'Next: Validate' }).click();
  await expect(page.getByRole('table', { name: 'Readiness of the set' })).toContainText('Azure is checking');
  await picture('restore-set-validate');
  await validateSet(page, azure);
  await expect(page.getByRole('button', { name: 'Restore 8 volumes' })).toBeEnabled();
  await picture('restore-set-review');
  await page.getByRole('button', { name: 'Restore 8 volumes' }).click();
  await expect(page.getByText('In progress').first()).toBeVisible();
  await picture('restore-set-progress');
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '7 of 8 volumes are restored' })).toBeVisible();
  await picture('restore-set-failed');
  await open(set.address('points', { at: '2026-09-08T08:18:00.000Z' }));
  await expect(page.getByText('None at or before then').first()).toBeVisible();
  await picture('restore-set-as-of');
});

test('restore set: roles that the vault lacks', async ({ page, open, azure, picture }) => {
  const set = await protectSet(azure, 3);
  const identity = (await azure.resource(set.first.vaultId))?.['identity'] as { principalId: string };
  await azure.removeRoleAssignments({ principalId: identity.principalId });
  await open(set.address('validate'));
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeVisible();
  await picture('restore-set-roles-missing');
  await open('/restore/points');
  await expect(page.getByText('No volume is chosen yet')).toBeVisible();
  await picture('restore-set-nothing-chosen');
});

test('restore set: as managed disks', async ({ page, open, azure, picture }) => {
  const set = await protectSet(azure, 3);
  await azure.addFault({ preset: 'disk-fails' });
  await open(set.address('disks', { as: 'disks', diskGroup: 'rg-restore' }));
  await expect(page.getByRole('button', { name: 'Create 3 disks' })).toBeEnabled();
  await picture('restore-set-disks');
  await page.getByRole('button', { name: 'Create 3 disks' }).click();
  await expect(page.getByText('Creating', { exact: true }).first()).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: '2 of 3 disks are ready' })).toBeVisible();
  await picture('restore-set-disks-made');
});
