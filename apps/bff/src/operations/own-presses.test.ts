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

test('the intent of a restore that made one volume does not tell of another volume that it came back, too', async () => {
  const intent = 'bbbb1111-1111-4222-8333-444455556666';
  const first = await admin.get(api.startRestore, { body: restoreBody(intent) });
  const operator = await portal.person('backup-operator');
  const others = [
    await admin.try(api.startRestore, { body: { ...restoreBody(intent), volumeName: 'another-01' } }),
    await operator.try(api.startRestore, { body: { ...restoreBody(intent), volumeName: 'another-02' } }),
  ];
  await portal.azure.advance(10 * 60_000);
  const endOf = async (operationId = '') => (await admin.get(api.getOperation, { params: { operationId } })).item;
  expect((await endOf(first.item.id)).status).toBe('succeeded');
  for (const { reply } of others)
    expect(await endOf(reply?.item.id)).toMatchObject({
      status: 'failed',
      problem: { code: 'not-found', detail: expect.stringContaining('another-0') as string },
    });
});
