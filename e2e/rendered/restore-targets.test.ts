// @vitest-environment page-on-azure
import { addVolume } from '../support/estate.ts';
import { protectVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

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
