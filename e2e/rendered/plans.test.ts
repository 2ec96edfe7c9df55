// @vitest-environment page-on-azure
import type { Estate } from '../support/estate.ts';
import { expect } from 'vitest';
import { protectVolume } from '../support/protected-volume.ts';
import { expectAccessible, test } from './test.ts';

const policies = 'Microsoft.DataProtection/backupVaults/backupPolicies/read';

/** The plans of volumes of a group, as the address has them. */
const plansOf = (azure: Estate, ...volumes: string[]): string =>
  `/configure-backup/plans?${new URLSearchParams({
    subscription: azure.subscriptionId,
    volumes: `${groupOf(azure)}/san-prod/vg-databases/${volumes.map((name) => `0${name}`).join('*')}`,
  }).toString()}`;
const groupOf = (azure: Estate): string => azure.volume('san-prod', 'vg-databases', 'any').split('/')[4] ?? '';

test('a chosen volume that cannot be found is named and left out by a press, before anything is configured', async ({
  page,
  open,
  azure,
}) => {
  await protectVolume(azure);
  await open(plansOf(azure, 'sql-data-02', 'sql-gone-77'));
  await expect(page.getByText('1 of 2 chosen volumes could not be found: sql-gone-77')).toBeVisible();
  const configure = page.getByRole('button', { name: 'Configure backup' });
  await expect(configure).toHaveAccessibleDescription('Leave out what could not be found.');
  await expectAccessible();
  await page.getByRole('button', { name: 'Leave out' }).click();
  await expect(page.getByText(/could not be found/)).toHaveCount(0);
  await expect(page.getByText(/^Ready\./)).toBeVisible();
});

test('a plan whose policies cannot be read says why, and is ready once they are read again', async ({ page, open, azure }) => {
  await protectVolume(azure);
  const { id } = await azure.addFault({
    kind: 'next-call',
    action: policies,
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization.',
    times: 1_000_000,
  });
  await open(plansOf(azure, 'sql-data-02'));
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Configure backup' })).toHaveAccessibleDescription('1 of 1 plans is not ready.');
  await azure.removeFault(id);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(/^Ready\./)).toBeVisible();
});

test('policies that could be read in part are not told as none', async ({ page, open, azure }) => {
  await protectVolume(azure);
  await azure.addFault({ kind: 'change-answer', action: policies, drop: ['value[].properties'], times: 1_000_000 });
  await open(plansOf(azure, 'sql-data-02'));
  await expect(page.getByText('The vault bv-eastus2 has no policy for Elastic SAN volumes that could be read.')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Create policy' })).toHaveCount(0);
});
