// @vitest-environment page-on-azure
import { backUpForDays } from '../support/long-history.ts';
import { makeSecondVault } from '../support/more-vaults.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

const notAllowed = {
  status: 403,
  code: 'AuthorizationFailed',
  message: 'The client does not have authorization to perform the action over the scope, or the scope is invalid.',
};
test('a vault whose deleted items cannot be read is named above the volumes, and no more after Try again', async ({
  page,
  open,
  azure,
}) => {
  await backUpForDays(azure, ['sql-data-01'], 2);
  await makeSecondVault(azure, 'bv-other', 'web-content-01');
  await open('/volumes');
  await azure.addFault({ kind: 'next-call', action: 'Microsoft.DataProtection/backupVaults/deletedBackupInstances/read', ...notAllowed });
  await open('/restore-points');
  const bar = page.getByText(
    /^Backup vault (bv-eastus2|bv-other) could not be read to the end\. Some restore points may be missing from this list\.$/,
  );
  await expect(bar).toBeVisible();
  const grid = page.getByRole('grid');
  await expect(grid.getByRole('row')).toHaveCount(3);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(bar).toHaveCount(0);
});
