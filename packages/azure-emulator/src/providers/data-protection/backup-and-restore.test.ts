import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import {
  backupBody,
  group,
  instance,
  instanceBody,
  minute,
  restoreBody,
  san,
  snapshots,
  TestEstate,
  vault,
} from '../../test-support/test-estate.ts';

const volumeSnapshots = `${group}/snapshots`;
const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;

test('a volume is checked, protected, backed up and restored with its content of that moment', () => {
  const estate = new TestEstate();
  estate.write('recipes', 0, 'monday');
  const body = instanceBody();
  expect(estate.outcome('POST', `${vault}/validateForBackup`, { backupInstance: body.properties })).toMatchObject({ status: 'Succeeded' });

  const put = estate.call('PUT', instance, body);
  expect(put).toMatchObject({ status: 202, headers: { 'Retry-After': '15' } });
  expect(put.headers['Location']).toContain('/backupInstances/linesan-line1-3f1f6c1a/operationResults/');
  expect(estate.get(instance)).toMatchObject({
    properties: { currentProtectionState: 'ConfiguringProtection', provisioningState: 'Succeeded' },
  });
  estate.pass(minute);
  expect(estate.get(instance)).toMatchObject({
    properties: { currentProtectionState: 'ProtectionConfigured', protectionStatus: { status: 'ProtectionConfigured' } },
  });
  expect(estate.call('PUT', instance, body).status).toBe(200);

  const before = estate.digest('recipes');
  const job = estate.backUp();
  expect(job).toMatchObject({ properties: { status: 'Completed', operation: 'Backup', isUserTriggered: true } });
  estate.write('recipes', 0, 'tuesday');

  const [point] = estate.items(`${instance}/recoveryPoints`);
  const pointId = textAt(point, 'name') ?? '';
  expect(pointId).toMatch(/^[0-9a-f]{32}$/);
  expect(valueAt(job, 'properties', 'extendedInfo', 'targetRecoverPoint', 'recoveryPointID')).toBe(pointId);
  expect(
    estate.outcome('POST', `${instance}/validateRestore`, { restoreRequestObject: restoreBody(pointId, 'recipes-back') }),
  ).toMatchObject({ status: 'Succeeded' });

  const restored = estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')));
  expect(restored).toMatchObject({
    properties: { status: 'Completed', operation: 'Restore', extendedInfo: { recoveryDestination: group } },
  });
  expect(estate.digest('recipes-back')).toBe(before);
  expect(estate.digest('recipes')).not.toBe(before);
  expect(estate.get(`${group}/volumes/recipes-back`)).toMatchObject({
    properties: { sizeGiB: 2, provisioningState: 'Succeeded', creationData: { createSource: 'DiskSnapshot' } },
  });
});

