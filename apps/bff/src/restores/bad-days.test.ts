import { api } from '@esan/contract';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { rehearse } from '../testing/rehearsal.ts';
import { dailyFor7Days, protectVolume } from '../testing/rehearsed-volume.ts';
import { doOne, doRestore, makeDisk, planOne, tryDisk, tryOne, tryRestore } from '../testing/set-of-one.ts';

const minutes = 60_000;
const restoreAction = 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action';
let turn = 0;

// Whatever is second in a list is on its second page.
const portal = await rehearse({ graph: 'off', pageSize: 1 });
const admin = await portal.person('backup-admin');
const reader = await portal.person('reader');
const volume = await protectVolume(portal, admin);
beforeEach(() => portal.azure.clearFaults());
afterAll(() => portal.close());

const newRestore = () => {
  turn += 1;
  const intent = `cccccccc-1111-4222-8333-${String(turn).padStart(12, '0')}`;
  return { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: `restored-${turn}`, intent };
};
const jobsOf = async ({ intent, ...row }: ReturnType<typeof newRestore>) => {
  const { items } = await admin.get(api.findRestore, { body: { intent, rows: [row] } });
  const { items: all } = await admin.get(api.listJobs, { query: {} });
  return all.filter(({ activityId }) => activityId === items[0]?.job?.activityId);
};

test('a connection that drops after Azure accepted a restore yields exactly one job', async () => {
  const body = newRestore();
  await portal.azure.addFault({ kind: 'drop-after-accept', action: restoreAction });
  const started = await tryRestore(admin, body);
  expect([started.status, started.reply?.item.status]).toEqual([202, 'running']);
  expect((await tryRestore(admin, body)).reply?.item.status).toBe('running');
  expect(await jobsOf(body)).toHaveLength(1);
  await portal.azure.advance(10 * minutes);
  expect((await jobsOf(body)).map(({ status }) => status)).toEqual(['completed']);
});

test('two presses at the same time are one restore', async () => {
  const body = newRestore();
  const both = await Promise.all([tryRestore(admin, body), tryRestore(admin, body)]);
  expect(both.map(({ reply }) => reply?.item.status)).toEqual(['running', 'running']);
  expect(await jobsOf(body)).toHaveLength(1);
  await portal.azure.advance(10 * minutes);
});

test('a restore that Azure never got is refused with what to do, and can be pressed again', async () => {
  const body = newRestore();
  await portal.azure.addFault({
    kind: 'next-call',
    action: restoreAction,
    status: 503,
    code: 'ServerTimeout',
    message: 'The request timed out.',
  });
  const refused = await tryRestore(admin, body);
  expect([refused.problem?.code, refused.problem?.azureCode]).toEqual(['azure-unavailable', 'ServerTimeout']);
  expect(await jobsOf(body)).toEqual([]);
  expect((await tryRestore(admin, body)).reply?.item.status).toBe('running');
  await portal.azure.advance(10 * minutes);
});

test('an action that stays throttled says how long to wait', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: restoreAction,
    status: 429,
    code: 'SubscriptionRequestsThrottled',
    message: 'Too many.',
    retryAfterSeconds: 1,
    times: 9,
  });
  const { problem } = await tryRestore(admin, newRestore());
  expect([problem?.code, problem?.azureCode]).toEqual(['throttled', 'SubscriptionRequestsThrottled']);
  expect(problem?.retryAfterMs).toBeGreaterThan(0);
});

test('an action that Azure puts off for longer than a request waits is told at once, and sent by nobody meanwhile', async () => {
  const throttled = {
    status: 429,
    code: 'SubscriptionRequestsThrottled',
    message: 'Too many.',
    retryAfterSeconds: 6,
    retryAfterAs: 'exact',
  } as const;
  const fault = await portal.azure.addFault({ kind: 'next-call', action: restoreAction, ...throttled, times: 9 });
  const body = newRestore();
  const { problem } = await tryRestore(admin, body);
  expect([problem?.code, problem?.retryAfterMs]).toEqual(['throttled', 6000]);
  expect((await portal.azure.faults()).find(({ id }) => id === fault.id)?.times).toBe(8);
  await portal.azure.removeFault(fault.id);
  expect((await tryRestore(admin, body)).reply?.item.status).toBe('running');
  await portal.azure.advance(10 * minutes);
});

test('a restore that fails later is a failed job with what Azure recommends, and no volume', async () => {
  const body = newRestore();
  await portal.azure.addFault({
    kind: 'fail-later',
    operation: 'restore',
    target: '*',
    code: 'UserErrorTargetBroken',
    message: 'The target is broken.',
    recommendedAction: 'Mend the target.',
  });
  expect((await tryRestore(admin, body)).reply?.item.status).toBe('running');
  await portal.azure.advance(10 * minutes);
  const [job] = await jobsOf(body);
  expect(job).toMatchObject({
    status: 'failed',
    problem: { azureCode: 'UserErrorTargetBroken', detail: 'The target is broken.', recommendedActions: ['Mend the target.'] },
  });
  expect(await portal.azure.resource(`${volume.groupId}/volumes/${body.volumeName}`)).toBeUndefined();
});

