import { api } from '@esan/contract';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import type { As, Rehearsal } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;
let volume: Awaited<ReturnType<typeof protectVolume>>;
beforeAll(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  volume = await protectVolume(portal, admin);
});
afterAll(() => portal.close());

const restoreBody = (intent: string) => ({
  instanceId: volume.instanceId,
  point: volume.point,
  groupId: volume.groupId,
  volumeName: `restored-${intent.slice(0, 4)}`,
  intent,
});

test('a backup with the intent of a restore that is under way is a backup of its own', async () => {
  const intent = 'aaaa1111-1111-4222-8333-444455556666';
  const restored = await admin.get(api.startRestore, { body: restoreBody(intent) });
  await portal.azure.advanceUntilIdle();
  const backedUp = await admin.get(api.backUpNow, { params: volume.instance, body: { intent } });
  expect([restored.item.kind, backedUp.item.kind]).toEqual(['restore', 'back-up-now']);
  await portal.azure.advanceUntilIdle();
  const { items } = await admin.get(api.listJobs, { query: {} });
  expect(
    items
      .filter(({ activityId }) => activityId === intent)
      .map(({ operation }) => operation)
      .toSorted(),
  ).toEqual(['backup', 'restore']);
});
