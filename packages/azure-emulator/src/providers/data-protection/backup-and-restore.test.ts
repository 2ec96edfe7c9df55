import { expect, test } from 'vitest';
import { textAt, valueAt } from '../../arm/bodies.ts';
import { backupBody, group, instance, instanceBody, minute, restoreBody, san, snapshots, Story, vault } from '../../test-support/story.ts';

const volumeSnapshots = `${group}/snapshots`;
const diskSnapshots = `${snapshots}/providers/Microsoft.Compute/snapshots`;

test('a volume is checked, protected, backed up and restored with its content of that moment', () => {
  const story = new Story();
  story.write('recipes', 0, 'monday');
  const body = instanceBody();
  expect(story.outcome('POST', `${vault}/validateForBackup`, { backupInstance: body.properties })).toMatchObject({ status: 'Succeeded' });

  const put = story.call('PUT', instance, body);
  expect(put).toMatchObject({ status: 202, headers: { 'Retry-After': '15' } });
  expect(put.headers['Location']).toContain('/backupInstances/linesan-line1-3f1f6c1a/operationResults/');
  expect(story.get(instance)).toMatchObject({
    properties: { currentProtectionState: 'ConfiguringProtection', provisioningState: 'Succeeded' },
  });
  story.pass(minute);
  expect(story.get(instance)).toMatchObject({
    properties: { currentProtectionState: 'ProtectionConfigured', protectionStatus: { status: 'ProtectionConfigured' } },
  });
  expect(story.call('PUT', instance, body).status).toBe(200);

  const before = story.digest('recipes');
  const job = story.backUp();
  expect(job).toMatchObject({ properties: { status: 'Completed', operation: 'Backup', isUserTriggered: true } });
  story.write('recipes', 0, 'tuesday');

  const [point] = story.items(`${instance}/recoveryPoints`);
  const pointId = textAt(point, 'name') ?? '';
  expect(pointId).toMatch(/^[0-9a-f]{32}$/);
  expect(valueAt(job, 'properties', 'extendedInfo', 'targetRecoverPoint', 'recoveryPointID')).toBe(pointId);
  expect(
    story.outcome('POST', `${instance}/validateRestore`, { restoreRequestObject: restoreBody(pointId, 'recipes-back') }),
  ).toMatchObject({ status: 'Succeeded' });

  const restored = story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(pointId, 'recipes-back')));
  expect(restored).toMatchObject({
    properties: { status: 'Completed', operation: 'Restore', extendedInfo: { recoveryDestination: group } },
  });
  expect(story.digest('recipes-back')).toBe(before);
  expect(story.digest('recipes')).not.toBe(before);
  expect(story.get(`${group}/volumes/recipes-back`)).toMatchObject({
    properties: { sizeGiB: 2, provisioningState: 'Succeeded', creationData: { createSource: 'DiskSnapshot' } },
  });
});

