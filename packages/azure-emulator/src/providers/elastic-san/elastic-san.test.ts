import { expect, test } from 'vitest';
import { valueAt } from '../../arm/bodies.ts';
import { codeOf, messageOf, namesIn, trial, type Trial } from '../../test-support/test-calls.ts';
import { exportIncrementalSnapshot } from '../compute/snapshots.ts';
import { freeGiBOf } from './capacity.ts';
import { takeVolumeSnapshot } from './snapshots.ts';
import { createVolume } from './volumes.ts';

const api = 'api-version=2025-09-01';

function atSan(): Trial & { san: string; group: string; storage: string } {
  const made = trial();
  const storage = `${made.subscription}/resourceGroups/rg-storage`;
  const san = `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-prod`;
  return { ...made, storage, san, group: `${san}/volumeGroups/vg-databases` };
}

const sizeGiB = (size: unknown, creationData?: object): object => ({
  properties: { sizeGiB: size, ...(creationData === undefined ? {} : { creationData }) },
});

test('a SAN shows what it has bought and what its volumes take', () => {
  const { call, san, world } = atSan();
  const { body } = call('GET', `${san}?${api}`);
  expect(valueAt(body, 'type')).toBe('Microsoft.ElasticSan/ElasticSans');
  expect(valueAt(body, 'properties')).toMatchObject({
    totalSizeTiB: 20,
    totalVolumeSizeGiB: 10_624,
    volumeGroupCount: 1,
    totalIops: 60_000,
    totalMBps: 2400,
  });
  expect(freeGiBOf(world, san)).toBe(20 * 1024 - 10_624);
});

test('a new volume is followed through Location alone: 202 without body, then 200 with the volume', () => {
  const { call, group, wait } = atSan();
  const put = call('PUT', `${group.replace('volumeGroups', 'volumegroups')}/volumes/fresh-01?${api}`, sizeGiB(8));
  expect(put.status).toBe(201);
  expect(put.headers['Azure-AsyncOperation']).toBeUndefined();
  expect(valueAt(put.body, 'id')).toBe(`${group}/volumes/fresh-01`);
  expect(valueAt(put.body, 'properties')).toMatchObject({
    provisioningState: 'Creating',
    storageTarget: { status: 'Pending' },
    creationData: { createSource: 'None' },
  });
  const poll = put.headers['Location'] ?? '';
  expect(poll).toMatch(/\/locations\/eastus2\/asyncoperations\/[0-9a-f-]{36}\?monitor=true&api-version=2025-09-01/);
  const running = call('GET', poll);
  expect([running.status, running.body, running.headers['Content-Type']]).toEqual([202, undefined, 'text/plain; charset=utf-8']);
  wait(20_000);
  const done = call('GET', running.headers['Location'] ?? '');
  expect(done.status).toBe(200);
  expect(valueAt(done.body, 'properties', 'storageTarget')).toMatchObject({
    provisioningState: 'Succeeded',
    status: 'Running',
    targetPortalPort: 3260,
  });
  expect(valueAt(call('GET', `${group}/volumes/fresh-01?${api}`).body, 'properties', 'provisioningState')).toBe('Succeeded');
});

test.each([
  ['a name with an underscore', 'a_volume', 8, 'InvalidParameter'],
  ['a name of two letters', 'ab', 8, 'InvalidParameter'],
  ['no size', 'fresh-01', undefined, 'InvalidParameter'],
  ['half a GiB', 'fresh-01', 0.5, 'InvalidParameter'],
  ['more than 64 TiB', 'fresh-01', 65_537, 'InvalidParameter'],
  ['more than the SAN has', 'fresh-01', 20_000, 'InsufficientElasticSanCapacity'],
])('a volume with %s is refused and not made', (_, name, size, code) => {
  const { call, group, world } = atSan();
  const answer = call('PUT', `${group}/volumes/${name}?${api}`, sizeGiB(size));
  expect([answer.status, codeOf(answer)]).toEqual([400, code]);
  expect(world.resources.has(`${group}/volumes/${name}`)).toBe(false);
});

