import { api } from '@esan/contract';
import { isReady } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { planOfRows } from '../testing/rehearsed-plan.ts';
import { dailyFor7Days } from '../testing/rehearsed-volume.ts';
import { doOne, tryOne } from '../testing/set-of-one.ts';

const minutes = 60_000;
const numbered = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}-${String(index + 1).padStart(3, '0')}`);

const group = (name: string) => `/subscriptions/${portal.subscriptionId}/resourceGroups/${name}`;
const san = (name: string) => `${group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/${name}`;
const at = (vault: string) => ({ subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault });
const vaultId = (vault: string) => `${group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/${vault}`;
const policyId = () => `${vaultId('bv-fleet')}/backupPolicies/daily-7-days`;
const volumeId = (where: string, name: string) => `${san(where.split('/')[0] ?? '')}/volumeGroups/${where.split('/')[1]}/volumes/${name}`;

const inGroup = (sanName: string, volumeGroup: string, volumes: string[]) => ({
  groupId: `${san(sanName)}/volumeGroups/${volumeGroup}`,
  snapshotGroupId: group('rg-snapshots'),
  volumes,
});
const elsewhere = (volumes: string[]) => ({ ...inGroup('san-apps', 'vg-web', volumes), snapshotGroupId: group('rg-storage') });
const fleet = () => [
  inGroup('san-apps', 'vg-app-01', numbered('app-a', 40)),
  inGroup('san-apps', 'vg-app-02', numbered('app-b', 40)),
  inGroup('san-apps', 'vg-web', numbered('web', 20)),
  inGroup('san-data', 'vg-db-01', numbered('db-a', 50)),
  inGroup('san-data', 'vg-db-02', [...numbered('db-b', 46), ...numbered('archive', 4)]),
];
const judge = (groups = fleet()) => admin.get(api.judgeBackups, { body: { vaultId: vaultId('bv-fleet'), policyId: policyId(), groups } });

const portal = await rehearse({ scenario: 'fleet' });
const admin = await portal.person('backup-admin');
for (const name of ['bv-fleet', 'bv-other'])
  await admin.get(api.createVault, { params: at(name), body: { region: 'eastus2', redundancy: 'local' } });
await portal.azure.advanceUntilIdle();
await admin.get(api.createPolicy, { params: { ...at('bv-fleet'), policy: 'daily-7-days' }, body: dailyFor7Days });
const roles = [
  { role: 'exporter' as const, scope: group('rg-storage') },
  { role: 'snapshots' as const, scope: group('rg-snapshots') },
];
await admin.get(api.assignRoles, { params: at('bv-fleet'), body: { roles } });
await portal.azure.advance(10 * minutes, { evenIfIdle: true });
afterAll(() => portal.close());

test('200 volumes in two Elastic SANs are judged by at most 20 calls of Azure, and the four that are too large are found', async () => {
  const before = (await portal.azure.requests()).length;
  const { items, missing } = await judge();
  const calls = (await portal.azure.requests()).slice(before).map(({ method, path }) => `${method} ${path}`);
  expect(calls.length).toBeLessThanOrEqual(20);
  expect([items.length, missing]).toEqual([200, []]);
  const blocked = items.filter(({ checks }) => !isReady(checks)).map((row) => row.volumeId.split('/').at(-1));
  expect(blocked).toEqual(['archive-001', 'archive-002', 'archive-003', 'archive-004']);
  expect(new Set(items.map(({ instance }) => instance)).size).toBe(200);
});

test('the exporter role on the resource group above counts for every Elastic SAN in it', async () => {
  const { items } = await judge();
  const roles = items[0]?.checks.filter(({ rule }) => rule === 'role').map(({ verdict }) => verdict);
  expect(roles).toEqual(['ready', 'ready']);
});

test('a volume that is gone, and a volume group that is gone, are said; the others are judged all the same', async () => {
  const asked = [inGroup('san-apps', 'vg-app-01', ['app-a-001', 'app-a-999']), inGroup('san-apps', 'vg-gone', ['x-001'])];
  const { items, missing } = await judge(asked);
  expect(items.map(({ checks }) => checks.filter(({ verdict }) => verdict === 'blocked').map(({ rule }) => rule))).toEqual([
    [],
    ['exists'],
  ]);
  expect(missing.map(({ name, problem }) => [name, problem.code])).toEqual([['vg-gone', 'not-found']]);
});

test('where the policy of a plan is gone, that is said instead of the rules', async () => {
  const gone = `${vaultId('bv-fleet')}/backupPolicies/of-old`;
  const body = { vaultId: vaultId('bv-fleet'), policyId: gone, groups: [inGroup('san-apps', 'vg-web', ['web-001'])] };
  const { status, problem } = await admin.try(api.judgeBackups, { body });
  expect([status, problem?.code, problem?.found]).toEqual([404, 'not-found', { is: 'no-policy', policy: 'of-old', vault: 'bv-fleet' }]);
  // What Azure said of it goes along.
  expect(problem).toMatchObject({
    azureCode: 'ResourceNotFound',
    detail: expect.stringContaining('of-old'),
    correlationId: expect.stringMatching(/^[0-9a-f-]{36}$/),
  });
});

test('eight rows are sent at once; one that Azure refuses leaves the others their way, and a second press protects nothing twice', async () => {
  const by = { vaultId: vaultId('bv-fleet'), policyId: policyId() };
  const rows = ['web-001', 'web-002', 'web-003'].map((name) => ({
    ...by,
    volumeId: volumeId('san-apps/vg-web', name),
    snapshotGroupId: group('rg-snapshots'),
  }));
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/write',
    status: 429,
    code: 'TooManyRequests',
    message: 'Slow down.',
    retryAfterSeconds: 1,
    times: 3,
  });
  const body = { rows };
  const first = await admin.get(api.configureBackups, { body });
  const codes = first.items.map(({ problem }) => problem?.code);
  expect(codes.filter((code) => code !== undefined && code !== 'throttled')).toEqual([]);
  await admin.get(api.configureBackups, { body });
  await admin.get(api.configureBackups, { body });
  await portal.azure.advanceUntilIdle();
  const again = await admin.get(api.configureBackups, { body });
  expect(again.items.map(({ operation }) => operation?.status)).toEqual(['succeeded', 'succeeded', 'succeeded']);
  expect(await portal.azure.resources('Microsoft.DataProtection/backupVaults/backupInstances')).toHaveLength(3);
});

test('an instance gets the name that it was given, and the volume is not protected again under another', async () => {
  const by = { vaultId: vaultId('bv-fleet'), policyId: policyId() };
  const row = { ...by, volumeId: volumeId('san-apps/vg-web', 'web-010'), snapshotGroupId: group('rg-snapshots') };
  await doOne(admin, api.configureBackups, { ...row, instance: 'web-ten' });
  await portal.azure.advanceUntilIdle();
  const other = await doOne(admin, api.configureBackups, row);
  expect(other.item.targetId).toBe(`${vaultId('bv-fleet')}/backupInstances/web-ten`);
  const taken = { ...row, volumeId: volumeId('san-apps/vg-web', 'web-011'), instance: 'web-ten' };
  const refused = await tryOne(admin, api.configureBackups, taken);
  expect(refused.problem).toMatchObject({
    code: 'name-taken',
    found: { is: 'item-exists', item: 'web-ten', vault: 'bv-fleet', volume: 'web-010' },
  });
  const { inVault } = await judge([inGroup('san-apps', 'vg-web', ['web-011'])]);
  const again = await judge([inGroup('san-apps', 'vg-web', ['web-010', 'web-011']), elsewhere(['web-010'])]);
  expect(again.items.map(({ isAsAsked }) => isAsAsked)).toEqual([true, false, false]);
  expect(inVault).toContainEqual({ name: 'web-ten', volumeId: row.volumeId });
  const asCode = await admin.try(api.getBackupCode, { body: { plan: planOfRows([{ ...taken, instance: 'WEB-TEN' }]) } });
  expect([asCode.status, asCode.problem?.code]).toEqual([409, 'name-taken']);
  const found = await portal.azure.resources('Microsoft.DataProtection/backupVaults/backupInstances');
  expect(found.filter(({ name }) => name === 'web-ten')).toHaveLength(1);
});

test('Azure is asked about rows one by one, and about the volumes of a group in one call', async () => {
  const rows = ['db-a-001', 'archive-001'].map((name) => ({
    vaultId: vaultId('bv-fleet'),
    policyId: policyId(),
    volumeId: volumeId(name.startsWith('db') ? 'san-data/vg-db-01' : 'san-data/vg-db-02', name),
    snapshotGroupId: group('rg-snapshots'),
  }));
  const begun = await admin.get(api.validateBackups, { body: { rows } });
  await portal.azure.advanceUntilIdle();
  const underWay = rows.map((row, index) => ({ ...row, operationId: begun.items[index]?.operation?.id }));
  const { items } = await admin.get(api.validateBackups, { body: { rows: underWay } });
  expect(items.map(({ operation }) => operation?.status)).toEqual(['succeeded', 'failed']);
  const check = { groupId: `${san('san-data')}/volumeGroups/vg-db-01`, volumes: numbered('db-a', 50) };
  const checked = await doOne(admin, api.checkVolumes, check);
  expect((await doOne(admin, api.checkVolumes, { ...check, operationId: checked.item.id })).item.status).toBe('succeeded');
});

test.each(['Failure', 'Failed', 'Of tomorrow'])(
  'a check of the Elastic SAN that answers %s at once is not passed',
  async (validationStatus) => {
    await portal.azure.addFault({ kind: 'change-answer', action: '*', path: '/preBackup', set: { validationStatus } });
    const check = { groupId: `${san('san-data')}/volumeGroups/vg-db-01`, volumes: numbered('db-a', 3) };
    const { problem } = await tryOne(admin, api.checkVolumes, check);
    expect(problem).toMatchObject({ code: 'validation-failed', detail: validationStatus });
  },
);
