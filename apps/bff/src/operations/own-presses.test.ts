import { api } from '@esan/contract';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';
import { doRestore } from '../testing/set-of-one.ts';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
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
  const restored = await doRestore(admin, restoreBody(intent));
  await portal.azure.advanceUntilIdle();
  const backedUp = await admin.get(api.backUpNow, { params: volume.instance, body: { intent } });
  expect([restored.item.kind, backedUp.item.kind]).toEqual(['restore', 'back-up-now']);
  await portal.azure.advanceUntilIdle();
  expect((await admin.get(api.findJob, { params: { ...volume.at, intent } })).item?.operation).toBe('backup');
  const { items } = await admin.get(api.listJobs, { query: {} });
  expect(items.filter(({ operation }) => operation === 'restore')).toHaveLength(1);
});

test('the intent of a restore that made one volume does not tell of another volume that it came back, too', async () => {
  const intent = 'bbbb1111-1111-4222-8333-444455556666';
  const first = await doRestore(admin, restoreBody(intent));
  const operator = await portal.person('backup-operator');
  for (const volumeName of ['another-01', 'another-02']) {
    const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName };
    expect((await admin.get(api.findRestore, { body: { intent, rows: [row] } })).items.map(({ job }) => job)).toEqual([null]);
  }
  const started = [
    await doRestore(admin, { ...restoreBody(intent), volumeName: 'another-01' }),
    await doRestore(operator, { ...restoreBody(intent), volumeName: 'another-02' }),
  ];
  await portal.azure.advance(10 * 60_000);
  const endOf = async (operationId: string) => (await admin.get(api.getOperation, { params: { operationId } })).item.status;
  expect(await Promise.all([first, ...started].map(({ item }) => endOf(item.id)))).toEqual(['succeeded', 'succeeded', 'succeeded']);
  const names = (await portal.azure.resources('Microsoft.ElasticSan/elasticSans/volumeGroups/volumes')).map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['restored-bbbb', 'another-01', 'another-02']));
});

test('a restore that is completed and whose volume is not there has not come back', async () => {
  const body = restoreBody('cccc1111-1111-4222-8333-444455556666');
  const { item } = await doRestore(admin, body);
  await portal.azure.advance(10 * 60_000);
  await portal.azure.deleteVolume(item.targetId);
  expect((await admin.get(api.getOperation, { params: { operationId: item.id } })).item).toMatchObject({
    status: 'failed',
    problem: { code: 'not-found', found: { is: 'restored-volume-gone', volume: expect.stringContaining('restored-cccc') as string } },
  });
});
