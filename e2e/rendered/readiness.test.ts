// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { minutes } from '../support/estate.ts';
import { protectedVolumes, web, webPlan } from '../support/web-servers.ts';
import { expectAccessible, testOn, timePassesUntil } from './test.ts';

const elasticSanAsked = 'Microsoft.ElasticSan/elasticSans/volumegroups/preBackup/action';

const azureAsked = 'Microsoft.DataProtection/backupVaults/validateForBackup/action';

describe('the board of twenty volumes', () => {
  const test = testOn({ scenario: 'fleet', pageSize: 100 });

  test('takes a name with a sign of the address only once it can be a name, and gives back the one that follows', async ({
    page,
    open,
    azure,
  }) => {
    await open(`/configure-backup/readiness?${await webPlan(azure)}`);
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
    await page.getByRole('link', { name: 'web-003' }).click();
    const name = page.getByLabel('Instance name');
    const derived = await name.inputValue();
    for (const typed of ['web*three', 'web~three', 'web!three@rg', 'web/three', 'wéb']) {
      await name.fill(typed);
      await expect(page.getByText('Use letters, digits, hyphens, periods and underscores.')).toBeVisible();
      await expect(page.getByRole('button', { name: 'Next: Review + configure' })).toHaveAccessibleDescription(
        'The instance name of web-003 cannot be used.',
      );
    }
    await expectAccessible();
    await expect(page.getByText('20 of 20 ready')).toBeVisible();
    await name.fill('');
    await expect(name).toHaveValue('');
    await expect(name).toHaveAttribute('placeholder', derived);
    await name.fill('web-three');
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    page.reload();
    await page.getByRole('link', { name: 'web-003' }).click();
    await expect(name).toHaveValue('web-three');
    await expect(page.getByLabel('Snapshots of this volume in').chosen()).toHaveText('Same as the other volumes: rg-snapshots');
    await page.getByLabel('Snapshots of this volume in').selectOption('rg-storage, of the Elastic SAN');
    await expect(page.getByLabel('Snapshots of this volume in').locator('option').first()).toHaveText(
      'Same as the other volumes: rg-snapshots',
    );
    await page.getByLabel('Snapshots of this volume in').selectOption({ index: 0 });
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
    await page.getByRole('link', { name: 'Next: Review + configure' }).click();
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, page.getByRole('heading', { level: 1 }), 'Backup of all 20 volumes is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
    const instances = await azure.resources('Microsoft.DataProtection/backupVaults/backupInstances');
    expect(instances.filter(({ name: one }) => one === 'web-three')).toHaveLength(1);
  });

  test('asks an Elastic SAN that refused anew, and one that wants fewer calls by itself', async ({ page, open, azure }) => {
    const plan = await webPlan(azure);
    const refusal = { code: 'ConcurrentOperation', message: 'Another operation of the volume group vg-web is running.' };
    await azure.addFault({
      kind: 'next-call',
      action: elasticSanAsked,
      status: 429,
      code: 'TooManyRequests',
      message: 'Slow down.',
      times: 2,
    });
    await azure.addFault({ kind: 'next-call', action: elasticSanAsked, status: 409, ...refusal });
    await open(`/configure-backup/readiness?${plan}`);
    await timePassesUntil(azure, page.getByRole('alert'), 'The Elastic SAN refused web-001');
    await expect(page.getByRole('alert')).toContainText(refusal.message);
    await page.getByRole('link', { name: 'web-003' }).click();
    await expect(page.getByRole('list', { name: 'Azure' })).toContainText(refusal.message);
    await page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await expectAccessible();
    await page.getByRole('button', { name: 'Ask the Elastic SAN again' }).click();
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
  });

  test('asks Azure no more by itself once it has blocked the asking for hours, and goes on when somebody asks again', async ({
    page,
    open,
    azure,
  }) => {
    const plan = await webPlan(azure);
    const message = 'The operation is blocked, as a security precaution, since multiple attempts were made beyond an internal limit.';
    await azure.addFault({
      kind: 'next-call',
      action: azureAsked,
      status: 400,
      code: 'CloudDosTimeboudLimitReached',
      message,
      times: 1000,
    });
    const asked = async () => (await azure.requests()).filter(({ path }) => path.includes('/validateForBackup')).length;
    await open(`/configure-backup/readiness?${plan}`);
    await timePassesUntil(azure, page.getByRole('alert'), 'Azure has blocked this, because it was tried too often.');
    await expect(page.getByRole('main')).toContainText('0 of 20 ready');
    expect(await asked()).toBe(8);
    await azure.advance(120 * minutes, { evenIfIdle: true });
    await expectAccessible();
    expect(await asked()).toBe(8);
    await azure.clearFaults();
    await page.getByRole('alert').getByRole('button', { name: /again/i }).click();
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
  });

  test('tells each reason of a refusal, though the code is the same', async ({ page, open, azure }) => {
    const plan = await webPlan(azure);
    const reasons = ['The disk is detached.', 'The disk is being resized.'];
    for (const message of reasons)
      await azure.addFault({ kind: 'next-call', action: azureAsked, status: 400, code: 'UserErrorDiskNotReady', message });
    await open(`/configure-backup/readiness?${plan}`);
    await timePassesUntil(azure, page.getByRole('main'), '18 of 20 ready');
    await expect(page.getByRole('main')).toContainText('2 need attention');
    for (const reason of reasons)
      await expect(page.getByRole('alert').filter({ hasText: reason })).toContainText(/Azure refused web-0\d\d\./);
    await expectAccessible();
  });

  test('says that the policy is gone, and leads to another', async ({ page, open, azure }) => {
    const plan = new URLSearchParams(await webPlan(azure));
    plan.set('policy', `${plan.get('vault')}/backupPolicies/of-old`);
    await open(`/configure-backup/readiness?${plan.toString()}`);
    await expect(page.getByRole('alert')).toContainText('There is no policy of-old in the Backup vault');
    await expect(page.getByRole('alert')).toHaveCount(1);
    await expectAccessible();
    await page.getByRole('link', { name: 'Choose vault and policy' }).click();
    await page.getByRole('link', { name: 'Next: Policy' }).click();
    await page.getByRole('radio', { name: /daily-7-days/ }).check();
    await page.getByRole('link', { name: 'Next: Readiness' }).click();
    await timePassesUntil(azure, page.getByRole('main'), '20 of 20 ready');
  });
});

