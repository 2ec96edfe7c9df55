// @vitest-environment page-on-azure
import { expect, vi } from 'vitest';
import { addVolume, minutes } from '../support/estate.ts';
import { protectSet } from '../support/protected-set.ts';
import { protectVolume, apiAs } from '../support/protected-volume.ts';
import { expectAccessible, expectAddress, test, timePassesUntil } from './test.ts';

test('an Elastic SAN without room for the restore is off and says how much is missing', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure, { name: 'oracle-data-01' });
  await addVolume(azure, azure.volume('san-dev', 'vg-apps', 'bulk-01'), 1024);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  const small = page.getByRole('radio', { name: /san-dev/ });
  await expect(small).toBeDisabled();
  await expect(page.getByText('Only 1.53 TiB left, this restore takes 2 TiB')).toBeVisible();
  const group = azure.volume('san-dev', 'vg-apps', 'x').replace('/volumes/x', '');
  await open(volume.restore('validate', { point: volume.points[0] ?? '', group, name: 'no-room' }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('which is too little');
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
});

test('room for a set is given out by name; what does not fit is said with how much is too much, and left out there and then', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  const group = azure.volume('san-dev', 'vg-apps', 'x').replace('/volumes/x', '');
  const ask = await apiAs(azure);
  const { items } = await ask('GET', '/api/elastic-sans');
  const small = (items as { name: string; totalGiB: number; usedGiB: number }[]).find(({ name }) => name === 'san-dev');
  // There is room for both of 16 GiB, or for the one of 1 TiB.
  await addVolume(azure, azure.volume('san-dev', 'vg-apps', 'bulk-01'), (small?.totalGiB ?? 0) - (small?.usedGiB ?? 0) - 1030);
  await open(set.address('target', { groups: group }));
  await expect(page.getByRole('region', { name: 'Capacity of san-dev' })).toContainText('26 GiB too much');
  const row = (name: string) => page.getByRole('row').filter({ hasText: name });
  await expect(row('sql-data-01')).toContainText('The Elastic SAN has 998 GiB left for it, which is too little.');
  await expect(row('app-01')).not.toContainText('too little');
  await expect(row('app-02')).not.toContainText('too little');
  await page.getByRole('button', { name: 'Leave out 1 volume' }).click();
  await expect(row('sql-data-01')).toHaveCount(0);
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
  await expectAccessible();
});

