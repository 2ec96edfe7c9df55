import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { prepareVault } from '../testing/rehearsed-volume.ts';

const portal = await rehearse();
afterAll(() => portal.close());

test('what Azure carries out for somebody is that person’s, of each item by itself', async () => {
  const admin = await portal.person('backup-admin');
  const { at, choice, groupId } = await prepareVault(portal, admin);
  const rows = ['sql-data-01', 'sql-data-02'].map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}` }));
  await admin.get(api.startRun, { body: { plan: planOfRows(rows) } });
  await portal.azure.advance(30 * 60_000, { evenIfIdle: true });
  const reader = await portal.person('reader');
  const { items } = await reader.get(api.listBackupInstances, { query: {} });
  expect(items).toHaveLength(2);
  for (const { id, name } of items) {
    const query = { since: '2026-09-08T00:00:00.000Z' };
    const done = await reader.get(api.listLoggedDeeds, { params: { ...at, instance: name }, query });
    expect(done.items).toMatchObject([
      { kind: 'configure', instanceId: id, by: { name: 'Backup administrator' }, outcome: 'succeeded', requestId: null },
    ]);
  }
});