test('too little room is said of the SAN, and whoever grows a volume hears the same', () => {
  const { call, group } = atSan();
  const words = /^The Elastic SAN 'san-prod' has 9856 GiB of free capacity, \d+ GiB are needed\./;
  expect(messageOf(call('PUT', `${group}/volumes/fresh-01?${api}`, sizeGiB(20_000)))).toMatch(words);
  expect(messageOf(call('PUT', `${group}/volumes/oracle-redo-01?${api}`, sizeGiB(20_000)))).toMatch(words);
});

test('a volume grows and never shrinks', () => {
  const { call, group, wait } = atSan();
  const path = `${group}/volumes/oracle-redo-01?${api}`;
  expect(messageOf(call('PUT', path, sizeGiB(64)))).toContain('a volume of 128 GiB cannot become smaller');
  expect(call('PUT', path, sizeGiB(256)).status).toBe(201);
  wait(20_000);
  expect(valueAt(call('GET', path).body, 'properties')).toMatchObject({ sizeGiB: 256, provisioningState: 'Succeeded' });
});

test('a volume made from a snapshot holds what the volume held then', () => {
  const { call, group, wait, world } = atSan();
  const before = world.blocks.digest(`${group}/volumes/sql-log-01`);
  const taken = call('PUT', `${group}/snapshots/snap-1?${api}`, {
    properties: { creationData: { sourceId: `${group}/volumes/sql-log-01` } },
  });
  expect(valueAt(taken.body, 'properties')).toMatchObject({
    provisioningState: 'Creating',
    sourceVolumeSizeGiB: 256,
    volumeName: 'sql-log-01',
  });
  world.blocks.write(`${group}/volumes/sql-log-01`, 0, 'written later');
  wait(20_000);
  const creationData = { createSource: 'VolumeSnapshot', sourceId: `${group}/snapshots/snap-1` };
  expect(codeOf(call('PUT', `${group}/volumes/copy-01?${api}`, sizeGiB(128, creationData)))).toBe('InvalidParameter');
  expect(call('PUT', `${group}/volumes/copy-01?${api}`, sizeGiB(256, creationData)).status).toBe(201);
  wait(20_000);
  expect(world.blocks.digest(`${group}/volumes/copy-01`)).toBe(before);
  expect(world.blocks.digest(`${group}/volumes/sql-log-01`)).not.toBe(before);
});

test('deleting a volume takes its own snapshots along and leaves managed-disk snapshots with their content', () => {
  const { call, group, subscription, wait, world } = atSan();
  const volume = `${group}/volumes/sql-log-01`;
  const content = world.blocks.digest(volume);
  const temporary = takeVolumeSnapshot(world, volume, 'snap-1');
  const exported = exportIncrementalSnapshot(world, {
    name: 'kept',
    resourceGroupId: `${subscription}/resourceGroups/rg-snapshots`,
    location: 'eastus2',
    volumeSnapshotId: temporary.id,
    sku: 'Standard_LRS',
  });
  expect(codeOf(call('DELETE', `${volume}?${api}`))).toBe('VolumeHasSnapshots');
  const deleted = call('DELETE', `${volume}?${api}`, undefined, { headers: { 'x-ms-delete-snapshots': 'true' } });
  expect([deleted.status, valueAt(deleted.body, 'properties', 'provisioningState')]).toEqual([202, 'Deleting']);
  wait(20_000);
  const done = call('GET', deleted.headers['Location'] ?? '');
  expect([done.status, done.body]).toEqual([200, undefined]);
  expect(world.resources.has(volume)).toBe(false);
  expect(world.resources.has(temporary.id)).toBe(false);
  expect(world.blocks.digest(exported.id)).toBe(content);
  expect(call('DELETE', `${volume}?${api}`).status).toBe(204);
});

