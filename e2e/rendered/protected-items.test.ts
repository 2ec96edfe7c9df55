// @vitest-environment page-on-azure
import { expect, vi } from 'vitest';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { expectAccessible, test, timePassesUntil } from './test.ts';

const instanceAction = 'Microsoft.DataProtection/backupVaults/backupInstances';

test('an eleventh backup of a day is refused with the limit, and the page still backs up on the next day', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure, { points: 10 });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByRole('alert')).toContainText('The limit of 10 on-demand backups per day has been reached');
  await expect(page.getByRole('alert')).toContainText('Try again tomorrow.');
  await azure.advance(24 * 3_600_000, { evenIfIdle: true });
  page.reload();
  await page.getByRole('button', { name: 'Back up now' }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
});

test('a backup that fails later says why, still after a reload, and leaves no point behind', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await azure.addFault({ preset: 'backup-fails' });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(/The backup of .* failed: /);
  await expect(failure).toContainText('Free up or raise the disk and snapshot quota of the subscription, then try again.');
  page.reload();
  await expect(failure).toContainText(/The backup of .* failed: /);
  await expect(page.getByText('No restore point yet').first()).toBeVisible();
  await open('/jobs');
  await page.getByRole('row').filter({ hasText: 'Failed' }).getByRole('link').first().click();
  await expect(page.getByRole('alert')).toContainText('UserErrorSubscriptionDiskQuotaLimitReached');
  expect(await azure.resources('Microsoft.Compute/snapshots')).toEqual([]);
  expect(await azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/snapshots')).toEqual([]);
});

test('a reader sees what may be done to an item, disabled, each naming the action that is missing', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await open(volume.page, 'reader');
  for (const [name, action] of [
    ['Back up now', 'backup/action'],
    ['Restore', 'restore/action'],
    ['Stop backup', 'stopProtection/action'],
  ] as const) {
    const command = page.getByRole('button', { name, exact: true });
    await expect(command).toBeDisabled();
    await expect(command).toHaveAccessibleDescription(new RegExp(`its roles lack ${instanceAction}/${action}`));
  }
});

test('a backup on demand that failed is told of itself, and takes nothing from the protection', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'backup-fails' });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  await open(volume.page);
  const failure = page.getByText(/The backup on demand of .* has failed\./);
  await expect(failure).toBeVisible();
  await expect(page.getByText('A quota of the subscription is used up.')).toBeVisible();
  await expect(page.getByText('Protected', { exact: true })).toBeVisible();
  await azure.advance(24 * 3_600_000, { evenIfIdle: true });
  await open(volume.page);
  await expect(page.getByText('Protected', { exact: true })).toBeVisible();
  await expect(failure).toHaveCount(0);
});

test('an item whose backups fail says since when, of what, and leads to the way on', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'backup-fails', times: 1000 });
  await azure.advance(24 * 3_600_000, { evenIfIdle: true });
  await open(volume.page);
  const failure = page.getByRole('alert');
  await expect(failure).toContainText(/Every backup since .* has failed\./);
  await expect(failure).toContainText('A quota of the subscription is used up.');
  await failure.getByRole('link', { name: 'What to do' }).click();
  await expect(failure).toContainText('UserErrorSubscriptionDiskQuotaLimitReached');
});

test('a backup that is pressed again, since its answer was lost on the way to the page, is the same one', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await azure.addFault({ preset: 'backup-fails' });
  await open(volume.page);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await azure.advanceUntilIdle();
  const ask = await apiAs(azure);
  const jobs = async () => (await ask('GET', '/api/jobs'))['items'] as { name: string; operation: string }[];
  const [failed] = await jobs();
  await open(`/jobs/${azure.subscriptionId}/rg-backup/bv-eastus2/${failed?.name}`);
  const send = globalThis.fetch;
  const lose = vi.fn<() => void>().mockImplementationOnce(() => {
    throw new TypeError('The connection was lost.');
  });
  vi.stubGlobal('fetch', async (to: string, init?: RequestInit) => {
    const answer = await send(to, init);
    if (init?.method === 'POST' && to.endsWith('/backups')) lose();
    return answer;
  });
  const again = page.getByRole('button', { name: 'Back up again' });
  await again.click();
  await expect(page.getByText(/portal's server cannot be reached/).first()).toBeVisible();
  await again.click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
  expect(lose).toHaveBeenCalledTimes(2);
  expect((await jobs()).filter(({ operation }) => operation === 'backup')).toHaveLength(2);
});

test('an operator backs up and restores, and may not stop backups', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.page, 'backup-operator');
  await expect(page.getByRole('link', { name: 'Restore', exact: true })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Stop backup' })).toHaveAccessibleDescription(/its roles lack/);
  await page.getByRole('button', { name: 'Back up now' }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
  page.reload();
  await expect(page.getByRole('table', { name: 'Restore points' }).getByRole('row')).toHaveCount(3);
});

test('a backup of which Azure has no job is not waited for without end, and can be put away', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(`${volume.page}?backup=${crypto.randomUUID()}`);
  await expect(page.getByRole('alert')).toContainText('It is not known whether');
  await page.getByRole('alert').getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(page.url()).toBe(volume.page);
});

test('where the record of an item does not say where its snapshots are, nothing is called free of locks', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { points: 0 });
  await azure.addFault({
    kind: 'change-answer',
    action: `${instanceAction}/read`,
    drop: ['properties.policyInfo.policyParameters.dataStoreParametersList'],
    times: 99,
  });
  await open(`/remove-lock?${new URLSearchParams({ instance: volume.instanceId }).toString()}`);
  const main = page.getByRole('main');
  await expect(main).toContainText('Whether a lock stands over sql-data-01 or its snapshots is not known.');
  await expect(main).toContainText("The portal cannot read Azure's record of it.");
  await expect(page.getByText('az lock list')).toHaveCount(0);
  await expectAccessible();
});