test('a volume name that is taken is said as it is typed', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  await page.getByLabel('New volume name').fill('sql-log-01');
  await expect(page.getByText(/taken|already/i).first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toBeDisabled();
  await page.getByLabel('New volume name').fill('sql-log-02');
  await expect(page.getByText('Free in vg-databases')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('a volume name that is taken between the steps is refused, and the volume that has it keeps its content', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const chosen = { point: volume.points[0] ?? '', group: volume.groupId, name: 'sql-log-01' };
  await open(volume.restore('validate', chosen));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText('This volume name is taken.');
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
  await open(volume.restore('review', chosen));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toHaveAccessibleDescription(
    '1 rule is not met. Validate says why.',
  );
  await open(volume.restore('review', { ...chosen, name: 'sql-log-09' }));
  await expect(page.getByRole('button', { name: 'Restore', exact: true })).toBeEnabled();
  const taken = azure.volume('san-prod', 'vg-databases', 'sql-log-09');
  await addVolume(azure, taken, 64);
  const before = await azure.writeBlock(taken, 0, 'somebody else’s');
  await page.getByRole('button', { name: 'Restore', exact: true }).click();
  await timePassesUntil(azure, page.getByRole('main'), 'sql-log-09 was not restored');
  await expect(page.getByRole('alert')).toContainText('A volume named sql-log-09 already exists in volume group vg-databases.');
  expect(await azure.digest(taken)).toBe(before);
  await open('/jobs');
  await expect(page.getByRole('table', { name: 'Jobs' }).getByRole('row').filter({ hasText: 'Restore' })).toContainText('Failed');
});

test('a star typed into one new name stays with its row, and an invalid pattern holds the set over a reload', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 3);
  await open(set.address('target'));
  const nameOf = (index: number) => page.getByLabel(`New name of ${set.names[index] ?? ''}`);
  await nameOf(0).fill('a*b');
  await nameOf(2).fill('third');
  await nameOf(2).blur();
  const wrong = page.getByText('Use lowercase letters and digits', { exact: false });
  await expect(wrong).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toBeDisabled();
  page.reload();
  await expect(nameOf(0)).toHaveValue('a*b');
  await expect(nameOf(1)).toHaveValue(new RegExp(`^${set.names[1] ?? ''}-restored-`));
  await expect(nameOf(2)).toHaveValue('third');
  await expect(wrong).toHaveCount(1);
  await nameOf(0).fill('first');
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
  await page.getByLabel('Pattern for the new names').fill('restored');
  const held = page.getByRole('button', { name: 'Next: Validate' });
  await expect(held).toHaveAccessibleDescription('Every name must say its volume: put {volume} into the pattern.');
  page.reload();
  await expect(page.getByLabel('Pattern for the new names')).toHaveValue('restored');
  await expect(held).toBeDisabled();
  await expect(nameOf(1)).toHaveValue('');
  await expectAccessible();
  await page.getByLabel('Pattern for the new names').fill('{volume}-back');
  await expect(nameOf(1)).toHaveValue(`${set.names[1] ?? ''}-back`);
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('the target of a point whose snapshot was deleted by hand is held; of a volume that is gone nothing is said to run', async ({
  page,
  open,
  azure,
}) => {
  const volume = await protectVolume(azure);
  const [snapshot] = await azure.resources('Microsoft.Compute/snapshots');
  await azure.deleteVolume(volume.id);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  await expect(page.getByText('sql-data-01 does not exist any more')).toBeVisible();
  await expect(page.getByText('keeps running')).toHaveCount(0);
  await azure.deleteResource(snapshot?.id ?? '');
  page.reload();
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toHaveAccessibleDescription(
    'The snapshot behind the restore point was deleted; nothing can bring it back. Choose another restore point.',
  );
  await expect(page.getByText('1 volume, size not known')).toBeVisible();
  await expectAccessible();
  await page.getByRole('link', { name: 'Choose another restore point' }).click();
  await expect(page.getByRole('table', { name: 'Restore points to choose from' })).toBeVisible();
});

test('a volume whose newest point cannot be read says that it takes an older one; a target that cannot be read is named and nothing goes elsewhere', async ({
  page,
  open,
  azure,
}) => {
  const set = await protectSet(azure, 2);
  await (
    await apiAs(azure)
  )('POST', `${set.first.api}/backups`, { intent: crypto.randomUUID() });
  await azure.advance(10 * minutes);
  const answers = { kind: 'change-answer', action: '*', method: 'GET', times: 99 } as const;
  const instance = set.instanceIds[0]?.split('/').at(-1) ?? '';
  await azure.addFault({ ...answers, path: `*/${instance}/recoveryPoints`, drop: ['value[0].properties.recoveryPointTime'] });
  await azure.addFault({ ...answers, path: '*/elasticSans/san-dev', drop: ['location'] });
  await open(set.address('points'));
  const older = 'A restore point that may be newer could not be read: this is the newest of those that could.';
  await expect(page.getByRole('row').filter({ hasText: 'sql-data-01' })).toContainText(older);
  await expect(page.getByText(older)).toHaveCount(1);
  await expectAccessible();
  await page.getByRole('link', { name: 'Next: Target' }).click();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
  const elsewhere = set.first.groupId.replace('san-prod/volumeGroups/vg-databases', 'san-dev/volumeGroups/vg-apps');
  await open(set.address('target', { groups: elsewhere }));
  await expect(page.getByText('vg-apps in san-dev').first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toHaveAccessibleDescription(
    '2 volumes cannot go there: what stands there could not be read.',
  );
  await expectAccessible();
  await page.getByRole('radio', { name: 'Their own volume groups' }).click();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('a review whose target cannot be read says why and starts nothing; read again, its address names the restore that it starts', async ({
  page,
  open,
  azure,
}) => {
  const { instanceId, vaultId } = await protectVolume(azure);
  const instance = instanceId.split('/').at(-1) ?? '';
  const vaults = [azure.subscriptionId, 'rg-backup', vaultId.split('/').at(-1) ?? ''].join('*');
  const { id: faultId } = await azure.addFault({
    kind: 'change-answer',
    action: '*',
    method: 'GET',
    path: '*/elasticSans/san-prod',
    drop: ['location'],
    times: 99,
  });
  await open(`/restore/review?${new URLSearchParams({ vaults, items: `0*${instance}` }).toString()}`);
  const press = page.getByRole('button', { name: 'Restore', exact: true });
  await expect(press).toHaveAccessibleDescription('The restore cannot be planned; why is said above.');
  await expect(page.getByRole('alert')).toContainText('Azure');
  await expectAccessible();
  await azure.removeFault(faultId);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(press).toBeEnabled();
  await expectAddress(page, /names=sql-data-01-restored/);
  await expectAddress(page, /intent=/);
});

test('a name stays where the plan for it could not be made, and a press makes the plan again', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await open(volume.restore('target', { point: volume.points[0] ?? '' }));
  await expect(page.getByText('Free in vg-databases')).toBeVisible();
  const send = globalThis.fetch;
  let isAway = true;
  vi.stubGlobal('fetch', (to: string, init?: RequestInit) =>
    isAway && to.startsWith('/api/restore-plans')
      ? Promise.resolve(Response.json({ code: 'not-allowed', detail: 'No.' }, { status: 403 }))
      : send(to, init),
  );
  await page.getByLabel('New volume name').fill('sql-data-77');
  await expect(page.getByRole('button', { name: 'Try again' })).toBeVisible();
  await expect(page.getByLabel('New volume name')).toHaveValue('sql-data-77');
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toHaveAccessibleDescription('Names and room could not be checked.');
  isAway = false;
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText('Free in vg-databases')).toBeVisible();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('what Azure said of a new volume group in one Elastic SAN is not said of another one', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  await azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.ElasticSan/elasticSans/volumeGroups/write',
    status: 409,
    code: 'Conflict',
    message: 'san-prod is full of groups.',
  });
  await open(volume.restore('target', { point: volume.points[0] ?? '' }), 'owner');
  await page.getByRole('button', { name: 'Create a volume group in san-prod' }).click();
  await expect(page.getByLabel('New volume group in san-prod')).toBeFocused();
  await page.getByLabel('New volume group in san-prod').fill(' vg-new ');
  await page.getByLabel('New volume group in san-prod').blur();
  await expect(page.getByLabel('New volume group in san-prod')).toHaveValue('vg-new');
  const next = page.getByRole('button', { name: 'Next: Validate' });
  await expect(next).toHaveAccessibleDescription('Create the volume group vg-new, or cancel it.');
  await page.getByRole('button', { name: 'Create group' }).click();
  await expect(page.getByText(/full of groups/).first()).toBeVisible();
  await page.getByRole('radio', { name: /san-dev/ }).check();
  await page.getByRole('button', { name: 'Create a volume group in san-dev' }).click();
  await expect(page.getByLabel('New volume group in san-dev')).toBeVisible();
  await expect(page.getByText(/full of groups/)).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('button', { name: 'Create a volume group in san-dev' })).toBeFocused();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});

test('a new volume group that is there once another one was chosen is in the list, and the choice stays', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure, 'owner');
  await ask('PUT', `/api/subscriptions/${azure.subscriptionId}/resource-groups/rg-storage/elastic-sans/san-prod/volume-groups/vg-other`);
  await azure.advanceUntilIdle();
  await open(volume.restore('target', { point: volume.points[0] ?? '' }), 'owner');
  await page.getByRole('button', { name: 'Create a volume group in san-prod' }).click();
  await page.getByLabel('New volume group in san-prod').fill('vg-late');
  await page.getByRole('button', { name: 'Create group' }).click();
  const chosen = page.getByLabel('Volume group', { exact: true });
  await chosen.selectOption('vg-other');
  await expect(page.getByText('Free in vg-other')).toBeVisible();
  await timePassesUntil(azure, chosen, 'vg-late');
  await expect(page.getByRole('button', { name: 'Create a volume group in san-prod' })).toBeVisible();
  await expect(chosen).toHaveValue(volume.groupId.replace('vg-databases', 'vg-other'));
  await expect(page.getByText('Free in vg-other')).toBeVisible();
});

test('a name that is typed for a new volume group holds nothing once its form is gone', async ({ page, open, azure }) => {
  const set = await protectSet(azure, 2);
  await open(set.address('target'), 'owner');
  await page.getByRole('radio', { name: 'One volume group' }).click();
  await page.getByRole('radio', { name: /san-prod/ }).check();
  await page.getByRole('button', { name: 'Create a volume group in san-prod' }).click();
  await page.getByLabel('New volume group in san-prod').fill('vg-new');
  await expect(page.getByRole('button', { name: 'Next: Validate' })).toBeDisabled();
  await page.getByRole('radio', { name: 'Their own volume groups' }).click();
  await expect(page.getByRole('link', { name: 'Next: Validate' })).toBeVisible();
});