test('snapshots are listed for one volume, with quotes around its name and without', () => {
  const { call, group, world } = atSan();
  takeVolumeSnapshot(world, `${group}/volumes/sql-log-01`, 'one');
  takeVolumeSnapshot(world, `${group}/volumes/archive-01`, 'two');
  const list = (filter: string): unknown[] => namesIn(call('GET', `${group}/snapshots?$filter=${encodeURIComponent(filter)}&${api}`));
  expect(list('volumeName eq archive-01')).toEqual(['two']);
  expect(list("volumeName eq 'SQL-log-01'")).toEqual(['one']);
  expect(list('')).toEqual(['one', 'two']);
});

test('the checks before backup and restore look at what is there', () => {
  const { call, group } = atSan();
  expect(call('POST', `${group}/preBackup?${api}`, { volumeNames: ['archive-01'] }).body).toEqual({ validationStatus: 'Success' });
  expect(call('POST', `${group}/preBackup?${api}`, { volumeNames: ['nothing'] }).status).toBe(404);
  expect(call('POST', `${group}/preRestore?${api}`, { diskSnapshotIds: [`${group}/none`] }).status).toBe(404);
});

test('a SAN and a group are made, refused while full, and deleted when empty', () => {
  const { call, storage, wait, world } = atSan();
  const san = `${storage}/providers/Microsoft.ElasticSan/elasticSans/san-new`;
  const made = call('PUT', `${san}?${api}`, {
    location: 'East US 2',
    properties: { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_LRS' } },
  });
  expect([made.status, valueAt(made.body, 'location'), valueAt(made.body, 'properties', 'totalSizeTiB')]).toEqual([201, 'eastus2', 1]);
  const group = call('PUT', `${san}/volumegroups/vg-one?${api}`, { properties: { protocolType: 'Iscsi' } });
  expect(valueAt(group.body, 'properties', 'protocolType')).toBe('iSCSI');
  createVolume(world, { groupId: `${san}/volumeGroups/vg-one`, name: 'vol-1', sizeGiB: 4, creationData: { createSource: 'None' } });
  expect(codeOf(call('DELETE', `${san}/volumegroups/vg-one?${api}`))).toBe('VolumeGroupNotEmpty');
  expect(codeOf(call('DELETE', `${san}?${api}`))).toBe('ElasticSanNotEmpty');
  call('DELETE', `${san}/volumegroups/vg-one/volumes/vol-1?${api}`);
  wait(20_000);
  call('DELETE', `${san}/volumegroups/vg-one?${api}`);
  wait(20_000);
  expect(call('DELETE', `${san}?${api}`).status).toBe(202);
  wait(20_000);
  expect(world.resources.below(san)).toEqual([]);
  expect(call('GET', `${san}?${api}`).status).toBe(404);
});

test('a SAN in a region that Azure does not have, or smaller than its volumes, is refused', () => {
  const { call, san } = atSan();
  expect(codeOf(call('PUT', `${san}-x?${api}`, { location: 'atlantis' }))).toBe('LocationNotAvailableForResourceType');
  expect(codeOf(call('PUT', `${san}?${api}`, { location: 'westeurope' }))).toBe('InvalidResourceLocation');
  expect(codeOf(call('PUT', `${san}?${api}`, { location: 'eastus2', properties: { baseSizeTiB: 1 } }))).toBe('InvalidParameter');
});

test('SKUs are listed for one region', () => {
  const { call, subscription } = atSan();
  const filter = encodeURIComponent("location eq 'eastus2'");
  expect(namesIn(call('GET', `${subscription}/providers/Microsoft.ElasticSan/skus?$filter=${filter}&${api}`))).toEqual([
    'Premium_LRS',
    'Premium_ZRS',
  ]);
});

test('a region without zones has no zone-redundant SKU, and no Elastic SAN of it', () => {
  const { call, subscription, san } = atSan();
  const properties = { baseSizeTiB: 1, extendedCapacitySizeTiB: 0, sku: { name: 'Premium_ZRS' } };
  expect(codeOf(call('PUT', `${san}-x?${api}`, { location: 'ukwest', properties }))).toBe('InvalidParameter');
  const filter = encodeURIComponent("location eq 'ukwest'");
  expect(namesIn(call('GET', `${subscription}/providers/Microsoft.ElasticSan/skus?$filter=${filter}&${api}`))).toEqual(['Premium_LRS']);
});