test('a name that is taken is known before the restore, and refused by Azure itself', async () => {
  const body = { ...newRestore(), volumeName: 'sql-data-02' };
  expect((await planOne(admin, body)).checks.find(({ rule }) => rule === 'volume-name')).toMatchObject({
    verdict: 'blocked',
    fault: 'taken',
  });
  const { intent: _, ...row } = body;
  const validation = await doOne(admin, api.validateRestore, row);
  await portal.azure.advanceUntilIdle();
  const verdict = await admin.get(api.getOperation, { params: { operationId: validation.item.id } });
  expect(verdict.item.status).toBe('failed');
});

test('the name of a deleted volume that can be brought back is free with a warning, and the name it is kept under is taken', async () => {
  const token = await portal.azure.token((await portal.azure.detail()).people[0]?.userPrincipalName ?? '');
  const send = (method: string, path: string, body?: object) =>
    portal.azureAt(`${path}?api-version=2026-04-01-preview`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  await send('PATCH', volume.groupId, { properties: { deleteRetentionPolicy: { policyState: 'Enabled', retentionPeriodDays: 7 } } });
  await portal.azure.advanceUntilIdle();
  for (const name of ['oracle-data-01', 'oracle-redo-01']) {
    await send('DELETE', `${volume.groupId}/volumes/${name}`);
    await portal.azure.advanceUntilIdle();
  }
  const checksOf = async (volumeName: string) => {
    const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName };
    return (await planOne(admin, row)).checks;
  };
  const keptAs = (await checksOf('oracle-redo-01')).find(({ rule }) => rule === 'deleted-volume')?.about ?? '';
  expect(keptAs).toMatch(/^oracle-redo-01-\d+$/);
  expect((await checksOf(keptAs)).find(({ rule }) => rule === 'volume-name')).toMatchObject({ verdict: 'blocked', fault: 'taken' });
});

test('the source volume is deleted: its points are still listed and restore to a volume and to a disk', async () => {
  const content = await portal.azure.digest(volume.choice.volumeId);
  await portal.azure.deleteVolume(volume.choice.volumeId);
  const points = await admin.get(api.listRestorePoints, { params: volume.instance });
  expect(points.items.map(({ name }) => name)).toContain(volume.point);
  const body = newRestore();
  await doRestore(admin, body);
  await portal.azure.advance(10 * minutes);
  expect(await portal.azure.digest(`${body.groupId}/volumes/${body.volumeName}`)).toBe(content);
  const { item } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
  const disk = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore', disk: 'from-the-deleted' };
  const made = await makeDisk(admin, disk, { snapshotId: item.snapshot?.id ?? '', sku: 'StandardSSD_LRS' });
  await portal.azure.advanceUntilIdle();
  expect(await portal.azure.digest(made.item.targetId)).toBe(content);
});

test('the same disk twice is one disk; another disk under its name is refused', async () => {
  const { item } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore', disk: 'twice' };
  const body = { snapshotId: item.snapshot?.id ?? '', sku: 'StandardSSD_LRS' } as const;
  await makeDisk(admin, params, body);
  await portal.azure.advanceUntilIdle();
  const again = await makeDisk(admin, params, body);
  expect((await admin.get(api.getOperation, { params: { operationId: again.item.id } })).item.status).toBe('succeeded');
  const other = { ...body, snapshotId: body.snapshotId.replace(/[^/]+$/, 'another') };
  const refused = await tryDisk(admin, params, other);
  expect(refused.problem?.code).toBe('name-taken');
  for (const change of [{ sku: 'Premium_LRS' as const }, { tags: { team: 'storage' } }, { sizeGiB: 8192 }, { zone: '1' as const }]) {
    const changed = await tryDisk(admin, params, { ...body, ...change });
    expect(changed.problem?.found).toEqual({ is: 'disk-exists', disk: 'twice', resourceGroup: 'rg-restore', isOfSamePoint: true });
  }
  // Its last change has failed; it holds data all the same.
  const set = { 'properties.provisioningState': 'Failed' };
  await portal.azure.addFault({ kind: 'change-answer', action: 'Microsoft.Compute/disks/read', set, times: 10 });
  const grown = await tryDisk(admin, params, { ...body, sizeGiB: 8192 });
  expect(grown.problem?.found).toMatchObject({ is: 'disk-exists', disk: 'twice' });
  await portal.azure.clearFaults();
});

