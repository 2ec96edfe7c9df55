// @vitest-environment page-on-azure
import { describe, expect } from 'vitest';
import { protectedVolumes, web, webPlan, sanIn } from '../support/web-servers.ts';
import { expectAccessible, testOn, timePassesUntil } from './test.ts';
import type { Page } from './test.ts';
import { minutes } from '../support/estate.ts';
import { apiAs, makeVault } from '../support/protected-volume.ts';
import { protectSet } from '../support/protected-set.ts';

const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

const title = (page: Page) => page.getByRole('heading', { level: 1 });

const instances = 'Microsoft.DataProtection/backupVaults/backupInstances';

describe('a fleet', () => {
  const test = testOn({ scenario: 'fleet', pageSize: 1000 });

  test('where somebody may not deploy, the page says so before the press and the volumes are sent one by one', async ({
    page,
    open,
    azure,
  }) => {
    const plan = await webPlan(azure);
    await azure.addFault({
      kind: 'next-call',
      action: 'Microsoft.Resources/deployments/whatIf/action',
      status: 403,
      code: 'AuthorizationFailed',
      message: `The client 'a@b.c' with object id 'x' does not have authorization to perform action 'Microsoft.Resources/deployments/whatIf/action' over scope '${azure.group('rg-backup')}' or the scope is invalid. If access was recently granted, please refresh your credentials.`,
      times: 50,
    });
    await open(`/configure-backup/review?${plan}`);
    await expect(
      page.getByText('Azure does not accept this plan as one deployment, so the volumes are configured one by one.'),
    ).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of all 20 volumes is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
    expect(await azure.resources('Microsoft.Resources/deployments')).toEqual([]);
  });

  test('where somebody may not read what Azure says beforehand, the page says so, and backup is configured all the same', async ({
    page,
    open,
    azure,
  }) => {
    const plan = await webPlan(azure);
    await azure.addFault({
      kind: 'next-call',
      action: '*',
      method: 'GET',
      path: '/subscriptions/*/operationresults/*',
      status: 403,
      code: 'AuthorizationFailed',
      message: 'The client does not have authorization to perform the action.',
      times: 50,
    });
    await open(`/configure-backup/review?${plan}`);
    await expect(page.getByText('Your account lacks a role that this needs.')).toBeVisible();
    await expect(page.getByRole('button', { name: 'Ask again' })).toBeVisible();
    await expectAccessible();
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of all 20 volumes is configured');
    expect(await azure.resources('Microsoft.Resources/deployments')).toHaveLength(1);
  });

  test('of one volume that Azure refuses the run names the words of Azure, and only that one is tried again', async ({
    page,
    open,
    azure,
  }) => {
    const plan = await webPlan(azure);
    await azure.addFault({
      kind: 'next-call',
      action: `${instances}/write`,
      path: '/web-007',
      method: 'PUT',
      status: 400,
      code: 'UserErrorDiskNotReady',
      message: 'The volume web-007 is being resized.',
    });
    await open(`/configure-backup/review?${plan.replace('web-007', 'web-007%21web-007')}`);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await timePassesUntil(azure, title(page), 'Backup of 19 of 20 volumes is configured, 1 failed');
    await expect(page.getByRole('row', { name: /web-007/ })).toContainText('The volume web-007 is being resized.');
    await expect(page.getByRole('alert')).toContainText('UserErrorDiskNotReady');
    await expectAccessible();
    page.reload();
    await page.getByRole('button', { name: 'Retry failed only' }).click();
    await timePassesUntil(azure, title(page), 'Backup of web-007 is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
    await page.getByRole('link', { name: 'Runs' }).first().click();
    await expect(page.getByRole('table', { name: 'Runs' }).getByRole('row')).toHaveCount(3);
  });

  test('a run is cancelled before it begins, and the others are configured by another run', async ({ page, open, azure }) => {
    const plan = await webPlan(azure);
    await open(`/configure-backup/review?${plan}`);
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(title(page)).toHaveText('Configuring backup of 20 volumes: 0 configured');
    await page.getByRole('button', { name: 'Cancel run' }).click();
    await expect(page.getByText('The run is being cancelled. What has begun is finished.')).toBeVisible();
    await timePassesUntil(azure, title(page), 'Backup of 0 of 20 volumes is configured, the run was cancelled');
    await expectAccessible();
    expect(await azure.resources(instances)).toEqual([]);
    await page.getByRole('button', { name: 'Configure the others' }).click();
    await timePassesUntil(azure, title(page), 'Backup of all 20 volumes is configured');
    expect(await protectedVolumes(azure)).toEqual(web);
  });

  test('two hundred volumes less the four that are too large are protected with the browser closed right after the press, and another person sees the run', async ({
    page,
    open,
    azure,
  }) => {
    const { vaultId, policyId, inVault } = await makeVault(azure);
    const scopes = [sanIn(azure, 'san-apps'), sanIn(azure, 'san-data')].map((scope) => ({ role: 'exporter', scope }));
    const ask = await apiAs(azure);
    await ask('POST', `${inVault}/roles`, { roles: [...scopes, { role: 'snapshots', scope: azure.group('rg-snapshots') }] });
    await azure.advance(20 * minutes, { evenIfIdle: true });
    const groups = [
      ['san-apps/vg-app-01', numbered('app-a', 40)],
      ['san-apps/vg-app-02', numbered('app-b', 40)],
      ['san-apps/vg-web', web],
      ['san-data/vg-db-01', numbered('db-a', 50)],
      ['san-data/vg-db-02', numbered('db-b', 46)],
    ] as const;
    const volumes = groups.map(([group, names]) => `rg-storage/${group}/${names.map((name) => `0${name}`).join('*')}`).join('~');
    const chosen = { subscription: azure.subscriptionId, volumes, vault: vaultId, policy: policyId };
    await open(`/configure-backup/review?${new URLSearchParams({ ...chosen, snapshotGroup: azure.group('rg-snapshots') }).toString()}`);
    await expect(page.getByText('Azure makes 196 protected items.')).toBeVisible();
    await page.getByRole('button', { name: 'Configure backup' }).click();
    await expect(title(page)).toHaveText('Configuring backup of 196 volumes: 0 configured');
    page.close();
    await azure.advance(2 * minutes);
    await open('/runs', 'reader');
    await page.getByRole('link', { name: 'Configure backup of 196 volumes' }).click();
    await expect(title(page)).toHaveText('Backup of all 196 volumes is configured');
    const all = groups.flatMap(([, names]) => names).toSorted();
    expect(await protectedVolumes(azure)).toEqual(all);
  });
});

testOn({})(
  'backups of several items that one press began are told as they go on, also where another browser pressed',
  async ({ page, open, azure }) => {
    const set = await protectSet(azure, 2);
    const ask = await apiAs(azure);
    const intent = crypto.randomUUID();
    for (const id of set.instanceIds)
      await ask('POST', `${set.first.api.slice(0, set.first.api.lastIndexOf('/'))}/${id.split('/').at(-1) ?? ''}/backups`, { intent });
    await open('/runs');
    await expect(page.getByText('2 of 2 under way')).toBeVisible();
    await azure.advanceUntilIdle();
    await expect(page.getByText('2 of 2 completed')).toBeVisible();
  },
);
