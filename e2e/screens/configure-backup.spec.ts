import { assignAll, makeVault } from '../support/protected-volume.ts';
import { timePassesUntil } from '../support/pace.ts';
import { sanIn, webPlan } from '../support/web-servers.ts';
import { addVault, databaseVolume, quotaReached } from './busy-vault.ts';
import { expect, test } from './screen-test.ts';

type Choices = Record<string, string>;

const step = (name: string, choices: Choices): string => `/configure-backup/${name}?${new URLSearchParams(choices).toString()}`;

test('configure backup: vault and policy', async ({ page, open, azure, picture }) => {
  const volume = databaseVolume(azure, 'sql-data-01');
  await open('/configure-backup/choose-volumes');
  await expect(page.getByRole('checkbox', { name: 'Protect sql-data-01' })).toBeVisible();
  await picture('configure-choose-volume');
  await page.getByRole('checkbox', { name: 'Protect sql-data-01' }).check();
  await page.getByRole('link', { name: 'Next: Vault' }).click();
  await expect(page.getByLabel('Vault name')).toBeVisible();
  await picture('configure-vault-none-fits');
  await page.getByLabel('Resource group').selectOption('rg-backup');
  await page.getByRole('button', { name: 'Create vault' }).click();
  await expect(page.getByText('is being created').first()).toBeVisible();
  await picture('configure-vault-being-created');
  await azure.advanceUntilIdle();
  await page.getByRole('link', { name: 'Next: Policy' }).click();
  await expect(page.getByLabel('Policy name')).toBeVisible();
  await picture('configure-policy-none');
  await page.getByRole('button', { name: 'Create policy' }).click();
  await expect(page.getByRole('radio', { name: /daily-7-days/ })).toBeChecked();
  await picture('configure-policy');
  await page.getByRole('button', { name: 'Create policy' }).click();
  await page.getByLabel('Keep for').fill('500');
  await expect(page.getByText(/over the limit/).first()).toBeVisible();
  await picture('configure-policy-fault');
  await addVault(azure, 'bv-westeurope', 'westeurope');
  await open(step('vault', { volume }));
  await expect(page.getByRole('radio', { name: /bv-westeurope/ })).toBeVisible();
  await picture('configure-vault');
});

test('configure backup: readiness to the end', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const choices = { vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(step('readiness', { volume: databaseVolume(azure, 'sql-data-01'), ...choices }));
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeVisible();
  await picture('configure-readiness-roles-missing');
  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure does not see the roles yet.', 15_000);
  await picture('configure-readiness-waiting');
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await picture('configure-readiness-ready');
  await page.getByRole('link', { name: 'Next: Review + configure' }).click();
  await expect(page.getByText(/kept for 7 days/)).toBeVisible();
  await expect(page.getByText('Azure makes 1 protected item.')).toBeVisible();
  await picture('configure-review');
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { name: 'Configuring backup of sql-data-01' })).toBeVisible();
  await picture('configure-progress');
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { name: 'Backup of sql-data-01 is configured' })).toBeVisible();
  await picture('configure-done');
});

