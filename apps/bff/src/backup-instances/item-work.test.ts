import { api, type Input } from '@esan/contract';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { rehearse, type As, type Rehearsal } from '../testing/rehearsal.ts';
import { prepareVault } from '../testing/rehearsed-volume.ts';

let portal: Rehearsal;
let admin: As;
let instanceIds: string[];
let vaultId = '';

beforeEach(async () => {
  portal = await rehearse();
  admin = await portal.person('backup-admin');
  const { choice, groupId } = await prepareVault(portal, admin);
  vaultId = choice.vaultId;
  const rows = ['sql-data-01', 'sql-data-02', 'sql-log-01'].map((name) => ({ ...choice, volumeId: `${groupId}/volumes/${name}` }));
  await admin.get(api.configureBackups, { body: { rows } });
  await portal.azure.advanceUntilIdle();
  instanceIds = (await admin.get(api.listBackupInstances, { query: {} })).items.map(({ id }) => id);
});
afterEach(() => portal.close());

type Work = Input<typeof api.workOnItems>['body']['work'];

/** Has work done on items, and says how each ended. */
async function worked(work: Work, ids = instanceIds): Promise<string[]> {
  const begun = await admin.get(api.workOnItems, { body: { work, rows: ids.map((instanceId) => ({ instanceId })) } });
  const open = begun.items.flatMap(({ instanceId, operation }) => (operation === null ? [] : [{ instanceId, operationId: operation.id }]));
  if (open.length > 0) await portal.azure.advance(10 * 60_000, { evenIfIdle: true });
  const seen = open.length === 0 ? [] : (await admin.get(api.workOnItems, { body: { work, rows: open } })).items;
  const refused = begun.items.flatMap(({ problem }) => problem?.code ?? []);
  return [...seen.map(({ operation, problem }) => operation?.status ?? problem?.code ?? ''), ...refused];
}

const all = (word: string) => instanceIds.map(() => word);
const states = async () => (await admin.get(api.listBackupInstances, { query: {} })).items.map(({ state }) => state);

test('many items are backed up by one press, each once for its intent', async () => {
  const work = { kind: 'back-up-now', intent: 'aaaa1111-1111-4222-8333-444455556666' } as const;
  expect(await worked(work)).toEqual(all('succeeded'));
  expect(await worked(work)).toEqual(all('succeeded'));
  const { items } = await admin.get(api.listJobs, { query: {} });
  expect(items.filter(({ operation }) => operation === 'backup')).toHaveLength(3);
});

test('many items are stopped and go on again; what is so already is not asked of Azure once more', async () => {
  expect(await worked({ kind: 'stop-backup', points: 'keep' })).toEqual(all('succeeded'));
  expect(await states()).toEqual(all('stopped'));
  expect(await worked({ kind: 'stop-backup', points: 'keep' })).toEqual(all('succeeded'));
  expect(await worked({ kind: 'resume-backup' })).toEqual(all('succeeded'));
  expect(await states()).toEqual(all('protected'));
  const stops = (await portal.azure.requests()).filter(({ path }) => path.includes('/stopProtection'));
  expect(stops).toHaveLength(3);
});

test('many items get another policy; of another vault it is refused, row by row', async () => {
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2', policy: 'nine' };
  const terms = { schedule: { frequency: 'daily', time: '01:00', timeZone: 'UTC' }, keep: { count: 9, unit: 'days' }, rules: [] } as const;
  await admin.get(api.createPolicy, { params, body: { ...terms, rules: [] } });
  expect(await worked({ kind: 'change-policy', policyId: `${vaultId}/backupPolicies/nine` })).toEqual(all('succeeded'));
  expect((await admin.get(api.listBackupInstances, { query: {} })).items.map(({ policy }) => policy)).toEqual(all('nine'));
  const elsewhere = `${vaultId.replace('bv-eastus2', 'bv-other')}/backupPolicies/nine`;
  expect(await worked({ kind: 'change-policy', policyId: elsewhere })).toEqual(all('bad-request'));
});

test('many deleted items are brought back; one that is refused does not hold up the others', async () => {
  for (const id of instanceIds) {
    const at = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
    await admin.get(api.deleteBackupInstance, { params: { ...at, instance: id.split('/').at(-1) ?? '' } });
  }
  await portal.azure.advance(10 * 60_000, { evenIfIdle: true });
  const outcome = await worked({ kind: 'undelete' }, [...instanceIds, `${vaultId}/backupInstances/never-there`]);
  expect(outcome.toSorted()).toEqual(['not-found', ...all('succeeded')].toSorted());
  expect(await states()).toEqual(all('stopped'));
});
