import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { restore } from '../support/restoring.ts';
import { expect, test } from '../support/test.ts';

const twoHours = 2 * 3_600_000;
const restores = { hasText: 'Restore' };

test('an access token that ran out is renewed without a word', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'later' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  await page.clock.setSystemTime(Date.now() + twoHours);
  await restore(page, azure, 'later');
  expect(await azure.digest(azure.volume('san-prod', 'vg-databases', 'later'))).toBe(await azure.digest(volume.id));
});

test('a sign-in that ended in the middle leads through the sign-in page back to the review, and restores once', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'tomorrow' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  await azure.revokeSessions(azure.upn('backup-admin'));
  await page.clock.setSystemTime(Date.now() + twoHours);
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await page.getByRole('link', { name: azure.upn('backup-admin') }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restore sql-data-01' })).toBeVisible();
  await restore(page, azure, 'tomorrow');
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter(restores)).toHaveCount(1);
});

test('two tabs that restore the same plan restore once, and both follow the one job', async ({ page, open, azure, context }) => {
  const volume = await protectVolume(azure);
  const intent = 'cccccccc-1111-4222-8333-444455556666';
  const review = volume.restore('review', { point: volume.points[0] ?? '', group: volume.groupId, name: 'tabs', intent });
  await open(review);
  const other = await context.newPage();
  await other.goto(review);
  // The session of a tab is its own: the second one signs in too.
  await other.getByRole('button', { name: 'Sign in' }).click();
  const restoreThere = other.getByRole('button', { name: 'Restore', exact: true });
  await expect(restoreThere).toBeEnabled();
  await Promise.all([page.getByRole('button', { name: 'Restore', exact: true }).click(), restoreThere.click()]);
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { level: 1, name: 'Restoring tabs' })).toBeVisible();
  await azure.advanceUntilIdle();
  for (const tab of [page, other]) await expect(tab.getByRole('heading', { level: 1, name: 'tabs is restored' })).toBeVisible();
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter(restores)).toHaveCount(1);
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
  await expect(page.getByRole('heading', { level: 1, name: 'patient is restored' })).toBeVisible({ timeout: 40_000 });
  await expect(page.getByRole('alert')).toHaveCount(0);
});

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