test.describe('a fleet', () => {
  test.use({ plan: { scenario: 'fleet', pace: { validation: 0 } } });

  test('configure backup: many volumes', async ({ page, open, azure, picture }) => {
    await makeVault(azure);
    await azure.lock(azure.group('rg-restore'));
    await open('/configure-backup/choose-volumes');
    await page.getByRole('checkbox', { name: 'Protect all of vg-web' }).check();
    await page.getByRole('button', { name: 'vg-web' }).click();
    await picture('configure-choose-tree');
    await page.getByRole('button', { name: 'Paste names' }).click();
    await page.getByRole('textbox', { name: 'Names' }).fill('db-a-001, db-a-002\nnothing-01\narchive-001\nweb-001');
    await page.getByRole('button', { name: 'Choose these volumes' }).click();
    await expect(page.getByText('1 name is not known.')).toBeVisible();
    await picture('configure-paste-names');
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await page.getByRole('button', { name: 'Flat table' }).click();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByLabel('Filter volumes').fill('web');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await expect(page.getByText('20 of 200 volumes chosen')).toBeVisible();
    await picture('configure-choose-flat');
    await page.getByRole('link', { name: 'Next: Vault' }).click();
    await expect(page.getByRole('radio', { name: 'bv-eastus2' })).toBeChecked();
    await picture('configure-vault-for-many');
    await page.getByRole('link', { name: 'Next: Policy' }).click();
    await page.getByRole('radio', { name: /daily-7-days/ }).check();
    await page.getByRole('link', { name: 'Next: Readiness' }).click();
    await expect(page.getByText('2 roles missing').first()).toBeVisible();
    await picture('configure-board-roles-missing');
    await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-restore' });
    await expect(page.getByText('Delete lock').first()).toBeVisible();
    await picture('configure-board-lock');
    await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-snapshots' });
    await page.getByRole('link', { name: 'web-001' }).click();
    await picture('configure-board-row');
    await page.getByRole('button', { name: 'Assign missing roles' }).click();
    await expect(page.getByRole('button', { name: 'Assign 2 roles' })).toBeVisible();
    await picture('configure-board-roles');
    await page.getByRole('button', { name: 'Assign 2 roles' }).click();
    await expect(page.getByText('Waiting for roles').first()).toBeVisible();
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await picture('configure-board-waiting');
    await azure.advanceUntilIdle();
    await expect(page.getByText('20 of 20 ready')).toBeVisible({ timeout: 60_000 });
    await picture('configure-board-ready');
    await page.getByRole('link', { name: 'Next: Review + configure' }).click();
    await expect(page.getByText('Azure makes 20 protected items.')).toBeVisible();
    await picture('configure-review-many');
    await azure.addFault({ kind: 'fail-later', operation: 'configure', target: 'web-003', ...quotaReached });
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(page.getByRole('heading', { name: 'Configuring backup of 20 volumes: 0 configured' })).toBeVisible();
    await azure.advance(5000);
    await expect(page.getByText('Configuring', { exact: true }).first()).toBeVisible();
    await picture('configure-progress-many');
    await timePassesUntil(azure, page.getByRole('heading', { level: 1 }), 'Backup of 19 of 20 volumes is configured, 1 failed');
    await picture('configure-failed-some');
    await page.getByRole('button', { name: 'Retry failed only' }).click();
    await timePassesUntil(azure, page.getByRole('heading', { level: 1 }), 'Backup of web-003 is configured');
    await page.getByRole('link', { name: 'Runs' }).first().click();
    await expect(page.getByRole('table', { name: 'Runs' }).getByRole('row')).toHaveCount(3);
    await picture('runs');
  });

  test('configure backup: deployments are refused', async ({ page, open, azure, picture }) => {
    const plan = await webPlan(azure);
    const action = 'Microsoft.Resources/deployments/whatIf/action';
    const message = `The client 'a@b.c' with object id 'x' does not have authorization to perform action '${action}' over scope '${azure.group('rg-backup')}' or the scope is invalid.`;
    await azure.addFault({ kind: 'next-call', action, status: 403, code: 'AuthorizationFailed', message, times: 50 });
    await open(`/configure-backup/review?${plan}`);
    await expect(page.getByText('so the volumes are sent one by one.')).toBeVisible();
    await picture('configure-review-one-by-one');
  });
});

test.describe('a fleet of three regions', () => {
  test.use({ plan: { scenario: 'fleet', volumes: 60, regions: ['eastus2', 'northeurope', 'australiaeast'], protectedPercent: 10 } });

  test('configure backup: a plan for each region', async ({ page, open, azure, picture }) => {
    await open('/configure-backup/choose-volumes');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await page.getByRole('link', { name: 'Next: 3 plans' }).click();
    await expect(page.getByText(/^Ready\./)).toHaveCount(3);
    await picture('configure-plans');
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Configuring backup of');
    await picture('runs-together');
    await azure.advance(120_000);
    await expect(page.getByRole('heading', { level: 1 })).toContainText('is configured');
    await picture('runs-together-done');
  });
});