describe('an estate of 10,000 volumes', () => {
  const test = testOn({ scenario: 'fleet-10000' });

  test('is chosen whole without an address that nobody takes, which is said, and as many as a plan takes are kept', async ({
    page,
    open,
  }) => {
    await open('/configure-backup/choose-volumes');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await expect(page.getByText(/^\d,\d{3} of \d+,\d{3} volumes chosen$/)).toBeVisible();
    await expect(page.getByText('a reload or a link loses the choice.')).toBeVisible();
    expect(window.location.search).toBe('');
    await page.getByRole('button', { name: 'Keep the first 500' }).click();
    await expect(page.getByText(/^500 of \d+,\d{3} volumes chosen$/)).toBeVisible();
    await expect(page.getByText('a plan takes at most')).toHaveCount(0);
    page.reload();
    await expect(page.getByText(/^500 of \d+,\d{3} volumes chosen$/)).toBeVisible();
  });
});

describe('an estate of several regions', () => {
  const test = testOn({ scenario: 'demo' });

  test('is dealt out into plans by places; by names only what can be protected is chosen', async ({ page, open }) => {
    await open('/configure-backup/choose-volumes');
    await page.getByRole('checkbox', { name: 'Select all' }).check();
    await expect(page.getByRole('link', { name: /^Next: \d plans$/ })).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await expect(page.getByRole('button', { name: 'Next: Vault' })).toHaveAccessibleDescription('Choose at least one volume.');
    await page.getByRole('button', { name: 'Paste names' }).click();
    await page.getByRole('textbox', { name: 'Names' }).fill('files-homes FILES-HOMES sql-orders-data');
    await page.getByRole('button', { name: 'Choose these volumes' }).click();
    await expect(page.getByText('1 volume found.')).toBeVisible();
    await expect(page.getByText('1 volume cannot be chosen.')).toBeVisible();
    await expect(page.getByText(/^1 of \d+ volumes chosen$/)).toBeVisible();
    await expectAccessible();
  });
});
