import type { Page } from '@playwright/test';
import { expectGoodPage, expectNothingSideways } from '../support/axe.ts';
import type { Estate } from '../support/estate.ts';
import { protectSet, type ProtectedSet } from '../support/protected-set.ts';
import { apiAs, type ProtectedVolume } from '../support/protected-volume.ts';
import { expect, test } from '../support/test.ts';

/** A page that was opened by nothing but its address: what it shows. */
type Place = { path: string; shows: string | RegExp };

const kinds = ['lists and vaults', 'policies and items', 'wizards'] as const;
type Kind = (typeof kinds)[number];

/** What the addresses name: a protected volume with its point, its job, and what the wizards have chosen of it. */
async function placesIn(azure: Estate): Promise<Record<Kind, readonly Place[]>> {
  const set = await protectSet(azure, 2);
  const volume = set.first;
  const [point = ''] = volume.points;
  const { items } = await (await apiAs(azure))('GET', '/api/jobs');
  const [job = ''] = (items as { name: string }[]).map(({ name }) => name);
  return {
    'lists and vaults': listsAndVaults(azure, volume, job),
    'policies and items': policiesAndItems(azure, volume, point),
    wizards: wizards(azure, set, point),
  };
}

const vaultPath = (azure: Estate): string => `/vaults/${azure.subscriptionId}/rg-backup/bv-eastus2`;

function listsAndVaults(azure: Estate, volume: ProtectedVolume, job: string): Place[] {
  const inVault = vaultPath(azure);
  const inStorage = `${azure.subscriptionId}/rg-storage`;
  return [
    { path: '/', shows: /of 13 volumes (is|are) safe/ },
    { path: '/volumes', shows: 'sql-data-02' },
    { path: '/protected-items', shows: 'sql-data-01' },
    { path: '/deleted-items', shows: 'No deleted item can be brought back' },
    { path: `/stop-backup?instance=${encodeURIComponent(volume.instanceId)}`, shows: 'Keep all restore points for ever' },
    { path: `/resume-backup?instance=${encodeURIComponent(volume.instanceId)}`, shows: 'only backups that are stopped can be resumed' },
    { path: '/jobs', shows: 'Completed' },
    { path: `/jobs/${azure.subscriptionId}/rg-backup/bv-eastus2/${job}`, shows: 'Activity ID' },
    { path: '/vaults', shows: 'bv-eastus2' },
    { path: '/vaults/new?region=eastus2&newVaultGroup=rg-backup', shows: 'This vault name is taken.' },
    { path: inVault, shows: 'sql-data-01' },
    { path: `${inVault}/policies`, shows: 'daily-7-days' },
    { path: `${inVault}/identity`, shows: 'Elastic SAN Volume Importer' },
    { path: `${inVault}/properties`, shows: 'Immutability' },
    { path: '/elastic-sans', shows: 'san-prod' },
    { path: `/elastic-sans/${inStorage}/san-prod`, shows: 'sql-data-02' },
    { path: `/volumes/${inStorage}/san-prod/vg-databases/sql-data-01`, shows: 'The one restore point' },
  ];
}

function policiesAndItems(azure: Estate, volume: ProtectedVolume, point: string): Place[] {
  const policy = `/policies/${azure.subscriptionId}/rg-backup/bv-eastus2/daily-7-days`;
  const item = volume.page.replace('/restore-points', '');
  return [
    { path: '/policies', shows: 'daily-7-days' },
    {
      path: `/policies/new?${new URLSearchParams({ vault: volume.vaultId, policyWeekly: '8w,20,sunday' }).toString()}`,
      shows: 'Weekly rule',
    },
    { path: policy, shows: 'Retention rules' },
    { path: `${policy}/edit?policyKeep=3d`, shows: 'What the change does' },
    { path: `${policy}/delete`, shows: 'cannot be deleted' },
    { path: `/change-policy?${new URLSearchParams({ instance: volume.instanceId }).toString()}`, shows: 'Choose a policy' },
    { path: volume.page, shows: 'Complete' },
    // What is no day, month or moment is as if it were not there.
    { path: `${volume.page}?from=2026-13-45&to=abc&month=2026-99`, shows: 'Complete' },
    { path: '/restore-points?month=2026-99', shows: 'September 2026' },
    { path: '/restore-points/as-of?at=abc', shows: 'sql-data-01' },
    { path: `${volume.page}/${point}`, shows: 'Standard_LRS' },
    { path: `${item}/jobs`, shows: 'Completed' },
    { path: `${item}/properties`, shows: 'Instance name' },
  ];
}