// Recorded of disks and of Elastic SAN alike [R].
test('the status of a backup and of a restore ends with its job, that of a check does not', () => {
  const estate = new TestEstate();
  estate.protect();
  const ended = (answer: ReturnType<TestEstate['call']>): unknown => {
    estate.pass(minute);
    return estate.get(answer.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '');
  };
  const job = { jobId: expect.stringMatching(/backupVaults\/plantvault\/backupJobs\//) as string, objectType: 'OperationJobExtendedInfo' };
  expect(ended(estate.call('POST', `${instance}/backup`, backupBody))).toMatchObject({ status: 'Succeeded', properties: job });
  estate.pass(10 * minute);
  const body = restoreBody(textAt(estate.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
  expect(ended(estate.call('POST', `${instance}/restore`, body))).toMatchObject({ status: 'Succeeded', properties: job });
  const checked = ended(
    estate.call('POST', `${instance}/validateRestore`, { restoreRequestObject: restoreBody(body.recoveryPointId, 'other') }),
  );
  expect(checked).toMatchObject({ status: 'Succeeded' });
  expect(valueAt(checked, 'properties')).toBeUndefined();
});

test('a backup shows its temporary volume snapshot, then the disk snapshot being copied, then only the point', () => {
  const estate = new TestEstate();
  estate.protect();
  const answer = estate.call('POST', `${instance}/backup`, backupBody, { 'x-ms-client-request-id': 'my-intent' });
  expect(answer).toMatchObject({ status: 202, headers: { 'Retry-After': '30' } });
  expect(estate.items(volumeSnapshots)).toHaveLength(1);
  expect(estate.items(diskSnapshots)).toHaveLength(0);

  estate.pass(3 * minute);
  expect(estate.items(volumeSnapshots)).toHaveLength(1);
  expect(estate.items(diskSnapshots)).toMatchObject([
    {
      name: expect.stringMatching(/^AzureBackup_[0-9a-f-]{36}_2026-09-08T08-10-00\.0000000$/) as string,
      sku: { name: 'Standard_LRS' },
      properties: { incremental: true, completionPercent: 0 },
    },
  ]);
  expect(estate.items(`${instance}/recoveryPoints`)).toHaveLength(0);
  expect(estate.items(`${vault}/backupJobs`)).toMatchObject([{ properties: { status: 'InProgress', activityID: 'my-intent' } }]);

  estate.pass(4 * minute);
  expect(estate.items(volumeSnapshots)).toHaveLength(0);
  expect(estate.items(diskSnapshots)).toMatchObject([{ properties: { completionPercent: 100 } }]);
  expect(estate.items(`${instance}/recoveryPoints`)).toMatchObject([{ properties: { recoveryPointTime: '2026-09-08T08:10:00.0000000Z' } }]);
  expect(estate.items(`${vault}/backupJobs`)).toMatchObject([{ properties: { status: 'Completed' } }]);
});

test('one point names its snapshot; a list does not', () => {
  const estate = new TestEstate();
  estate.protect();
  estate.backUp();
  const [listed] = estate.items(`${instance}/recoveryPoints`);
  expect(valueAt(listed, 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData')).toBeNull();
  const point = estate.get(`${instance}/recoveryPoints/${textAt(listed, 'name') ?? ''}`);
  const [metadata] = JSON.parse(textAt(point, 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData') ?? '') as unknown[];
  const [snapshot] = estate.items(diskSnapshots);
  expect(metadata).toMatchObject({ snapshotRGName: 'snapshots', snapshotName: textAt(snapshot, 'name'), sizeBytes: 2 * 1024 ** 3 });
});

test('points are listed newest first and by date, and an empty filter is no filter', () => {
  const estate = new TestEstate();
  estate.protect();
  for (let count = 0; count < 3; count += 1) estate.backUp();
  const names = (query: string): (string | undefined)[] =>
    estate.items(`${instance}/recoveryPoints${query}`).map((point) => textAt(point, 'properties', 'recoveryPointTime'));
  expect(names('')).toEqual(['2026-09-08T08:30:00.0000000Z', '2026-09-08T08:20:00.0000000Z', '2026-09-08T08:10:00.0000000Z']);
  expect(names('?$filter=')).toHaveLength(3);
  expect(names("?$filter=startDate eq '2026-09-08T08:15:00.0000000Z' and endDate eq '2026-09-08T08:25:00.0000000Z'")).toEqual([
    '2026-09-08T08:20:00.0000000Z',
  ]);
  for (const filter of ['nonsense', "startDate eq '2026-02-30T08:15:00.0000000Z'"])
    expect(estate.call('GET', `${instance}/recoveryPoints?$filter=${filter}`).status).toBe(400);
});

test('a restore works after the volume and everything in it was deleted', () => {
  const estate = new TestEstate();
  estate.write('recipes', 3, 'kept');
  const before = estate.digest('recipes');
  estate.protect();
  estate.backUp();
  estate.call('DELETE', `${group}/volumes/recipes`);
  estate.pass(5 * minute);
  expect(estate.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionConfigured' } });
  const [point] = estate.items(`${instance}/recoveryPoints`);
  const job = estate.jobOf(estate.call('POST', `${instance}/restore`, restoreBody(textAt(point, 'name') ?? '', 'recipes')));
  expect(job).toMatchObject({ properties: { status: 'Completed' } });
  expect(estate.digest('recipes')).toBe(before);
});

test('an operation is pending, then done, at every scope that Azure offers', () => {
  const estate = new TestEstate();
  const answer = estate.call('POST', `${vault}/validateForBackup`, { backupInstance: instanceBody().properties });
  const id = answer.headers['Azure-AsyncOperation']?.replace(/^.*operationStatus\//, '').replace(/\?.*$/, '') ?? '';
  expect(Buffer.from(id, 'base64').toString()).toMatch(/^[0-9a-f-]{36};[0-9a-f-]{36}$/);
  const subscription = san.split('/resourceGroups/')[0] ?? '';
  const scopes = [
    vault,
    ...[subscription, vault.split('/providers/')[0]].map((scope) => `${scope ?? ''}/providers/Microsoft.DataProtection/locations/eastus2`),
  ];
  const asked = encodeURIComponent(id);
  for (const scope of scopes)
    expect(estate.get(`${scope}/operationStatus/${asked}`)).toMatchObject({
      id: `${scope}/operationStatus/${id}`,
      status: 'Inprogress',
      endTime: '0001-01-01T00:00:00Z',
    });
  expect(estate.call('GET', `${scopes[1] ?? ''}/operationResults/${asked}`)).toMatchObject({
    status: 202,
    headers: { 'Retry-After': '30' },
  });
  estate.pass(minute);
  for (const scope of scopes)
    expect(estate.get(`${scope}/operationStatus/${asked}`)).toMatchObject({ status: 'Succeeded', endTime: '2026-09-08T08:00:44Z' });
  const done = estate.call('GET', `${scopes[1] ?? ''}/operationResults/${asked}`);
  expect(done).toMatchObject({ status: 200, body: { objectType: 'OperationJobExtendedInfo' }, headers: { 'Retry-After': '30' } });
  expect(done.headers['Azure-AsyncOperation']).toContain(`${scopes[1] ?? ''}/operationStatus/${id}`);
});