// Recorded of disks and of Elastic SAN alike [R].
test('the status of a backup and of a restore ends with its job, that of a check does not', () => {
  const story = new Story();
  story.protect();
  const ended = (answer: ReturnType<Story['call']>): unknown => {
    story.pass(minute);
    return story.get(answer.headers['Azure-AsyncOperation']?.replace('https://azure.example', '') ?? '');
  };
  const job = { jobId: expect.stringMatching(/backupVaults\/plantvault\/backupJobs\//) as string, objectType: 'OperationJobExtendedInfo' };
  expect(ended(story.call('POST', `${instance}/backup`, backupBody))).toMatchObject({ status: 'Succeeded', properties: job });
  story.pass(10 * minute);
  const body = restoreBody(textAt(story.items(`${instance}/recoveryPoints`)[0], 'name') ?? '', 'recipes-back');
  expect(ended(story.call('POST', `${instance}/restore`, body))).toMatchObject({ status: 'Succeeded', properties: job });
  const checked = ended(
    story.call('POST', `${instance}/validateRestore`, { restoreRequestObject: restoreBody(body.recoveryPointId, 'other') }),
  );
  expect(checked).toMatchObject({ status: 'Succeeded' });
  expect(valueAt(checked, 'properties')).toBeUndefined();
});

test('a backup shows its temporary volume snapshot, then the disk snapshot being copied, then only the point', () => {
  const story = new Story();
  story.protect();
  const answer = story.call('POST', `${instance}/backup`, backupBody, { 'x-ms-client-request-id': 'my-intent' });
  expect(answer).toMatchObject({ status: 202, headers: { 'Retry-After': '30' } });
  expect(story.items(volumeSnapshots)).toHaveLength(1);
  expect(story.items(diskSnapshots)).toHaveLength(0);

  story.pass(3 * minute);
  expect(story.items(volumeSnapshots)).toHaveLength(1);
  expect(story.items(diskSnapshots)).toMatchObject([
    {
      name: expect.stringMatching(/^AzureBackup_[0-9a-f-]{36}_2026-09-08T08-10-00\.0000000$/) as string,
      sku: { name: 'Standard_LRS' },
      properties: { incremental: true, completionPercent: 0 },
    },
  ]);
  expect(story.items(`${instance}/recoveryPoints`)).toHaveLength(0);
  expect(story.items(`${vault}/backupJobs`)).toMatchObject([{ properties: { status: 'InProgress', activityID: 'my-intent' } }]);

  story.pass(4 * minute);
  expect(story.items(volumeSnapshots)).toHaveLength(0);
  expect(story.items(diskSnapshots)).toMatchObject([{ properties: { completionPercent: 100 } }]);
  expect(story.items(`${instance}/recoveryPoints`)).toMatchObject([{ properties: { recoveryPointTime: '2026-09-08T08:10:00.0000000Z' } }]);
  expect(story.items(`${vault}/backupJobs`)).toMatchObject([{ properties: { status: 'Completed' } }]);
});

test('one point names its snapshot; a list does not', () => {
  const story = new Story();
  story.protect();
  story.backUp();
  const [listed] = story.items(`${instance}/recoveryPoints`);
  expect(valueAt(listed, 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData')).toBeNull();
  const point = story.get(`${instance}/recoveryPoints/${textAt(listed, 'name') ?? ''}`);
  const [metadata] = JSON.parse(textAt(point, 'properties', 'recoveryPointDataStoresDetails', 0, 'metaData') ?? '') as unknown[];
  const [snapshot] = story.items(diskSnapshots);
  expect(metadata).toMatchObject({ snapshotRGName: 'snapshots', snapshotName: textAt(snapshot, 'name'), sizeBytes: 2 * 1024 ** 3 });
});

test('points are listed newest first and by date, and an empty filter is no filter', () => {
  const story = new Story();
  story.protect();
  for (let count = 0; count < 3; count += 1) story.backUp();
  const names = (query: string): (string | undefined)[] =>
    story.items(`${instance}/recoveryPoints${query}`).map((point) => textAt(point, 'properties', 'recoveryPointTime'));
  expect(names('')).toEqual(['2026-09-08T08:30:00.0000000Z', '2026-09-08T08:20:00.0000000Z', '2026-09-08T08:10:00.0000000Z']);
  expect(names('?$filter=')).toHaveLength(3);
  expect(names("?$filter=startDate eq '2026-09-08T08:15:00.0000000Z' and endDate eq '2026-09-08T08:25:00.0000000Z'")).toEqual([
    '2026-09-08T08:20:00.0000000Z',
  ]);
  expect(story.call('GET', `${instance}/recoveryPoints?$filter=nonsense`).status).toBe(400);
});

test('a restore works after the volume and everything in it was deleted', () => {
  const story = new Story();
  story.write('recipes', 3, 'kept');
  const before = story.digest('recipes');
  story.protect();
  story.backUp();
  story.call('DELETE', `${group}/volumes/recipes`);
  story.pass(5 * minute);
  expect(story.get(instance)).toMatchObject({ properties: { currentProtectionState: 'ProtectionConfigured' } });
  const [point] = story.items(`${instance}/recoveryPoints`);
  const job = story.jobOf(story.call('POST', `${instance}/restore`, restoreBody(textAt(point, 'name') ?? '', 'recipes')));
  expect(job).toMatchObject({ properties: { status: 'Completed' } });
  expect(story.digest('recipes')).toBe(before);
});

test('an operation is pending, then done, at every scope that Azure offers', () => {
  const story = new Story();
  const answer = story.call('POST', `${vault}/validateForBackup`, { backupInstance: instanceBody().properties });
  const id = answer.headers['Azure-AsyncOperation']?.replace(/^.*operationStatus\//, '').replace(/\?.*$/, '') ?? '';
  expect(Buffer.from(id, 'base64').toString()).toMatch(/^[0-9a-f-]{36};[0-9a-f-]{36}$/);
  const subscription = san.split('/resourceGroups/')[0] ?? '';
  const scopes = [
    vault,
    ...[subscription, vault.split('/providers/')[0]].map((scope) => `${scope ?? ''}/providers/Microsoft.DataProtection/locations/eastus2`),
  ];
  const asked = encodeURIComponent(id);
  for (const scope of scopes)
    expect(story.get(`${scope}/operationStatus/${asked}`)).toMatchObject({
      id: `${scope}/operationStatus/${id}`,
      status: 'Inprogress',
      endTime: '0001-01-01T00:00:00Z',
    });
  expect(story.call('GET', `${scopes[1] ?? ''}/operationResults/${asked}`)).toMatchObject({
    status: 202,
    headers: { 'Retry-After': '30' },
  });
  story.pass(minute);
  for (const scope of scopes)
    expect(story.get(`${scope}/operationStatus/${asked}`)).toMatchObject({ status: 'Succeeded', endTime: '2026-09-08T08:00:44Z' });
  const done = story.call('GET', `${scopes[1] ?? ''}/operationResults/${asked}`);
  expect(done).toMatchObject({ status: 200, body: { objectType: 'OperationJobExtendedInfo' }, headers: { 'Retry-After': '30' } });
  expect(done.headers['Azure-AsyncOperation']).toContain(`${scopes[1] ?? ''}/operationStatus/${id}`);
});
