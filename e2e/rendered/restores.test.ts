// @vitest-environment page-on-azure
import { apiAs, protectVolume } from '../support/protected-volume.ts';
import { expect } from 'vitest';
import { test } from './test.ts';

test('an eleventh restore of a day is held back before it is sent', async ({ page, open, azure }) => {
  const volume = await protectVolume(azure);
  const ask = await apiAs(azure);
  for (let count = 1; count <= 10; count += 1) {
    const row = { instanceId: volume.instanceId, point: volume.points[0], groupId: volume.groupId, volumeName: `copy-${count}` };
    await ask('POST', '/api/restores', { intent: crypto.randomUUID(), rows: [row] });
    await azure.advanceUntilIdle();
    await azure.deleteVolume(`${volume.groupId}/volumes/copy-${count}`);
  }
  await open(volume.restore('validate', { point: volume.points[0] ?? '', group: volume.groupId, name: 'copy-11' }));
  await expect(page.getByRole('list', { name: 'Checked here' })).toContainText(
    'All 10 restores of this day are used: so many were started within the last 24 hours.',
  );
  await expect(page.getByRole('button', { name: 'Next: Review + restore' })).toBeDisabled();
});
