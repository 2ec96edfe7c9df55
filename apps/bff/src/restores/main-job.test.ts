import { api } from '@esan/contract';
import type { Operation } from '@esan/domain';
import { afterAll, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days } from '../testing/rehearsed-volume.ts';
import { doOne, doRestore, makeDisk, planOne } from '../testing/set-of-one.ts';

const minutes = 60_000;
const intent = '7d1f1c9e-1111-4222-8333-444455556666';

const portal = await rehearse();
const admin = await portal.person('backup-admin');
afterAll(() => portal.close());

async function finished(operation: Operation): Promise<Operation> {
  const { item } = await admin.get(api.getOperation, { params: { operationId: operation.id } });
  return item;
}

test('a volume is protected, backed up and restored, and the copy holds what the source held', async () => {
  const { subscriptionId } = portal;
  const vault = { subscriptionId, resourceGroup: 'rg-backup', vault: 'bv-eastus2' };
  const group = (name: string) => `/subscriptions/${subscriptionId}/resourceGroups/${name}`;

  const made = await admin.get(api.createVault, { params: vault, body: { region: 'eastus2', redundancy: 'local' } });
  expect(made.item.status).toBe('running');
  await portal.azure.advanceUntilIdle();
  expect(await finished(made.item)).toMatchObject({ status: 'succeeded' });
  const policy = await admin.get(api.createPolicy, {
    params: { ...vault, policy: 'daily-7-days' },
    body: dailyFor7Days,
  });
  expect(policy.item).toMatchObject({ name: 'daily-7-days', terms: dailyFor7Days });

  const volumes = await admin.get(api.listVolumes, { query: {} });
  const source = volumes.items.find(({ name }) => name === 'sql-data-01');
  expect(source?.protection).toEqual({ kind: 'not-protected' });
  const choice = {
    volumeId: source?.id ?? '',
    vaultId: `${group('rg-backup')}/providers/Microsoft.DataProtection/backupVaults/bv-eastus2`,
    policyId: policy.item.id,
    snapshotGroupId: group('rg-snapshots'),
  };

  const { volumeId, vaultId: inVault, snapshotGroupId } = choice;
  const asked = { groupId: volumeId.replace(/\/volumes\/.*/, ''), snapshotGroupId, volumes: ['sql-data-01'] };
  const before = await admin.get(api.judgeBackups, { body: { vaultId: inVault, groups: [asked] } });
  const checks = before.items[0]?.checks ?? [];
  const missing = checks.flatMap((check) => (check.verdict === 'attention' && check.role !== undefined ? [check.role] : []));
  expect(missing.map(({ role }) => role)).toEqual(['exporter', 'snapshots']);
  await admin.get(api.assignRoles, { params: vault, body: { roles: missing } });

  const early = await doOne(admin, api.validateBackups, choice);
  await portal.azure.advanceUntilIdle();
  expect(await finished(early.item)).toMatchObject({ status: 'failed', problem: { code: 'identity-lacks-role' } });
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  const late = await doOne(admin, api.validateBackups, choice);
  await portal.azure.advanceUntilIdle();
  expect(await finished(late.item)).toMatchObject({ status: 'succeeded' });

  const configured = await doOne(admin, api.configureBackups, choice);
  await portal.azure.advanceUntilIdle();
  expect(await finished(configured.item)).toMatchObject({ status: 'succeeded' });
  const again = await doOne(admin, api.configureBackups, choice);
  expect(again.item.targetId).toBe(configured.item.targetId);
  const instances = await admin.get(api.listBackupInstances, { query: {} });
  expect(instances.items.map(({ volumeName, state }) => [volumeName, state])).toEqual([['sql-data-01', 'protected']]);

  const instance = { ...vault, instance: configured.item.targetId.split('/').at(-1) ?? '' };
  const content = await portal.azure.digest(choice.volumeId);
  await admin.get(api.backUpNow, { params: instance, body: { intent: 'aaaaaaaa-1111-4222-8333-444455556666' } });
  const running = await admin.get(api.findJob, { params: { ...vault, intent: 'aaaaaaaa-1111-4222-8333-444455556666' } });
  expect(running.item).toMatchObject({ operation: 'backup', status: 'running', trigger: 'on-demand' });
  await portal.azure.advance(10 * minutes);
  await portal.azure.writeBlock(choice.volumeId, 3, 'changed after the backup');

  const points = await admin.get(api.listRestorePoints, { params: instance });
  expect(points.items).toHaveLength(1);
  const point = points.items[0]?.name ?? '';
  const detail = await admin.get(api.getRestorePoint, { params: { ...instance, point } });
  expect(detail.item.snapshot).toMatchObject({ resourceGroup: 'rg-snapshots', sku: 'Standard_LRS' });

  const target = {
    instanceId: configured.item.targetId,
    point,
    groupId: choice.volumeId.replace('/volumes/sql-data-01', ''),
    volumeName: 'sql-data-01-restored',
  };
  const needed = (await planOne(admin, target)).checks.flatMap((check) =>
    check.verdict === 'attention' && check.role !== undefined ? [check.role] : [],
  );
  expect(needed.map(({ role }) => role)).toEqual(['importer', 'reader']);
  await admin.get(api.assignRoles, { params: vault, body: { roles: needed } });
  await portal.azure.advance(10 * minutes, { evenIfIdle: true });
  const validation = await doOne(admin, api.validateRestore, target);
  await portal.azure.advanceUntilIdle();
  expect(await finished(validation.item)).toMatchObject({ status: 'succeeded' });

  await doRestore(admin, { ...target, intent });
  await doRestore(admin, { ...target, intent });
  await portal.azure.advance(10 * minutes);
  const restored = await admin.get(api.findRestore, { body: { intent, rows: [target] } });
  expect(restored.items).toMatchObject([{ job: { operation: 'restore', status: 'completed' }, volume: 'there' }]);
  const jobs = await admin.get(api.listJobs, { query: {} });
  expect(jobs.items.filter(({ operation }) => operation === 'restore')).toHaveLength(1);
  expect(await portal.azure.digest(`${target.groupId}/volumes/sql-data-01-restored`)).toBe(content);

  const disk = { subscriptionId, resourceGroup: 'rg-restore', disk: 'sql-data-01-disk' };
  const body = { snapshotId: detail.item.snapshot?.id ?? '', sku: 'Premium_LRS' } as const;
  const begun = await makeDisk(admin, disk, body);
  await portal.azure.advanceUntilIdle();
  expect(await finished(begun.item)).toMatchObject({ status: 'succeeded' });
  expect((await admin.get(api.getDisk, { params: disk })).item).toMatchObject({ state: 'ready', sku: 'Premium_LRS' });
  expect(await portal.azure.digest(begun.item.targetId)).toBe(content);
});
