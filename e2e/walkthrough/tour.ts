import type { Page } from '@playwright/test';
import type { Estate } from '../support/estate.ts';
import { expect } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

/** What is done where the tour stops. */
export type Stops = { stop: (title: string, caption: string) => Promise<void> };

type Way = { page: Page; open: (path: string) => Promise<void>; azure: Estate };

const leads = (page: Page) => (name: string) => page.getByRole('link', { name, exact: true }).click();

/** From a volume that nobody protects to one that was brought back, on the estate that `npm start` opens. */
export async function mainJob(way: Way, guide: Stops): Promise<void> {
  await choose(way, guide);
  await protect(way, guide);
  await restore(way, guide);
}

async function choose({ page, open }: Way, guide: Stops): Promise<void> {
  const go = leads(page);

  await open('/volumes');
  await expect(page.getByRole('row').filter({ hasText: 'files-engineering' })).toBeVisible();
  await guide.stop(
    'Volumes',
    'Every Elastic SAN volume that you may see, with what protects it. Volumes that cannot be protected say why.',
  );

  await page.getByRole('searchbox', { name: 'Filter volumes' }).pressSequentially('engineering', { delay: 60 });
  await page.getByRole('checkbox', { name: 'Select files-engineering' }).check();
  await guide.stop('An unprotected volume', 'Nothing protects files-engineering. Choose it, then Configure backup.');

  await go('Configure backup');
  await page.getByRole('radio', { name: /^bv-prod-eastus2/ }).click();
  await guide.stop(
    'Backup vault',
    'Only vaults in the subscription and region of the volume can be chosen; the others stay in sight and say why not. A new vault is one form away.',
  );

  await go('Next: Policy');
  await page.getByRole('radio', { name: /nightly-30-days/ }).click();
  await guide.stop(
    'Policy',
    'When backups run, how long their restore points are kept, and how many points that makes of the 450 that Azure allows.',
  );
}

async function protect({ page, azure }: Way, guide: Stops): Promise<void> {
  const go = leads(page);
  await go('Next: Readiness');
  await page.getByLabel('Snapshot resource group').selectOption({ label: 'rg-prod-backup' });
  await expect(page.getByRole('button', { name: 'Assign missing roles' })).toBeInViewport();
  await guide.stop(
    'Readiness',
    "Every rule is checked before Azure is asked. Here the vault's identity lacks a role on the snapshot resource group: assign it, and the page waits until Azure has spread it.",
  );

  await page.getByRole('button', { name: 'Assign missing roles' }).click();
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await page.getByRole('list', { name: 'Azure' }).scrollIntoViewIfNeeded();
  await guide.stop('Azure agrees', "The role is in force and Azure's own check agrees. Nobody had to press Try again.");

  await go('Next: Review + configure');
  await expect(page.getByText('Azure makes 1 protected item.')).toBeVisible();
  await guide.stop(
    'Review',
    'All choices at a glance, and what will happen. Pressing twice, a reload or a second tab never protects twice.',
  );

  await page.getByRole('button', { name: 'Configure backup' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Configuring backup of files-engineering' })).toBeVisible();
  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'Backup of files-engineering is configured' })).toBeVisible();
  await guide.stop('Protected', 'Azure has configured the protection. The progress has an address of its own and may be closed meanwhile.');

  await go('Open protected item');
  await page.getByRole('button', { name: 'Back up now' }).click();
  await expect(page.getByText('Backup in progress')).toBeVisible();
  await guide.stop(
    'Back up now',
    'A first backup at once: Azure takes a volume snapshot, exports it into a managed-disk snapshot, and removes the first.',
  );
  await timePassesUntil(azure, page.getByRole('main'), 'Backup completed');
}

async function restore({ page, open, azure }: Way, guide: Stops): Promise<void> {
  const go = leads(page);
  await open('/protected-items?q=sql-orders-data');
  await page.getByRole('link', { name: 'sql-orders-data' }).click();
  const points = page.getByRole('table', { name: 'Restore points' });
  await expect(points.getByRole('row').nth(4)).toBeVisible();
  await guide.stop('Restore points', 'Three months of a database: when each point was taken, by which rule, and when it expires.');

  await points.getByRole('link').nth(2).click();
  await expect(page.getByText('Standard_LRS')).toBeVisible();
  await guide.stop(
    'A restore point',
    'The managed-disk snapshot behind it, with its id to copy, and the two ways back: a new volume, or a managed disk.',
  );

  await go('Restore to a new volume');
  await page.getByLabel('New volume name').fill('sql-orders-before-friday');
  await expect(page.getByText('Free in vg-sql')).toBeVisible();
  await guide.stop(
    'Target',
    'Any Elastic SAN of the same region, in this subscription or another. Room and name are checked as you type; nothing is overwritten.',
  );

  await go('Next: Validate');
  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure' }), 'Azure agrees: ready.');
  await go('Next: Review + restore');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Restoring sql-orders-before-friday' })).toBeVisible();
  await guide.stop(
    'Progress',
    "Azure's own job, followed at Azure's pace. It survives a reload, another browser and a server that restarts.",
  );

  await azure.advanceUntilIdle();
  await expect(page.getByRole('heading', { level: 1, name: 'sql-orders-before-friday is restored' })).toBeVisible();
  await expect(page.getByText('Connect a host')).toBeVisible();
  await guide.stop('Restored', 'The new volume, with the commands that connect a Linux or Windows host to it.');
}
