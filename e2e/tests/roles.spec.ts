import { expectGoodPage } from '../support/axe.ts';
import { minutes } from '../support/estate.ts';
import { makeVault } from '../support/protected-volume.ts';
import { openAs } from '../support/second-person.ts';
import { expect, test } from '../support/test.ts';
import { timePassesUntil } from '../support/pace.ts';

test.use({ plan: { pace: { rolePropagation: 10 * minutes } } });

const assignmentType = 'Microsoft.Authorization/roleAssignments';

test('who may not assign roles hands a link over, and goes on by itself ten minutes after an administrator has assigned them', async ({
  browser,
  page,
  open,
  azure,
}) => {
  test.setTimeout(120_000);
  const { vaultId, policyId } = await makeVault(azure);
  const volume = azure.volume('san-prod', 'vg-databases', 'sql-data-01');
  const san = volume.slice(0, volume.indexOf('/volumeGroups/'));
  const chosen = { volume, vault: vaultId, policy: policyId, snapshotGroup: azure.group('rg-snapshots') };
  const before = (await azure.resources(assignmentType)).length;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(`/configure-backup/readiness?${new URLSearchParams(chosen).toString()}`, 'backup-operator');
  await page.getByRole('button', { name: 'Hand over' }).click();
  const panel = page.getByRole('dialog', { name: 'Assign missing roles' });
  await expect(panel.getByRole('button', { name: 'Assign 2 roles' })).toBeDisabled();
  await panel.getByRole('button', { name: 'Copy the link for an administrator' }).click();
  await expectGoodPage(page);
  const link = await page.evaluate(() => navigator.clipboard.readText());

  const { page: theirs, context } = await openAs(browser, azure, 'backup-admin', link);
  await expect(theirs.getByRole('list', { name: 'Assignments of Elastic SAN Snapshot Exporter' })).toContainText('Elastic SAN san-prod');
  await theirs.getByRole('radio', { name: 'Resource group rg-storage' }).check();
  await theirs.getByRole('button', { name: 'Assign 2 roles' }).click();
  const exporter = theirs.getByRole('list', { name: 'Assignments of Elastic SAN Snapshot Exporter' });
  await expect(exporter).toContainText('Assigned by this portal');
  expect(await azure.resources(assignmentType, azure.group('rg-storage'))).toHaveLength(1);
  await exporter.getByRole('button', { name: 'Undo' }).click();
  await expect(exporter).toContainText('Missing');
  expect(await azure.resources(assignmentType, azure.group('rg-storage'))).toEqual([]);
  await theirs.getByRole('radio', { name: 'Elastic SAN san-prod' }).check();
  await theirs.getByRole('button', { name: 'Assign 1 role' }).click();
  // In small steps: on a slow machine the ten minutes would be over before Azure was asked.
  await timePassesUntil(azure, theirs.getByRole('list', { name: 'Azure' }), 'Azure does not see the roles yet.', 15_000);
  await expectGoodPage(theirs);
  await azure.advance(9 * minutes);
  await timePassesUntil(azure, theirs.getByRole('main'), 'The roles are in effect.');
  await theirs.reload();
  await expect(exporter).toContainText('Assigned by this portal');
  await context.close();
  expect(await azure.resources(assignmentType)).toHaveLength(before + 2);
  expect(await azure.resources(assignmentType, san)).toHaveLength(1);

  await timePassesUntil(azure, page.getByRole('list', { name: 'Azure', exact: true }), 'Azure agrees: ready.');
  await expect(page.getByRole('link', { name: 'Next: Review + configure' })).toBeVisible();
  const asked = (await azure.requests()).filter(({ path }) => path.includes('/validateForBackup')).map(({ time }) => Date.parse(time));
  expect(asked.length).toBeGreaterThan(2);
  // Two pages ask, each at most once in 15 s of Azure's time.
  const gaps = asked.slice(2).map((time, index) => time - (asked[index] ?? 0));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(15_000);
});