test.describe('a fleet with few snapshots left', () => {
  test.use({ plan: { scenario: 'fleet', snapshotQuota: 100, pace: { validation: 0 } } });

  test('configure backup: the quota of snapshots', async ({ page, open, azure, picture }) => {
    const plan = await webPlan(azure);
    await open(`/configure-backup/readiness?${plan}`);
    await expect(page.getByRole('list', { name: 'Warnings' })).toContainText('The plan keeps up to 140 more');
    await expect(page.getByText('20 of 20 ready')).toBeVisible({ timeout: 60_000 });
    await picture('configure-board-quota');
    const one = new URLSearchParams(plan);
    one.delete('volumes');
    one.set('volume', `${sanIn(azure, 'san-apps')}/volumeGroups/vg-web/volumes/web-001`);
    await open(`/configure-backup/readiness?${one.toString()}`);
    await expect(page.getByText('0 of 100 snapshots in East US 2 are used.').first()).toBeVisible();
    await picture('configure-readiness-quota');
  });
});

test.describe('a fleet of which not everything answers', () => {
  test.use({ plan: { scenario: 'fleet', pace: { validation: 0 } } });

  test('configure backup: an Elastic SAN and Azure refuse', async ({ page, open, azure, picture }) => {
    const plan = await webPlan(azure);
    const [san, backup] = [
      'Microsoft.ElasticSan/elasticSans/volumegroups/preBackup',
      'Microsoft.DataProtection/backupVaults/validateForBackup',
    ];
    const message = 'Another operation of the volume group vg-web is running.';
    await azure.addFault({ kind: 'next-call', action: `${san}/action`, status: 409, code: 'ConcurrentOperation', message });
    for (const reason of ['The disk is detached.', 'The disk is being resized.'])
      await azure.addFault({ kind: 'next-call', action: `${backup}/action`, status: 400, code: 'UserErrorDiskNotReady', message: reason });
    await open(`/configure-backup/readiness?${plan}`);
    await expect(page.getByRole('alert')).toContainText(message);
    await picture('configure-board-san-refuses');
    await page.getByRole('button', { name: 'Ask the Elastic SAN again' }).click();
    await expect(page.getByText('18 of 20 ready', { exact: true })).toBeVisible({ timeout: 60_000 });
    await page
      .getByRole('table', { name: 'Readiness' })
      .getByRole('row', { name: /Azure refused/ })
      .first()
      .getByRole('link')
      .click();
    await picture('configure-board-azure-refuses');
  });
});

test('configure backup: what can go wrong', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId, inVault } = await makeVault(azure);
  await assignAll(azure, inVault);
  const choices = { vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await azure.addFault({ kind: 'fail-later', operation: 'configure', target: '*', ...quotaReached });
  await open(step('review', { volume: databaseVolume(azure, 'sql-data-02'), ...choices }));
  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { name: 'Configuring backup of sql-data-02' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { name: 'Backup of sql-data-02 is not configured' })).toBeVisible();
  await picture('configure-failed');
  await azure.lock(azure.group('rg-snapshots'));
  await open(step('readiness', { volume: databaseVolume(azure, 'archive-01'), ...choices }));
  await expect(page.getByText(/over the limit/)).toBeVisible();
  await picture('configure-readiness-blocked');
});

test('configure backup by somebody who may not assign roles', async ({ page, open, azure, picture }) => {
  const { vaultId, policyId } = await makeVault(azure);
  const choices = { vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  await open(step('readiness', { volume: databaseVolume(azure, 'sql-data-01'), ...choices }), 'reader');
  await expect(page.getByText(/may not assign roles/).first()).toBeVisible();
  await picture('configure-readiness-may-not-assign');
});
