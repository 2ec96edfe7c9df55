// @vitest-environment page-on-azure
import { expect } from 'vitest';
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { restore, validate } from './restoring.ts';
import { expectAccessible, test } from './test.ts';

test('a restore that is throttled at the press is sent again by itself; one that stays throttled says so, and the same press restores once', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'again' }));
  const restoreAction = 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action';
  const tooMany = { code: 'SubscriptionRequestsThrottled', message: 'Number of requests for the subscription exceeded.' };
  const busy = await azure.addFault({
    kind: 'next-call',
    action: restoreAction,
    status: 429,
    ...tooMany,
    retryAfterSeconds: 1,
    times: 100,
  });
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('Azure asks for fewer requests.');
  await azure.removeFault(busy.id);
  await azure.addFault({ kind: 'next-call', action: restoreAction, status: 429, ...tooMany, retryAfterSeconds: 1, times: 1 });
  await restore(page, azure, 'again');
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(1);
});

test('Azure that throttles in the middle of a restore delays the page and loses nothing', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'patient' }));
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring patient' })).toBeVisible();
  const jobs = 'Microsoft.DataProtection/backupVaults/backupJobs/read';
  const tooMany = { code: 'SubscriptionRequestsThrottled', message: 'Number of requests for the subscription exceeded.' };
  await azure.addFault({ kind: 'next-call', action: jobs, status: 429, ...tooMany, retryAfterSeconds: 1, times: 8 });
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'patient is restored' })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a connection that drops after Azure accepted a restore yields one job and one volume', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'restore-drops' });
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'once' }));
  await restore(page, azure, 'once');
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter({ hasText: 'Restore' })).toHaveCount(1);
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'once'))).toBe(await azure.digest(volume.id));
});

test('a restore that fails later leads back into the wizard with all that was chosen, and then succeeds', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({ preset: 'restore-fails' });
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'second-try' }));
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring second-try' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'second-try was not restored' })).toBeVisible();
  page.reload();
  await expect(page.getByRole('alert')).toBeVisible();
  await page.getByRole('link', { name: 'Try again' }).click();
  await validate(page, azure);
  await restore(page, azure, 'second-try');
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'second-try'))).toBe(await azure.digest(volume.id));
});

test('a run that Azure has no job of says so, and leads back to the review with all values; the job then shows its steps', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const choice = { point: volume.points[0] ?? '', group: volume.groupId, name: 'found' };
  await open(volume.restore('progress', { ...choice, intent: 'dddddddd-1111-4222-8333-444455556666' }));
  await expect(page.getByRole('heading', { level: 1, name: 'No restore to found was found' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Go to Jobs' })).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Review the restore' }).click();
  await restore(page, azure, 'found');
  await expect(page.getByRole('list', { name: 'Steps' })).toContainText('Trigger Restore');
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  expect((items as { operation: string }[]).filter(({ operation }) => operation === 'restore')).toHaveLength(1);
});

test('what one restore was refused for is said of it, and not of the next that is opened from it', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const progress = (name: string, intent: string) =>
    volume.restore('progress', { point: volume.points[0] ?? '', group: volume.groupId, name, intent });
  const [refused, other] = [crypto.randomUUID(), crypto.randomUUID()];
  const title = page.getByRole('heading', { level: 1 });
  await open(progress('other', other));
  await expect(title).toHaveText('Restoring other');
  // As the browser keeps it.
  const problem = { code: 'azure-refused', detail: 'Not this one.' };
  sessionStorage.setItem(`refused ${refused}`, JSON.stringify([[volume.instanceId, problem]]));
  await page.lead(progress('refused', refused));
  await expect(page.getByRole('alert')).toContainText('Not this one.');
  await page.lead(progress('other', other));
  await expect(title).toHaveText('Restoring other');
  await expect(page.getByText('Not this one.')).toHaveCount(0);
});
