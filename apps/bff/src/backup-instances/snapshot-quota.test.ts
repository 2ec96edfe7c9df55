import { api } from '@esan/contract';
import { isReady } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days } from '../testing/rehearsed-volume.ts';
import { doOne } from '../testing/set-of-one.ts';

const minutes = 60_000;

const group = (name: string) => `/subscriptions/${portal.subscriptionId}/resourceGroups/${name}`;
const at = () => ({ subscriptionId: portal.subscriptionId, resourceGroup: 'rg-backup', vault: 'bv' });
const vaultId = () => `${group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/bv`;
const policyId = () => `${vaultId()}/backupPolicies/daily`;
const groupId = () => `${group('rg-storage')}/providers/Microsoft.ElasticSan/elasticSans/san-prod/volumeGroups/vg-databases`;

async function judge(...volumes: string[]) {
  const groups = [{ groupId: groupId(), snapshotGroupId: group('rg-snapshots'), volumes }];
  const { items } = await admin.get(api.judgeBackups, { body: { vaultId: vaultId(), policyId: policyId(), groups } });
  const checks = items.map((row) => row.checks.find(({ rule }) => rule === 'snapshot-quota'));
  return { check: checks[0], verdicts: checks.map((check) => check?.verdict), ready: items.map((row) => isReady(row.checks)) };
}

async function makeSnapshots(prefix: string, count: number): Promise<void> {
  const token = await portal.azure.token(`backup-admin@${(await portal.azure.detail()).name}.example`);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const properties = { creationData: { createOption: 'Empty' }, diskSizeGB: 4 };
  for (let made = 0; made < count; made += 1) {
    const path = `${group('rg-snapshots')}/providers/Microsoft.Compute/snapshots/${prefix}-${made}?api-version=2025-01-02`;
    await portal.azureAt(path, { method: 'PUT', headers, body: JSON.stringify({ location: 'eastus2', properties }) });
  }
  await portal.azure.advanceUntilIdle();
}

const portal = await rehearse({ snapshotQuota: 20 });
const admin = await portal.person('backup-admin');
await admin.get(api.createVault, { params: at(), body: { region: 'eastus2', redundancy: 'local' } });
await portal.azure.advanceUntilIdle();
await admin.get(api.createPolicy, { params: { ...at(), policy: 'daily' }, body: dailyFor7Days });
const roles = [
  { role: 'exporter' as const, scope: group('rg-storage') },
  { role: 'snapshots' as const, scope: group('rg-snapshots') },
];
await admin.get(api.assignRoles, { params: at(), body: { roles } });
await portal.azure.advance(10 * minutes, { evenIfIdle: true });
afterAll(() => portal.close());

test('the quota is read once for all volumes, warns when their points will not fit, and bars them when it is used up, as a backup fails then', async () => {
  const before = (await portal.azure.requests()).length;
  const one = await judge('sql-data-01');
  const asked = (await portal.azure.requests()).slice(before).map(({ path }) => path.split('?')[0] ?? '');
  expect(asked.filter((path) => path.includes('Microsoft.Compute'))).toEqual([
    `/subscriptions/${portal.subscriptionId}/providers/Microsoft.Compute`,
    `/subscriptions/${portal.subscriptionId}/providers/Microsoft.Compute/locations/eastus2/usages`,
  ]);
  expect(one.check).toEqual({
    rule: 'snapshot-quota',
    verdict: 'ready',
    about: 'eastus2',
    quota: { used: 0, limit: 20, redundancy: 'local', adds: 7 },
  });
  const three = await judge('sql-data-01', 'sql-data-02', 'sql-log-01');
  expect(three).toMatchObject({ check: { quota: { adds: 21 } }, verdicts: ['attention', 'attention', 'attention'] });
  expect(three.ready).toEqual([true, true, true]);
  await makeSnapshots('kept', 20);
  expect(await judge('sql-data-01')).toMatchObject({ check: { quota: { used: 20 } }, verdicts: ['blocked'], ready: [false] });
  const choice = { volumeId: `${groupId()}/volumes/sql-data-01`, vaultId: vaultId(), policyId: policyId() };
  await doOne(admin, api.configureBackups, { ...choice, snapshotGroupId: group('rg-snapshots') });
  await portal.azure.advance(24 * 60 * minutes, { evenIfIdle: true });
  const { items } = await admin.get(api.listJobs, { query: { subscriptionId: portal.subscriptionId } });
  expect(items.map(({ status, problem }) => [status, problem?.azureCode])).toEqual([
    ['failed', 'UserErrorSubscriptionDiskQuotaLimitReached'],
  ]);
});

test('who may not read the quota is told so, and goes on', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.Compute/locations/usages/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'The client does not have authorization.',
  });
  expect(await judge('sql-data-02')).toEqual({
    check: { rule: 'snapshot-quota', verdict: 'attention', about: 'eastus2' },
    verdicts: ['attention'],
    ready: [true],
  });
});
