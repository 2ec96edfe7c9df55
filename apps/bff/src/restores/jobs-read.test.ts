import { api, type Input } from '@esan/contract';
import { afterAll, afterEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { protectVolume } from '../testing/rehearsed-volume.ts';

const minutes = 60_000;
const portal = await rehearse();
const admin = await portal.person('backup-admin');
const volume = await protectVolume(portal, admin);
afterEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

/** How often the list of all jobs of the vault was read meanwhile, and how many jobs by themselves. */
async function listsRead<T>(work: () => Promise<T>): Promise<{ told: T; lists: number; jobs: number }> {
  const before = (await portal.azure.requests()).length;
  const told = await work();
  const asked = (await portal.azure.requests()).slice(before).map(({ path }) => path);
  const count = (what: RegExp) => asked.filter((path) => what.test(path)).length;
  return { told, lists: count(/\/backupJobs(\?|$)/i), jobs: count(/\/backupJobs\/[^/]+$/i) };
}

const row = (volumeName: string) => ({ instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName });
const graphAway = {
  kind: 'next-call',
  action: '*',
  path: '/providers/Microsoft.ResourceGraph/resources',
  status: 403,
  code: 'AuthorizationFailed',
  message: 'No.',
  times: 9,
} as const;

const restoresToday = async () => {
  const body = { items: [{ instanceId: volume.instanceId }], pattern: '{volume}-r', groups: [] };
  const { items } = await admin.get(api.planRestore, { body });
  return items[0]?.checks.find(({ rule }) => rule === 'daily-limit')?.about;
};

test('how many restores of a day are used is told without all the jobs of the vault; where Resource Graph does not answer, by these', async () => {
  await admin.get(api.startRestore, { body: { intent: crypto.randomUUID(), rows: [row('first')] } });
  expect(await listsRead(restoresToday)).toEqual({ told: '1', lists: 0, jobs: 0 });
  await portal.azure.advance(10 * minutes);
  expect(await listsRead(restoresToday)).toEqual({ told: '1', lists: 0, jobs: 0 });
  await portal.azure.addFault(graphAway);
  expect(await listsRead(restoresToday)).toEqual({ told: '1', lists: 1, jobs: 0 });
});

type Body = Input<typeof api.findRestore>['body'];
const statusOf = async (body: Body) => (await admin.get(api.findRestore, { body })).items.map(({ job }) => job?.status);

test('a restore is followed without all the jobs of the vault; one that was never begun, or has failed, is looked for among these', async () => {
  const body = { intent: crypto.randomUUID(), rows: [row('second')] };
  expect(await listsRead(() => statusOf(body))).toEqual({ told: [undefined], lists: 1, jobs: 0 });
  await admin.get(api.startRestore, { body });
  expect(await listsRead(() => statusOf(body))).toEqual({ told: ['running'], lists: 0, jobs: 1 });
  await portal.azure.advance(10 * minutes);
  expect(await listsRead(() => statusOf(body))).toEqual({ told: ['completed'], lists: 0, jobs: 0 });
  const failed = { intent: crypto.randomUUID(), rows: [row('second')] };
  await admin.get(api.startRestore, { body: failed });
  await portal.azure.advance(10 * minutes);
  expect(await listsRead(() => statusOf(failed))).toEqual({ told: ['failed'], lists: 1, jobs: 0 });
  await portal.azure.addFault(graphAway);
  expect(await listsRead(() => statusOf(body))).toEqual({ told: ['completed'], lists: 1, jobs: 0 });
});