function wizards(azure: Estate, { first: volume, address: several }: ProtectedSet, point: string): Place[] {
  const chosen = { point, group: volume.groupId, name: 'back' };
  const other = {
    volume: azure.volume('san-prod', 'vg-databases', 'sql-data-02'),
    vault: volume.vaultId,
    policy: `${volume.vaultId}/backupPolicies/daily-7-days`,
    snapshotGroup: azure.group('rg-snapshots'),
  };
  const configure = (step: string) => `/configure-backup/${step}?${new URLSearchParams(other).toString()}`;
  return [
    { path: configure('vault'), shows: 'sql-data-02' },
    { path: configure('policy'), shows: 'daily-7-days' },
    { path: configure('readiness'), shows: 'Disk Snapshot Contributor' },
    { path: configure('review'), shows: 'Snapshots in' },
    { path: '/configure-backup/progress', shows: 'Nothing has been started at this address' },
    { path: volume.restore('point'), shows: 'Complete' },
    { path: volume.restore('target', chosen), shows: 'New volume name' },
    { path: volume.restore('validate', chosen), shows: 'Volume Importer' },
    { path: volume.restore('review', chosen), shows: 'Nothing is overwritten' },
    { path: several('points'), shows: 'Complete' },
    { path: several('target', { groups: volume.groupId }), shows: 'Pattern for the new names' },
    { path: several('validate'), shows: 'Azure is checking' },
    { path: several('review'), shows: 'Nothing is overwritten' },
    { path: several('progress'), shows: 'This restore has not been started' },
    { path: several('disks', { as: 'disks' }), shows: 'Disk type' },
    { path: several('disks-made', { as: 'disks' }), shows: 'These disks have not been made' },
    // Where it stood before.
    { path: several('points').replace('/restore/points', '/restore-set/volumes'), shows: 'Complete' },
    { path: volume.restore('progress', chosen), shows: 'This restore has not been started' },
    { path: `/create-disk?${new URLSearchParams({ instance: volume.instanceId, point }).toString()}`, shows: 'Disk name' },
    { path: '/nowhere', shows: /not|no page/i },
  ];
}

/** Shows a page in the dark, which it is once its letters are light. */
async function darken(page: Page): Promise<void> {
  const ink = () => page.locator('body').evaluate((element) => getComputedStyle(element).color);
  const inLight = await ink();
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(ink).not.toBe(inLight);
}

/** Good in light at 1280 and in dark at 390, and no wider than the narrowest window that the portal is for. */
async function expectGoodEverywhere(page: Page): Promise<void> {
  await expectGoodPage(page);
  await darken(page);
  await page.setViewportSize({ width: 390, height: 800 });
  await expectGoodPage(page);
  await page.setViewportSize({ width: 320, height: 800 });
  await expectNothingSideways(page);
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.emulateMedia({ colorScheme: 'light' });
}

for (const kind of kinds)
  test(`${kind}: every page and step opens by its address alone, in light at 1280, in dark at 390 and 320`, async ({
    page,
    open,
    azure,
  }) => {
    test.setTimeout(120_000);
    for (const { path, shows } of (await placesIn(azure))[kind])
      await test.step(path.slice(0, 60), async () => {
        await open(path);
        await expect(page.getByRole('main').or(page.getByRole('dialog')).getByText(shows).first()).toBeVisible();
        await expect(page).toHaveTitle(/\S - Elastic SAN Backup$/);
        await expectGoodEverywhere(page);
      });
  });