test('several disks are made at once, with zone and tags; one whose name is taken says so alone', async () => {
  const { item } = await admin.get(api.getRestorePoint, { params: { ...volume.instance, point: volume.point } });
  const params = { subscriptionId: portal.subscriptionId, resourceGroup: 'rg-restore' };
  const snapshotId = item.snapshot?.id ?? '';
  const body = { sku: 'PremiumV2_LRS', zone: '2', tags: { incident: '4711' } } as const;
  await makeDisk(admin, { ...params, disk: 'taken' }, { snapshotId, sku: 'Standard_LRS' });
  await portal.azure.advanceUntilIdle();
  const another = snapshotId.replace(/[^/]+$/, 'another');
  const disks = [
    { name: 'one', snapshotId },
    { name: 'two', snapshotId },
    { name: 'taken', snapshotId: another },
  ];
  const { items } = await admin.get(api.createDisks, { params, body: { ...body, rows: disks } });
  expect(items.map(({ operation, problem }) => operation?.status ?? problem?.code)).toEqual(['running', 'running', 'name-taken']);
  await portal.azure.advanceUntilIdle();
  const { items: made } = await admin.get(api.listDisks, { params });
  expect(made.filter(({ name }) => ['one', 'two'].includes(name)).map(({ sku, zone, tags, state }) => [sku, zone, tags, state])).toEqual([
    ['PremiumV2_LRS', '2', { incident: '4711' }, 'ready'],
    ['PremiumV2_LRS', '2', { incident: '4711' }, 'ready'],
  ]);
});

test('a vault or policy that exists with other settings is never changed by creating it', async () => {
  const vault = await admin.try(api.createVault, { params: volume.at, body: { region: 'eastus2', redundancy: 'geo' } });
  expect([vault.status, vault.problem?.code]).toEqual([409, 'name-taken']);
  const policy = await admin.try(api.createPolicy, {
    params: { ...volume.at, policy: 'daily-7-days' },
    body: { ...dailyFor7Days, keep: { count: 1, unit: 'days' } },
  });
  expect([policy.status, policy.problem?.code]).toEqual([409, 'name-taken']);
  const { items } = await admin.get(api.listPolicies, { params: volume.at });
  expect(items.map(({ terms }) => terms)).toEqual([dailyFor7Days]);
});

test('a reader sees everything and may change nothing; each refusal names the action', async () => {
  expect((await reader.get(api.listRestorePoints, { params: volume.instance })).items).toHaveLength(1);
  const outcomes = [
    await reader.try(api.createVault, { params: { ...volume.at, vault: 'bv-mine' }, body: { region: 'eastus2', redundancy: 'local' } }),
    await reader.try(api.createPolicy, { params: { ...volume.at, policy: 'mine' }, body: dailyFor7Days }),
    await reader.try(api.assignRoles, { params: volume.at, body: { roles: [{ role: 'reader', scope: volume.groupId }] } }),
    await tryOne(reader, api.validateBackups, volume.choice),
    await reader.try(api.backUpNow, { params: volume.instance, body: { intent: newRestore().intent } }),
    await tryRestore(reader, newRestore()),
  ];
  expect(outcomes.map(({ problem }) => [problem?.code, problem?.action])).toEqual([
    ['not-allowed', 'Microsoft.DataProtection/backupVaults/write'],
    ['not-allowed', 'Microsoft.DataProtection/backupVaults/backupPolicies/write'],
    ['not-allowed', 'Microsoft.Authorization/roleAssignments/write'],
    ['not-allowed', 'Microsoft.DataProtection/backupVaults/validateForBackup/action'],
    ['not-allowed', 'Microsoft.DataProtection/backupVaults/backupInstances/backup/action'],
    ['not-allowed', 'Microsoft.DataProtection/backupVaults/backupInstances/restore/action'],
  ]);
  const row = { instanceId: volume.instanceId, point: volume.point, groupId: volume.groupId, volumeName: 'any-name' };
  expect((await planOne(reader, row)).mayNotAssignAt).toEqual([]);
});

test('a vault that cannot be read is named, and the volumes still show', async () => {
  await portal.azure.addFault({
    kind: 'next-call',
    action: 'Microsoft.DataProtection/backupVaults/backupInstances/read',
    status: 403,
    code: 'AuthorizationFailed',
    message: 'No.',
  });
  const { items, missing, unreadProtectors } = await admin.get(api.listVolumes, { query: {} });
  expect(missing).toEqual([]);
  expect(unreadProtectors.map(({ name, problem }) => [name, problem.code])).toEqual([['bv-eastus2', 'not-allowed']]);
  expect(items.length).toBeGreaterThan(10);
  expect(items.map(({ protection }) => protection.kind)).not.toContain('not-protected');
});

test('a refused list says what Azure said of it', async () => {
  await portal.azure.addFault({ preset: 'forbidden', times: 1 });
  const { status, problem } = await admin.try(api.listSubscriptions, {});
  expect([status, problem?.code, problem?.azureCode]).toEqual([403, 'not-allowed', 'AuthorizationFailed']);
  expect(problem?.detail).toMatch(/does not have authorization/);
});
