import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ElasticSanManagement, type DiskSnapshotList, type Volume, type VolumeNameList } from './index.ts';
import { scriptedAzure } from '@esan/arm-connection/testing';

const reference = process.env.AZURE_REFERENCE;

interface Recording {
  request: { method: string; url: string; body: unknown };
  response: { status: number; headers: Record<string, string>; body: unknown };
}

function recorded(name: string): Recording {
  return JSON.parse(readFileSync(`${reference}/examples/elasticsan/${name}.json`, 'utf8'));
}

/** Gives the recorded answers to a client, together with the names in the first recorded URL. */
function replay(...names: [string, ...string[]]) {
  const [first, ...later] = names;
  const { request, response } = recorded(first);
  const answers = [response, ...later.map((name) => recorded(name).response)];
  const service = scriptedAzure(
    ...answers.map(({ status, headers, body }) => ({ status, headers, body: body === null || body === '' ? undefined : body })),
  );
  const [, , subscription = '', , group = '', , , , san = '', , volumeGroup = '', , volume = ''] = new URL(request.url).pathname.split('/');
  const apiVersion = new URL(request.url).searchParams.get('api-version') ?? '';
  const client = new ElasticSanManagement(service.credential, subscription, { ...service.options, apiVersion });
  const { method, url, body } = request;
  return {
    request: { method, url, body },
    group,
    san,
    volumeGroup,
    volume,
    client,
    received: service.received,
    last: answers.at(-1)?.body,
  };
}

describe.skipIf(!reference)('against recorded traffic, which AZURE_REFERENCE must lead to', () => {
  test('a volume is created as recorded', async () => {
    const { request, received, client, group, san, volumeGroup, volume, last } = replay('PutVolume_201', 'Volume_async_200');
    const made = await client.volumes.create(group, san, volumeGroup, volume, request.body as Volume);
    expect(received[0]).toMatchObject(request);
    expect(received[1]?.method).toBe('GET');
    expect(made.properties).toEqual((last as Volume).properties);
  });

  test('a volume is deleted as recorded', async () => {
    const { request, received, client, group, san, volumeGroup, volume } = replay(
      'DeleteVolume_202',
      'DeleteVolumeSnapshot_async_200_empty',
    );
    expect(await client.volumes.delete(group, san, volumeGroup, volume)).toBeUndefined();
    expect(received[0]).toMatchObject({ method: request.method, url: request.url });
  });

  test('what can be backed up and restored is asked as recorded', async () => {
    const backup = replay('PreBackup_200');
    const before = await backup.client.volumes.preBackup(
      backup.group,
      backup.san,
      backup.volumeGroup,
      backup.request.body as VolumeNameList,
    );
    expect(before.validationStatus).toBe('Success');
    expect(backup.received[0]).toMatchObject(backup.request);
    const restore = replay('PreRestore_200');
    const after = await restore.client.volumes.preRestore(
      restore.group,
      restore.san,
      restore.volumeGroup,
      restore.request.body as DiskSnapshotList,
    );
    expect(after.validationStatus).toBe('Success');
    expect(restore.received[0]).toMatchObject(restore.request);
  });

  test('recorded volumes are read as they were sent, with their times', async () => {
    const { client, group, san, volumeGroup, last } = replay('ListVolumes');
    const { value } = await client.volumes.listByVolumeGroup(group, san, volumeGroup).next();
    const [sent] = (last as { value: Volume[] }).value;
    expect(value.properties).toEqual(sent?.properties);
    expect(value.systemData?.createdAt).toBeInstanceOf(Date);
  });
});
