import { environment } from '../support/estate.ts';
import { policyRefuses, unregister, withoutGraph } from '../support/refusals.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { notAllowed } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

/** Lists, with the call whose refusal leaves a part of them out; none where all or nothing is read. */
const lists = [
  { name: 'volumes', title: 'Volumes', partial: undefined },
  { name: 'elastic-sans', title: 'Elastic SANs', partial: 'Microsoft.ElasticSan/elasticSans/read' },
  { name: 'protected-items', title: 'Protected items', partial: undefined },
  { name: 'deleted-items', title: 'Protected items', partial: 'Microsoft.DataProtection/backupVaults/deletedBackupInstances/read' },
  { name: 'jobs', title: 'Jobs', partial: 'Microsoft.DataProtection/backupVaults/backupJobs/read' },
  { name: 'vaults', title: 'Backup vaults', partial: 'Microsoft.DataProtection/backupVaults/read' },
  { name: 'policies', title: 'Policies', partial: 'Microsoft.DataProtection/backupVaults/backupPolicies/read' },
] as const;

test.describe('a company', () => {
  test.use({ plan: { scenario: 'demo' } });

  for (const { name, title, partial } of lists) {
    test(`${name} while they load, when a part is refused, and when Azure does not answer`, async ({ page, open, azure, picture }) => {
      await open('/nowhere');
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      await page.route(`${environment('PORTAL_URL')}/api/**`, async (route) => {
        // Not answered yet: the page stays as it is while Azure is asked.
        await released;
        await route.continue();
      });
      await open(`/${name}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await picture(`${name}-loading`);
      release();
      await expect(page.getByRole('table').first()).toBeVisible();
      await page.waitForLoadState('networkidle');
      await page.unrouteAll();
      if (partial !== undefined) {
        await withoutGraph(azure);
        await azure.addFault({ kind: 'next-call', action: partial, ...notAllowed, times: 1 });
        await open(`/${name}`);
        await expect(page.getByText(/could not be read/).first()).toBeVisible();
        await picture(`${name}-partial`);
      }
      await azure.addFault({ preset: 'unavailable', times: 50 });
      await open(`/${name}`);
      await expect(page.getByRole('alert').first()).toBeVisible();
      await picture(`${name}-failed`);
      await azure.clearFaults();
      await open(`/${name}`);
      await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
      await expect(page.getByRole('alert')).toHaveCount(0);
    });
  }
});

test('a protected item as a reader and an operator see it', async ({ page, open, azure, picture }) => {
  const item = await protectVolume(azure, { points: 2 });
  await open(item.page, 'reader');
  await expect(page.getByRole('button', { name: 'Back up now' })).toBeDisabled();
  await page.getByRole('button', { name: 'Back up now' }).focus();
  await expect(page.getByRole('tooltip')).toBeVisible();
  await picture('protected-item-reader');
});

test('refusals by their causes', async ({ page, open, azure, picture }) => {
  const create = async () => {
    await open('/vaults/new?region=eastus2&newVaultGroup=rg-backup');
    await page.getByLabel('Vault name').fill('bv-first');
    await expect(page.getByRole('button', { name: 'Create vault' })).toBeEnabled();
    await page.getByRole('button', { name: 'Create vault' }).click();
  };
  await policyRefuses(azure, 'Microsoft.DataProtection/backupVaults/write');
  await create();
  await expect(page.getByRole('alert')).toContainText('forbids this');
  await picture('cause-policy');
  await unregister(azure, 'Microsoft.DataProtection');
  await create();
  await expect(page.getByRole('button', { name: 'Register Microsoft.DataProtection' })).toBeVisible();
  await picture('cause-provider');
  await page.getByRole('button', { name: 'Register Microsoft.DataProtection' }).click();
  await expect(page.getByText('Azure is registering')).toBeVisible();
  await picture('cause-provider-registering');
  const secret = {
    code: 'secret-expired',
    azureCode: 'AADSTS7000222',
    detail: "The provided client secret keys for app '33333333-3333-4333-8333-333333333333' are expired.",
  };
  await page.route('**/api/volumes**', (route) => route.fulfill({ status: 502, json: secret }));
  await open('/volumes');
  await expect(page.getByRole('alert')).toContainText('client secret has expired');
  await picture('cause-secret');
  await page.unrouteAll();
});
